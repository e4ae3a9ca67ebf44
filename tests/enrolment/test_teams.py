"""Which teams support somebody is changed at the desk: a team that is unticked sees nothing of her, at once."""

import pytest

from tests.enrolment.desk import enrolled, place, presses

pytestmark = pytest.mark.anyio
ALIVE = """select t.team_id from dossier_team t
            where t.dossier_id = $1::uuid and t.starts_at <= now() and t.ends_at > now() order by t.starts_at"""


async def teams_of(cast, dossier):
    return [team for (team,) in await cast.sql.fetch(ALIVE, dossier)]


async def keeps(cast, dossier, *teams, by=None):
    return await presses(
        by or cast.clerk, f"{place(cast.tilleuls)}/{dossier}/equipes", **{f"equipe-{team}": "on" for team in teams}
    )


async def test_rose_changes_her_team_and_the_one_before_sees_her_no_more(cast):
    rose = await enrolled(cast)
    page = (await cast.clerk.opens(f"{place(cast.tilleuls)}/{rose}/equipes")).text
    assert page.count("checked") == 1
    assert (await keeps(cast, rose, cast.office)).status_code == 303
    assert await teams_of(cast, rose) == [cast.office]
    assert await cast.sql.fetchval("select count(*) from audit_entry where act = 'dossier.teams'") == 1


async def test_a_team_that_stays_goes_on_as_it_was_and_nothing_is_noted(cast):
    rose = await enrolled(cast)
    before = await cast.sql.fetch("select * from dossier_team where dossier_id = $1::uuid", rose)
    assert (await keeps(cast, rose, cast.care)).status_code == 303
    assert await cast.sql.fetch("select * from dossier_team where dossier_id = $1::uuid", rose) == before
    assert await cast.sql.fetchval("select count(*) from audit_entry where act = 'dossier.teams'") == 0


async def test_then_a_team_may_be_closed(cast):
    """Closing it is refused while it supports somebody, and says where to change that."""
    rose = await enrolled(cast)
    others = await cast.sql.fetch("select distinct dossier_id from dossier_team where team_id = $1", cast.care)
    refused = await presses(cast.clerk, f"/equipe/{cast.tilleuls.id}/equipes/{cast.care}/fermer")
    assert (refused.status_code, "dans «\xa0Inscriptions\xa0»" in refused.text) == (422, True)
    for (dossier,) in others:
        await keeps(cast, dossier, cast.office)
    assert cast.care not in await teams_of(cast, rose)
    closed = await presses(cast.clerk, f"/equipe/{cast.tilleuls.id}/equipes/{cast.care}/fermer")
    assert closed.status_code == 303


async def test_one_team_at_least_and_of_this_house(cast):
    rose = await enrolled(cast)
    none = await keeps(cast, rose)
    assert (none.status_code, "Choisissez une équipe au moins" in none.text) == (422, True)
    elsewhere = await cast.sql.fetchval("select id from team where establishment_id = $1", cast.pins.id)
    await keeps(cast, rose, elsewhere)
    assert await teams_of(cast, rose) == [cast.care]


async def test_nobody_without_the_duty_nor_of_another_house(cast):
    rose = await enrolled(cast)
    assert (await keeps(cast, rose, cast.office, by=cast.martin)).status_code == 404
    theirs = await presses(
        cast.roux, f"/equipe/{cast.pins.id}/inscriptions/{rose}/equipes", **{f"equipe-{cast.office}": "on"}
    )
    assert theirs.status_code == 404
    assert await teams_of(cast, rose) == [cast.care]
