"""A professional who opens everybody's dossier: her house is told once an hour, and far beyond it she is stopped until
she says why. Whoever works as usual meets none of it."""

import pytest

from tests.people.members.deciding import decides, plain
from tests.people.openings.reading import ALERT, ASKED, MOST, USUAL, home, later, many_people, opens, opens_all

pytestmark = [pytest.mark.anyio, pytest.mark.attack("I10"), pytest.mark.attack("P05")]
TOLD = "select count(*) from audit_entry where act = 'openings.many'"


@pytest.fixture
async def people(cast):
    return await many_people(cast)


@pytest.fixture
async def riviere(cast):
    return await decides(cast, "Jean", "Rivière", "Monsieur Rivière")


async def test_what_is_usual_is_told_to_nobody(cast, riviere, people):
    await opens_all(cast.martin, people[:USUAL])
    assert ALERT not in await home(riviere)
    assert await cast.sql.fetchval(TOLD) == 0


async def test_the_same_dossier_many_times_is_one(cast, riviere, people):
    await opens_all(cast.martin, people[:USUAL] * 4)
    assert ALERT not in await home(riviere)


async def test_beyond_it_the_house_is_told_once_an_hour_and_not_once_a_page(cast, riviere, people):
    await opens_all(cast.martin, people[:MOST])
    assert await cast.sql.fetchval(TOLD) == 1
    assert f"{ALERT} 1 alerte à vérifier" in await home(riviere)
    page = plain(await riviere.opens("/ouvertures"))
    assert "Madame Martin infirmière du foyer 15 dossiers ouverts en peu de temps." in page
    assert "NOM" not in page
    await later(cast)
    await opens_all(cast.martin, people[: USUAL + 1])
    assert await cast.sql.fetchval(TOLD) == 2


async def test_far_beyond_it_the_next_is_refused_and_nothing_of_it_is_shown(cast, people):
    await opens_all(cast.martin, people[:MOST])
    answer = await opens(cast.martin, people[MOST])
    assert (answer.status_code, ASKED in plain(answer)) == (200, True)
    assert answer.url.path == f"{cast.martin.base}/beaucoup"
    assert f"NOM{MOST}" not in answer.text
    seen = "select count(*) from audit_entry where dossier_id = $1 and capacity = 'staff'"
    assert await cast.sql.fetchval(seen, people[MOST]) == 0


async def test_by_its_papers_as_well(cast, people):
    papers = [row[0] for row in await cast.sql.fetch("select id from document order by id")]
    for one in papers[:MOST]:
        assert ASKED not in plain(await cast.martin.opens(f"/papiers/{one}"))
    for page in ("", "/original", "/pages/1"):
        assert ASKED in plain(await cast.martin.opens(f"/papiers/{papers[MOST]}{page}"))


async def test_whom_she_opened_already_stays_open_and_so_do_the_lists(cast, people):
    await opens_all(cast.martin, people[:MOST])
    assert ASKED in plain(await opens(cast.martin, people[MOST]))
    await opens_all(cast.martin, people[:3])
    for page in ("", "/personnes", "/messages"):
        assert ASKED not in plain(await cast.martin.client.get(f"{cast.martin.base}{page}"))


async def test_a_colleague_is_not_stopped_by_it_and_nor_is_another_house(cast, people):
    await opens_all(cast.martin, people[: MOST - 1])
    other = await decides(cast, "Claire", "Lebon", "Madame Lebon")
    assert (await other.opens("/membres")).status_code == 200
    assert (await opens(cast.roux, cast.laura.dossier)).status_code == 200


async def test_an_hour_later_she_opens_again(cast, people):
    await opens_all(cast.martin, people[:MOST])
    await later(cast)
    await opens_all(cast.martin, people[MOST:])
