"""Whose a misfiled paper is: somebody says it, the page supposes nothing, and forgets nobody whom it found."""

import re

import pytest

from tests.documents.desks import plain
from tests.stories.test_a_paper_was_with_the_wrong_person import HERE, NOBODY, wrong

pytestmark = pytest.mark.anyio
# Others of the same day, filed with the same person: the first is the oldest.
OTHERS = """insert into misfiling (id, establishment_id, dossier_id, document_id, opened_by, opened_at)
            select gen_random_uuid(), establishment_id, dossier_id, document_id, opened_by,
                   opened_at + n * interval '1 second'
              from misfiling, generate_series(1, $1) n"""
READ = "select count(*) from audit_entry where act = 'misfiling.read' and dossier_id = $1"
BORN = "20/05/1991"


@pytest.fixture
async def record(cast):
    return (await wrong(cast))[1]


def ticked(page):
    return re.findall(r'name="a-qui" value="([^"]*)"[^>]* checked', page.text)


async def test_nobody_is_ticked_before_somebody_says_so(cast, record):
    assert ticked(await cast.clerk.opens(f"{HERE}/{record}")) == []
    left_out = await cast.clerk.sends(f"{HERE}/{record}", autorite="told")
    assert (left_out.status_code, "Dites à qui est le papier" in plain(left_out)) == (422, True)
    assert await cast.sql.fetchval("select closed_at from misfiling") is None


async def test_after_a_mistake_whoever_was_found_is_still_there_and_chosen(cast, record):
    hers = str(cast.marion.dossier)
    page = await cast.clerk.sends(f"{HERE}/{record}", **{"a-qui": hers, "ne_le": BORN})
    assert (page.status_code, ticked(page)) == (422, [hers])
    assert "MARION LÉA PAYET" in plain(page)
    assert f'name="ne_le" value="{BORN}"' in page.text
    assert "C’est réglé" in plain(
        await cast.clerk.sends(f"{HERE}/{record}", **{"a-qui": hers, "ne_le": BORN, "autorite": "told"})
    )
    assert await cast.sql.fetchval("select owner_id from misfiling") == cast.marion.dossier


async def test_whoever_reads_a_record_is_told_to_both(cast, record):
    await cast.clerk.opens(f"{HERE}/{record}")
    assert await cast.sql.fetchval(READ, cast.david.dossier) == 1
    await cast.clerk.sends(f"{HERE}/{record}", **NOBODY | {"a-qui": str(cast.marion.dossier)})
    before = await cast.sql.fetchval(READ, cast.marion.dossier)
    await cast.clerk.opens(f"{HERE}/{record}")
    assert await cast.sql.fetchval(READ, cast.marion.dossier) == before + 1
    assert "a lu la fiche d’un papier mal rangé" in plain(await cast.marion.opens("/acces"))


async def test_it_is_told_to_whoever_no_team_of_the_desk_supports(cast, record):
    """Whoever answers for identities answers for the whole house."""
    await cast.sql.execute("delete from dossier_team where dossier_id = $1", cast.david.dossier)
    assert (await cast.clerk.opens(f"{HERE}/{record}")).status_code == 200
    assert "C’est réglé" in plain(await cast.clerk.sends(f"{HERE}/{record}", **NOBODY))


async def test_the_fifty_first_is_on_the_next_page(cast, record):
    await cast.sql.execute(OTHERS, 51)
    await cast.sql.execute("update misfiling set closed_at = now(), authority = 'told', closed_by = opened_by"
                           " where id = $1", record)  # fmt: skip
    first = await cast.clerk.client.get(f"{cast.clerk.base}{HERE}")
    more = re.search(r'href="([^"]*\?apres=[^"]*)"', first.text)[1]
    second = await cast.clerk.client.get(more)
    pages = [re.findall(rf'href="{cast.clerk.base}{HERE}/([0-9a-f-]{{36}})"', one.text) for one in (first, second)]
    assert [len(page) for page in pages] == [50, 2]
    assert len({*pages[0], *pages[1]}) == 52
    assert pages[1][-1] == str(record), "those that are settled come last"
    assert "apres=" not in second.text
