"""Somebody leaves the house, changes house, dies: who sees what, from which minute on."""

from datetime import datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from backend.demo import making
from tests.cast import DAVID, DLU
from tests.people.leaving.living import happens, leaving, plain, today, until

pytestmark = pytest.mark.anyio
PARIS = ZoneInfo("Europe/Paris")


@pytest.mark.attack("O14")
async def test_who_leaves_is_seen_until_midnight_and_reads_her_papers_for_months(cast, desk):
    paper = await cast.files(DLU)
    page = await happens(desk, cast.david, "departure", today())
    assert "C’est noté" in plain(page)
    assert (await cast.martin.opens(f"/papiers/{paper}")).status_code == 200
    tomorrow = datetime.now(PARIS).date() + timedelta(days=1)
    ends = await cast.sql.fetch("select ends_at from dossier_team where dossier_id = $1", cast.david.dossier)
    assert {row["ends_at"].astimezone(PARIS) for row in ends} == {datetime(*tomorrow.timetuple()[:3], tzinfo=PARIS)}
    home = plain(await cast.david.opens("/"))
    assert "Vous lisez vos papiers ici jusqu’au" in home
    await cast.sql.execute("update dossier_team set ends_at = now() where dossier_id = $1", cast.david.dossier)
    assert (await cast.martin.opens(f"/papiers/{paper}")).status_code == 404
    assert await cast.david.papers() == [str(paper)]
    await cast.sql.execute("update dossier set open_until = now() where id = $1", cast.david.dossier)
    assert await cast.david.papers() == []


async def test_whoever_enrols_needs_no_team_and_the_person_reads_who_noted_it(cast, desk):
    await cast.sql.execute("delete from membership_team where membership_id = $1", cast.clerk.membership)
    assert "C’est noté" in plain(await happens(desk, cast.david, "departure", today(5)))
    assert "a noté un changement dans votre accompagnement" in plain(await cast.david.opens("/acces"))


async def test_a_past_day_closes_at_once(cast, desk):
    await happens(desk, cast.david, "departure", today(-3))
    assert "MOREL" not in plain(await cast.martin.opens("/personnes"))
    assert (await cast.david.opens("/papiers")).status_code == 200


async def test_a_mistake_is_taken_back_and_all_is_as_it_was(cast, desk):
    await happens(desk, cast.david, "departure", today(5))
    again = await happens(desk, cast.david, "transfer", today(9))
    assert (again.status_code, "C’est déjà noté." in plain(again)) == (422, True)
    event = await cast.sql.fetchval("select id from dossier_event")
    assert "C’est annulé" in plain(await desk.sends(f"{leaving(cast.david)}/{event}/annuler"))
    assert await until(cast, cast.david) == {None}
    assert "jusqu’au" not in plain(await cast.david.opens("/"))
    acts = await cast.sql.fetch("select act from audit_entry where act like 'dossier.event%' order by at")
    assert [row["act"] for row in acts] == ["dossier.event", "dossier.event_cancelled"]


async def test_nothing_of_hers_goes_to_the_next_house(cast, desk):
    """She changes for Les Pins, which opens a dossier of its own: each house sees its own, and she sees both."""
    paper = await cast.files(DLU)
    await happens(desk, cast.david, "transfer", today(-1))
    team = await cast.sql.fetchval("select id from team where establishment_id = $1", cast.pins.id)
    new = await making.dossier(cast.sql, cast.ring, cast.pins, DAVID, cast.david.id)
    await making.supports(cast.sql, cast.pins, team, new)
    assert "MOREL" in plain(await cast.roux.opens("/personnes"))
    assert (await cast.roux.opens(f"/papiers/{paper}")).status_code == 404
    assert (await cast.roux.opens(f"/personnes/{cast.david.dossier}/papiers")).status_code == 404
    assert "MOREL" not in plain(await cast.martin.opens("/personnes"))
    assert await cast.david.papers() == [str(paper)]


@pytest.mark.attack("O10")
async def test_after_a_death_nobody_acts_for_her_and_the_house_keeps_her_papers(cast, desk):
    paper = await cast.files(DLU)
    assert (await cast.paula.opens("/papiers")).status_code == 200
    await happens(desk, cast.david, "death", today())
    assert (await cast.paula.opens("/papiers")).status_code == 404
    assert "David" not in plain(await cast.paula.client.get("/"))
    assert (await cast.martin.opens(f"/papiers/{paper}")).status_code == 200
    phone = await cast.signed_in(person=cast.david.id, name="His phone")
    assert await phone.papers() == []
    assert (await phone.opens(f"/papiers/{paper}")).status_code == 404
    assert (await cast.david.client.get("/papiers", follow_redirects=False)).status_code == 303
    alive = "select count(*) from delegation where stopped_at is null and usager_id = $1"
    assert await cast.sql.fetchval(alive, cast.david.id) == 0


