"""She says why and goes on for an hour: her house is told, and whoever looks into it is somebody else."""

from uuid import uuid4

import pytest

from backend.demo import making
from tests.people.members.deciding import decides, plain
from tests.people.openings.reading import ALERT, ASKED, MOST, home, later, many_people, opens, opens_all

pytestmark = pytest.mark.anyio


@pytest.fixture
async def people(cast):
    made = await many_people(cast, MOST * 2)
    await opens_all(cast.martin, made[:MOST])
    return made


@pytest.fixture
async def riviere(cast):
    return await decides(cast, "Jean", "Rivière", "Monsieur Rivière")


async def says(who, **fields):
    return await who.sends("/beaucoup", **fields)


async def alert(cast):
    return await cast.sql.fetchval("select id from many_opened where reason is null")


async def test_a_reason_opens_the_page_that_she_asked_for(cast, riviere, people):
    asked = await opens(cast.martin, people[MOST])
    assert ASKED in plain(asked)
    back = f"{cast.martin.base}/personnes/{people[MOST]}/papiers"
    assert f'value="{back}"' in asked.text
    shown = await says(cast.martin, pourquoi="replacing", retour=back)
    assert (shown.status_code, shown.url.path) == (200, back)
    await opens_all(cast.martin, people[MOST:])
    page = plain(await riviere.opens("/ouvertures"))
    assert "Raison donnée : Un remplacement" in page
    [row] = await cast.sql.fetch("select actor_id, capacity from audit_entry where act = 'openings.reason'")
    assert (row["actor_id"], row["capacity"]) == (cast.martin.id, "staff")


async def test_it_holds_for_an_hour(cast, people):
    await says(cast.martin, pourquoi="urgent")
    await opens_all(cast.martin, people[MOST:])
    await later(cast)
    await opens_all(cast.martin, people[:MOST])
    assert ASKED in plain(await opens(cast.martin, people[MOST]))


@pytest.mark.parametrize("why", ["", "parce que", "Anne NOM03 a une crise"])
async def test_it_is_a_choice_and_never_words(cast, people, why):
    answer = await says(cast.martin, pourquoi=why)
    assert (answer.status_code, "Choisissez une raison" in answer.text) == (422, True)
    assert ASKED in plain(await opens(cast.martin, people[MOST]))


@pytest.mark.parametrize("back", ["https://ailleurs.test/", "//ailleurs.test", "/papiers", "/equipe/autre"])
async def test_it_leads_nowhere_else(cast, people, back):
    answer = await says(cast.martin, pourquoi="urgent", retour=back)
    assert answer.url.path == f"{cast.martin.base}/personnes"


async def test_nobody_says_why_beforehand(cast, people):
    await later(cast)
    for answer in (await cast.martin.opens("/beaucoup"), await says(cast.martin, pourquoi="urgent")):
        assert (answer.status_code, answer.url.path) == (200, f"{cast.martin.base}/personnes")
        assert ASKED not in plain(answer)
    assert await cast.sql.fetchval("select count(*) from many_opened where reason is not null") == 0


async def test_the_same_form_twice_is_one_reason(cast, people):
    key = str(uuid4())
    for _ in range(2):
        await says(cast.martin, key=key, pourquoi="urgent")
    assert await cast.sql.fetchval("select count(*) from many_opened where reason is not null") == 1


async def test_whoever_says_who_works_here_looks_into_it_and_it_waits_no_more(cast, riviere, people):
    answer = await riviere.sends(f"/ouvertures/{await alert(cast)}")
    assert "Cette ligne n’attend plus" in plain(answer)
    assert ALERT not in await home(riviere)
    by, act = await cast.sql.fetchrow(
        "select checked_by, (select act from audit_entry where act = 'openings.checked') from many_opened"
    )
    assert (by, act) == (riviere.id, "openings.checked")


async def test_a_colleague_without_the_duty_sees_nothing_and_closes_nothing(cast, people):
    for who in (cast.martin, cast.roux):
        assert ALERT not in await home(who)
        assert (await who.client.get(f"/equipe/{cast.tilleuls.id}/ouvertures")).status_code == 404
        where = f"/equipe/{cast.tilleuls.id}/ouvertures/{await alert(cast)}"
        assert (await who.client.post(where, data={"key": str(uuid4())})).status_code == 404
    assert await cast.sql.fetchval("select count(*) from many_opened where checked_at is not null") == 0


async def test_nobody_looks_into_her_own(cast, riviere, people):
    role = await cast.sql.fetchval("select role_id from membership where id = $1", cast.martin.membership)
    await making.insert(cast.sql, "role_duty", role_id=role, duty="members", establishment_id=cast.tilleuls.id)
    assert ALERT not in await home(cast.martin)
    assert (await cast.martin.sends(f"/ouvertures/{await alert(cast)}")).status_code == 404
    assert ALERT in await home(riviere)
