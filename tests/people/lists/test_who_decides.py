"""A list of professionals opens no more than the desk: a fresh proof, no line of one's own, never the last one."""

from datetime import UTC, datetime, timedelta

import httpx
import pytest
from msgspec.structs import replace

from backend.demo import making
from tests.people.lists.making import Colleague, csv_of, rpps
from tests.people.lists.working import SEEN, Desk, run_of, works
from tests.people.members.deciding import decides

pytestmark = pytest.mark.anyio
NADIA = Colleague(identifiant=rpps(1))
RIVIERE = Colleague(identifiant="", nom="RIVIÈRE", prenom="Jean", civilite="M", role="directeur", equipe="")
ROLE = "select r.code from membership m join role r on r.id = m.role_id where m.id = $1"
SOON = f"{datetime.now(UTC).date() + timedelta(days=30):%d/%m/%Y}"


@pytest.fixture
async def riviere(cast):
    """The only one who decides without a last day."""
    cast.riviere = await decides(cast, "Jean", "Rivière", "Monsieur Rivière")
    role = "delete from role_duty where duty = 'members' and role_id <> (select role_id from membership where id = $1)"
    await cast.sql.execute(role, cast.riviere.membership)
    return cast.riviere


@pytest.fixture
async def relief(cast, riviere):
    """She replaces him for a month."""
    lebon = await decides(cast, "Claire", "Lebon", "Madame Lebon")
    await cast.sql.execute("update membership set ends_at = now() + interval '30 days' where id = $1", lebon.membership)
    return lebon


async def test_nobody_gives_herself_a_role_or_a_team_by_a_list(cast, riviere):
    await decides(cast, "Claire", "Lebon", "Madame Lebon")
    desk = Desk(cast, riviere)
    run = await desk.imports(
        csv_of(replace(RIVIERE, role="infirmière du foyer", equipe="Équipe soins, Secrétariat"), NADIA),
        "professionnels",
    )
    assert (await run_of(cast, run))["moved"] == 1
    assert await cast.sql.fetchval(ROLE, riviere.membership) == "directeur"
    teams = "select count(*) from membership_team where membership_id = $1"
    assert await cast.sql.fetchval(teams, riviere.membership) == 0
    assert "cette ligne parle de vous" in await desk.shows(run, voir="moved")
    assert await cast.sql.fetchval("select count(*) from person where family_name = 'LEBRETON'") == 1


@pytest.mark.parametrize("change", [{"role": "infirmière du foyer"}, {"fin": SOON}, {"debut": SOON}])
async def test_the_last_who_decides_is_not_ended_by_a_list(cast, riviere, relief, change):
    desk = Desk(cast, relief)
    run = await desk.imports(csv_of(replace(RIVIERE, **change)), "professionnels")
    assert (await run_of(cast, run))["moved"] == 1
    assert await cast.sql.fetchval(ROLE, riviere.membership) == "directeur"
    assert (await riviere.opens("/membres")).status_code == 200
    assert "la dernière personne qui décide" in await desk.shows(run, voir="moved")


async def test_saying_yes_asks_who_is_there_for_professionals_alone(cast, riviere):
    desk = Desk(cast, riviere)
    run = await desk.looks(csv_of(NADIA), "professionnels")
    form = {"key": "00000000-0000-4000-8000-000000000001", "vu": SEEN.search(await desk.shows(run))[1]}
    # As a browser does that proves nothing.
    answer = await httpx.AsyncClient.post(
        riviere.client, f"{desk.base}/{run}/confirmer", data=form, follow_redirects=False
    )
    assert answer.headers["location"].startswith("/preuve/")
    assert (await run_of(cast, run))["state"] == "looked"
    await desk.confirms(run)
    told = await run_of(cast, run)
    assert (told["state"], told["agreed_by"]) == ("running", riviere.id)


async def test_a_line_is_done_only_for_a_list_that_somebody_agreed_to(cast, riviere):
    desk = Desk(cast, riviere)
    run = await desk.imports(csv_of(NADIA), "professionnels")
    enlist = """select count(*) from enlist($1, gen_random_uuid(), gen_random_uuid(), '', 'Sam', 'X', 'Sam X',
                (select id from role where code = 'infirmiere' and establishment_id = $2), null, now(),
                'infinity', '')"""

    async def again(context, envelope):
        async with context.as_system(envelope.house) as sql:
            assert await sql.fetchval(enlist, envelope.ids["run"], envelope.house) == 0

    await works(cast, cast.tilleuls.id, run, again)


async def test_whoever_leaves_a_team_by_a_list_is_not_on_duty_there_any_more(cast, riviere):
    desk, now = Desk(cast, riviere), datetime.now(UTC)
    await desk.imports(csv_of(NADIA), "professionnels")
    nadia = await cast.sql.fetchval("select id from membership where shown_name = 'Madame LEBRETON'")
    turn = await making.on_duty(cast.sql, cast.tilleuls, cast.care, nadia, now, now + timedelta(hours=8))
    later = await making.on_duty(
        cast.sql, cast.tilleuls, cast.care, nadia, now + timedelta(days=60), now + timedelta(days=61)
    )
    await desk.imports(csv_of(replace(NADIA, fin=SOON)), "professionnels")
    kept = "select array_agg(id) from rota where membership_id = $1 and ends_at > now()"
    assert await cast.sql.fetchval(kept, nadia) == [turn]
    assert later not in await cast.sql.fetchval(kept, nadia)
    await desk.imports(csv_of(replace(NADIA, equipe="Secrétariat")), "professionnels")
    assert await cast.sql.fetchval(kept, nadia) is None
