"""A parcel becomes a paper, waits for a human, or is refused; the program learns no more than it must."""

import asyncio

import pytest

from tests.cast import ATTESTATION, BIOLOGIE, DLU

pytestmark = pytest.mark.anyio
CLOSED = "select state, reason, document_id is not null from deposit"


async def states(cast):
    return [tuple(row) for row in await cast.sql.fetch(f"{CLOSED} order by received_at")]


async def answers(cast, dui):
    """What the program is told of its only parcel."""
    deposit = await cast.sql.fetchval("select id from deposit")
    return (await dui.hears(deposit))["state"]


@pytest.mark.attack("I04")
@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (DLU.replace(b"184039741100141", b"184039741100142"), "unknown-matricule"),
        (DLU.replace(b"1.2.250.1.213.1.4.10", b"1.2.250.1.213.1.4.99"), "no-matricule"),
        (DLU.replace(b"19840312", b"19840313"), "differs:birthdate"),
        (DLU.replace(b"<county>97411</county>", b""), "differs:birthplace"),
        (BIOLOGIE.replace(b"291059741500442", b"184039741100141"),
         "differs:birth_name,given_names,birthdate,sex,birthplace"),
    ],
)  # fmt: skip
async def test_who_is_not_recognised_waits_and_the_program_hears_the_same(cast, body, reason):
    assert body != DLU
    assert await cast.files(body) is None
    assert await states(cast) == [("quarantined", reason, False)]
    assert await answers(cast, cast.dui) == "handled"
    assert await cast.david.papers() == []


async def test_who_is_recognised_is_filed_and_the_program_hears_the_same(cast):
    assert await cast.files(DLU) is not None
    assert await states(cast) == [("filed", None, True)]
    assert await answers(cast, cast.dui) == "handled"
    assert (
        await cast.other_dui.asks(f"/api/depots/{await cast.sql.fetchval('select id from deposit')}")
    ).status_code == 404


async def test_a_person_of_another_house_is_unknown_here(cast):
    """Each house hides its matricules behind a key of its own, and files for its own people."""
    assert await cast.files(DLU, cast.other_dui) is None
    assert await states(cast) == [("quarantined", "unknown-matricule", False)]
    assert await cast.david.papers() == []


async def test_the_same_bytes_eight_times_at_once_are_one_parcel_one_file_one_job(cast, settings):
    told = await asyncio.gather(*(cast.dui.pushes(DLU) for _ in range(8)))
    assert {answer.status_code for answer in told} == {202}
    assert len({answer.json()["id"] for answer in told}) == 1
    assert await cast.sql.fetchval("select count(*) from deposit") == 1
    assert await cast.sql.fetchval("select count(*) from jobs.pgqueuer") == 1
    assert len(list((settings.data_dir / "objects").iterdir())) == 1


async def test_a_job_that_comes_twice_changes_nothing(cast):
    """Delivered at least once: the second time, the parcel is closed."""
    paper = await cast.files(DLU)
    before = await cast.sql.fetch("select * from document_file")
    assert await cast.files(DLU) == paper
    assert await cast.sql.fetch("select * from document_file") == before
    assert await cast.sql.fetchval("select count(*) from audit_entry where act = 'document.received'") == 1


async def test_another_version_is_another_paper(cast):
    first = await cast.files(DLU)
    newer = DLU.replace(b'<versionNumber value="3"/>', b'<versionNumber value="4"/>')
    second = await cast.files(newer)
    assert first != second
    assert await cast.files(newer) == second


async def test_a_linked_paper_tells_who_wrote_it_and_when(cast):
    await cast.files(ATTESTATION)
    row = await cast.sql.fetchrow("select * from document")
    assert (row["family"], row["state"], str(row["written_on"])) == ("attestations", "current", "2026-03-03")
    sealed = {"title": "Je suis hébergé ici", "origin": "Foyer Les Tilleuls"}
    assert [column for column, words in sealed.items() if words.encode() in row[column]] == []
    told = (await cast.david.opens(f"/papiers/{row['id']}")).text
    assert [words for words in sealed.values() if words not in told] == []
