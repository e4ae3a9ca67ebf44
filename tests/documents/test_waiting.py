"""A parcel that nobody recognises waits with both sides, for who has the duty, and for nobody else."""

from uuid import UUID

import pytest

from backend.db.unit import becoming
from backend.documents import to_identify
from backend.documents.lists import FIRST_ID
from backend.documents.parcel_desk import EARLIEST
from backend.kit.actor import Asked
from tests.cast import DLU
from tests.documents.reading import Reader
from tests.interop.packages import described, metadata, package

pytestmark = pytest.mark.anyio
FIRST_PAGE = {"since": EARLIEST, "after": FIRST_ID}
OTHER_DAY = DLU.replace(b"19840312", b"19840321")
OTHER_NUMBER = DLU.replace(b"184039741100141", b"184039741100142")
STRANGER = OTHER_NUMBER.replace(b"19840312", b"19500101")


def at_the_desk(cast, who):
    return Reader(cast, who, "staff", UUID(who.base.rpartition("/")[2]))


async def test_both_sides_are_there_for_who_has_the_duty(cast):
    await cast.files(OTHER_DAY)
    desk = at_the_desk(cast, cast.clerk)
    [row] = await desk.rows(to_identify.WAITING, **FIRST_PAGE)
    assert row.reason == "differs:birthdate"
    said = to_identify.said_by(cast.ring, row)
    assert (said.traits.birth_name, said.traits.birthdate, said.traits.sex) == ("MOREL", "1984-03-21", "M")
    assert (said.title, "MARTIN" in said.origin, str(said.written_on)) == (said.title, True, "2026-11-17")
    [like] = await desk.rows(to_identify.ALIKE, deposit=row.id)
    assert (like.dossier_id, like.unlike, like.birthdate) == (cast.david.dossier, "birthdate", "1984-03-12")
    noted = await cast.sql.fetch("select act, purpose from audit_entry where actor_id = $1", cast.clerk.id)
    assert {tuple(one) for one in noted} == {("deposits.listed", "identity"), ("identities.compared", "identity")}


async def test_nobody_else_knows_that_it_waits(cast):
    await cast.files(OTHER_DAY)
    deposit = await cast.sql.fetchval("select id from deposit")
    for who in (cast.martin, cast.roux):
        desk = at_the_desk(cast, who)
        assert await desk.rows(to_identify.WAITING, **FIRST_PAGE) == []
        assert await desk.rows(to_identify.ALIKE, deposit=deposit) == []
    async with cast.app.state.pool.acquire() as sql, sql.transaction():
        await sql.execute(becoming(Asked(cast.david.secret, "usager")))
        assert await sql.fetch("select * from quarantine") == []


@pytest.mark.parametrize(
    ("body", "unlike"),
    [(OTHER_NUMBER, ["matricule"]), (STRANGER, []), (DLU.replace(b"MOREL", b"MOREAU"), ["birth_name"])],
    ids=["another number", "a stranger", "another name"],
)
async def test_whom_it_looks_like_is_found_by_number_or_by_day(cast, body, unlike):
    await cast.files(body)
    assert [row["unlike"] for row in await cast.sql.fetch("select unlike from likeness")] == unlike


async def test_what_it_says_of_itself_is_sealed(cast):
    await cast.files(OTHER_DAY)
    said = await cast.sql.fetchval("select said from quarantine")
    assert b"MOREL" not in said
    assert b"1984" not in said


async def test_a_package_that_contradicts_itself_waits_with_whom_it_names(cast):
    await cast.files(package(described_as=metadata(described(1, DLU, unique="2.25.1"))))
    [row] = await at_the_desk(cast, cast.clerk).rows(to_identify.WAITING, **FIRST_PAGE)
    assert row.reason == "xdm-other-document"
    assert await cast.sql.fetchval("select unlike from likeness") == "", "it is David, and something else is wrong"


@pytest.mark.attack("L04")
async def test_the_same_id_with_other_words_waits_and_the_first_paper_stays(cast):
    first = await cast.files(DLU)
    changed = DLU.replace(b"<title>", b"<title>Autre ", 1)
    assert await cast.files(changed) is None
    assert await cast.david.papers() == [str(first)]
    assert await cast.sql.fetchval("select reason from deposit where state = 'quarantined'") == "other-words"