async def test_a_death_to_come_is_not_noted(cast, desk):
    page = await happens(desk, cast.david, "death", today(1))
    assert (page.status_code, "Un décès se note le jour même" in plain(page)) == (422, True)
    assert (await cast.paula.opens("/papiers")).status_code == 200


async def test_whoever_lives_in_two_houses_is_still_read_in_the_other(cast, desk):
    """One house cannot close what another keeps."""
    team = await cast.sql.fetchval("select id from team where establishment_id = $1", cast.pins.id)
    other = await making.dossier(cast.sql, cast.ring, cast.pins, DAVID, cast.david.id)
    await making.supports(cast.sql, cast.pins, team, other)
    await happens(desk, cast.david, "death", today())
    assert (await cast.david.opens("/papiers")).status_code == 200
    assert "MOREL" in plain(await cast.roux.opens("/personnes"))


async def test_a_stay_that_ends_closes_what_it_says_whoever_wrote_it(cast):
    stay = {"establishment_id": cast.tilleuls.id, "dossier_id": cast.david.dossier, "kind": "night"}
    day = datetime.now(PARIS).date()
    made = await making.insert(cast.sql, "stay", id=uuid4(), **stay, starts_on=day - timedelta(days=90))
    assert await until(cast, cast.david) == {None}
    await cast.sql.execute("update stay set ends_on = $2 where id = $1", made, day + timedelta(days=4))
    assert await until(cast, cast.david) == {day + timedelta(days=5)}
    await cast.sql.execute("update stay set ends_on = $2 where id = $1", made, day + timedelta(days=9))
    assert await until(cast, cast.david) == {day + timedelta(days=10)}
    await cast.sql.execute("update stay set ends_on = null where id = $1", made)
    assert await until(cast, cast.david) == {None}
    await cast.sql.execute("update stay set ends_on = $2 where id = $1", made, day - timedelta(days=2))
    assert "MOREL" not in plain(await cast.martin.opens("/personnes"))


async def test_a_second_stay_keeps_the_first_from_closing(cast):
    stay = {"establishment_id": cast.tilleuls.id, "dossier_id": cast.david.dossier, "kind": "night"}
    day = datetime.now(PARIS).date()
    await making.insert(cast.sql, "stay", id=uuid4(), **stay, starts_on=day)
    await making.insert(cast.sql, "stay", id=uuid4(), **stay, starts_on=day - timedelta(days=9), ends_on=day)
    assert await until(cast, cast.david) == {None}


async def test_a_team_that_begins_later_ends_with_the_stay(cast):
    stay = {"establishment_id": cast.tilleuls.id, "dossier_id": cast.david.dossier, "kind": "night"}
    day = datetime.now(PARIS).date()
    await making.insert(cast.sql, "stay", id=uuid4(), **stay, starts_on=day, ends_on=day + timedelta(days=2))
    team = await making.team(cast.sql, cast.tilleuls, "Équipe de nuit")
    await making.supports(cast.sql, cast.tilleuls, team, cast.david.dossier)
    assert await until(cast, cast.david) == {day + timedelta(days=3)}


@pytest.mark.parametrize("who", ["martin", "david", "roux", "paula"])
async def test_nobody_else_notes_it(cast, desk, who):
    somebody, url = getattr(cast, who), f"{desk.base}{leaving(cast.david)}"
    await happens(desk, cast.david, "departure", today(5))
    event = await cast.sql.fetchval("select id from dossier_event")
    assert (await somebody.client.get(url)).status_code == 404
    form = {"key": str(uuid4()), "quoi": "death", "jour": today(), "preuve": "family"}
    assert (await somebody.client.post(url, data=form)).status_code == 404
    assert (await somebody.client.post(f"{url}/{event}/annuler", data={"key": str(uuid4())})).status_code == 404
    assert await cast.sql.fetchval("select count(*) from dossier_event where cancelled_at is null") == 1


async def test_not_of_a_dossier_of_another_house(cast, desk):
    assert (await desk.opens(leaving(cast.laura))).status_code == 404
    assert (await happens(desk, cast.laura, "death", today())).status_code == 404


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"jour": "hier"}, "Le jour n’est pas une date."),
        ({"quoi": ""}, "Choisissez : départ, changement ou décès."),
        ({"preuve": "x"}, "Choisissez d’après qui ou quoi, dans la liste."),
    ],
)
async def test_what_is_wrong_is_said(cast, desk, form, words):
    page = await desk.sends(leaving(cast.david), **({"quoi": "death", "jour": today(), "preuve": "family"} | form))
    assert (page.status_code, words in plain(page)) == (422, True)
