"""David has two dossiers in one house, both his: he changes and renews an access with the forms that he is shown."""

import re
from datetime import timedelta

import pytest
from lxml import html
from msgspec.structs import replace

from backend.demo import making
from tests.cast import DAVID
from tests.entrusting.changing import ALIVE
from tests.entrusting.giving import delegation_of, form, gives, says_her_code

pytestmark = pytest.mark.anyio
RIGHTS = "select dossier_id, family from delegation_right where delegation_id = $1"
LENGTH = "update {} set starts_at = now() - interval '80 days', ends_at = now() + $2::interval where {} = $1"
HOME = "/aidants"


@pytest.fixture
async def other(cast):
    """The second one, of the day centre of the same house."""
    traits = replace(DAVID, matricule="184039741100238")
    return await making.dossier(cast.sql, cast.ring, cast.tilleuls, traits, cast.david.id)


@pytest.fixture
async def zoe(cast, other):
    zoe = await cast.stranger()
    both = {f"chez-{dossier}": "on" for dossier in (cast.david.dossier, other)}
    zoe.given = delegation_of(await gives(cast.david, zoe, **both))
    return zoe


async def presses(usager, page, ending, without=(), **fields):
    """The form of this page that goes there, as a browser sends it."""
    [form] = [one for one in html.document_fromstring(page.text).forms if one.get("action", "").endswith(ending)]
    told = {name: value or "" for name, value in form.form_values() if name not in without}
    return await usager.client.post(form.get("action"), data=told | fields)


async def held(cast, zoe):
    """What she has now, by dossier."""
    now = await cast.sql.fetchval(ALIVE, cast.david.id, zoe.id)
    rows = await cast.sql.fetch(RIGHTS, now)
    return {dossier: {family for d, family in rows if d == dossier} for dossier in {d for d, _ in rows}}


async def changes(cast, zoe, act, without=(), **fields):
    grid = await cast.david.opens(f"{HOME}/{zoe.given}/changer")
    before = await presses(cast.david, grid, "/changer", without, **fields)
    assert before.status_code == 200, before.text
    done = await presses(cast.david, before, act)
    assert done.status_code == 200, done.text
    return done


async def test_what_he_takes_away_goes_from_both(cast, zoe, other):
    await changes(cast, zoe, "/reduire", without=("lire-mdph",))
    left = {"attestations", "vie-au-foyer"}
    assert await held(cast, zoe) == {cast.david.dossier: left, other: left}


async def test_what_he_adds_is_added_to_both(cast, zoe, other):
    await changes(cast, zoe, "/elargir", **{"lire-hopital": "on"})
    now = {"attestations", "mdph", "vie-au-foyer", "hopital"}
    assert await held(cast, zoe) == {cast.david.dossier: now, other: now}


async def test_he_keeps_one_of_them_to_himself(cast, zoe, other):
    await changes(cast, zoe, "/reduire", without=(f"chez-{other}",))
    assert set(await held(cast, zoe)) == {cast.david.dossier}


async def test_he_says_yes_once_more_for_both(cast, zoe, other):
    for table, column in (("delegation", "id"), ("delegation_right", "delegation_id")):
        await cast.sql.execute(LENGTH.format(table, column), zoe.given, timedelta(days=20))
    before = await held(cast, zoe)
    page = await presses(cast.david, await cast.david.opens(f"{HOME}/{zoe.given}"), "/renouveler")
    assert "Vous avez dit encore oui" in page.text
    assert delegation_of(page) != zoe.given
    assert await held(cast, zoe) == before
    assert set(before) == {cast.david.dossier, other}


SUPPORT = """insert into dossier_team (id, establishment_id, dossier_id, team_id)
             values (gen_random_uuid(), $1, $2, $3)"""
OTHER_DAY = "update dossier set created_at = timestamptz '2024-03-03 12:00+0' where id = $1"


def boxes(page):
    return re.findall(r'name="chez-[^>]*>(?:<[^>]*>)*\s*([^<]+)', page.text.replace("\N{NO-BREAK SPACE}", " "))


async def test_the_two_are_told_apart_in_words(cast, other):
    await cast.sql.execute("delete from dossier_team where dossier_id = $1", cast.david.dossier)
    grid = "/aidants/donner"
    assert sorted(boxes(await cast.david.opens(grid))) == [f"Foyer Les Tilleuls, dossier {n}" for n in (1, 2)]
    await cast.sql.execute(OTHER_DAY, other)
    assert any(box.endswith("depuis le 3 mars 2024") for box in boxes(await cast.david.opens(grid)))
    for dossier, team in ((cast.david.dossier, cast.care), (other, cast.office)):
        await cast.sql.execute(SUPPORT, cast.tilleuls.id, dossier, team)
    named = ["Foyer Les Tilleuls : Secrétariat", "Foyer Les Tilleuls : Équipe soins"]
    assert sorted(boxes(await cast.david.opens(grid))) == named
    added = (await cast.david.opens("/papiers/ajouter?dans=mdph")).text.replace("\N{NO-BREAK SPACE}", " ")
    assert all(one in added for one in named)


async def test_one_of_them_is_named_in_what_he_agrees_to_and_both_by_the_house(cast, other):
    await cast.sql.execute(OTHER_DAY, other)
    zoe = await cast.stranger()
    for chosen, words in (({other}, ", depuis le 3 mars 2024."), ({other, cast.david.dossier}, ".")):
        ticked = {f"chez-{dossier}": "on" for dossier in chosen}
        before = await cast.david.sends("/aidants/apercu", **form(await says_her_code(zoe), **ticked))
        assert f"Pour : Foyer Les Tilleuls{words}<" in before.text.replace("\N{NO-BREAK SPACE}", " ")


async def test_who_has_one_dossier_is_asked_nothing(cast):
    assert boxes(await cast.david.opens("/aidants/donner")) == []
