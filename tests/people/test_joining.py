"""Two dossiers joined, then taken apart: who sees what, at each moment, and never more."""

import asyncio
import random
from uuid import uuid4

import pytest

from backend.demo import making
from tests.architecture.authz.papers import paper
from tests.documents.desks import plain, with_duty
from tests.people.insi import opens
from tests.people.pairs import AGAIN, DESK, everybody, joins, known_twice, sight, splits

pytestmark = [pytest.mark.anyio, pytest.mark.attack("I08")]
CONFIRM = "update dossier set linked_at = now() where id = $1"


@pytest.fixture
async def twice(cast):
    return await known_twice(cast)


async def test_joined_the_teams_see_both_and_apart_they_see_what_they_saw(cast, twice):
    before = await everybody(cast)
    assert (cast.his in before["martin"], cast.theirs in before["martin"]) == (True, False)
    assert (cast.his in before["awa"], cast.theirs in before["awa"]) == (False, True)
    assert "Les deux dossiers sont réunis" in plain(await joins(cast))
    together = await everybody(cast)
    assert together["martin"] == before["martin"] | before["awa"]
    assert together["awa"] == {cast.his, cast.theirs}
    assert {name: together[name] for name in ("david", "marion", "paula")} == {
        name: before[name] for name in ("david", "marion", "paula")
    }, "he has not said that the other is his, and nobody was given anything"
    assert "Les deux dossiers sont séparés" in plain(await splits(cast))
    assert await everybody(cast) == before


async def test_he_sees_the_other_once_he_said_that_it_is_his_and_no_more_once_apart(cast, twice):
    await joins(cast)
    await cast.sql.execute(CONFIRM, cast.again)
    assert await sight(cast, cast.david) == {cast.his, cast.theirs}
    shelves = {"read": ("soins", "attestations", "hopital")}
    await cast.sql.execute("update delegation set stopped_at = now()")
    await making.delegation(cast.sql, cast.david.id, cast.paula.id, cast.again, shelves)
    assert await sight(cast, cast.paula, cast.david.id) <= {cast.theirs}
    await splits(cast, cast.david.dossier)
    assert await sight(cast, cast.david) == {cast.his}
    assert await sight(cast, cast.paula, cast.david.id) == set(), "her right was on what is not his any more"


async def test_each_paper_opens_under_the_key_of_its_own_dossier(cast, twice):
    await joins(cast)
    for who in (cast.martin, cast.awa):
        for one in (cast.his, cast.theirs):
            assert (await who.opens(f"{who.base}/papiers/{one}")).status_code == 200
    keys = "select dossier_id from dossier_key k join document d on d.key_id = k.id where d.id = $1"
    new = await paper(cast, cast.tilleuls, cast.again)
    await splits(cast)
    for one, dossier in ((cast.his, cast.david.dossier), (cast.theirs, cast.again), (new, cast.again)):
        assert await cast.sql.fetchval(f"select k.{keys.removeprefix('select ')}", one) == dossier
    assert new not in await sight(cast, cast.martin), "what came meanwhile stays where it was filed"
    assert new in await sight(cast, cast.awa)


async def test_what_cannot_be_joined_is_left_as_it_is(cast, twice):
    before = await everybody(cast)
    laura, marion, david = cast.laura.dossier, cast.marion.dossier, cast.david.dossier
    for one, other in ((david, marion), (david, david), (david, laura), (laura, cast.again)):
        assert (await joins(cast, one, other)).status_code == 404
    elsewhere = await with_duty(cast, cast.pins)
    for who in (cast.martin, cast.awa, elsewhere):
        assert (await joins(cast, who=who)).status_code == 404
    assert (await splits(cast)).status_code == 404
    assert await everybody(cast) == before
    await joins(cast)
    third = await opens(cast, AGAIN)
    assert (await joins(cast, third, cast.again)).status_code == 404, "one pair at a time"
    for who in (cast.martin, cast.awa, elsewhere):
        assert (await splits(cast, who=who)).status_code == 404
    assert await cast.sql.fetchval("select count(*) from dossier_pair") == 1


async def presses_to_join(cast, *, back=False):
    """She proved who she is for this form, and is about to press."""
    one, other = (cast.again, cast.david.dossier) if back else (cast.david.dossier, cast.again)
    url, form = f"{cast.clerk.base}{DESK}/{one}/reunir", {"key": str(uuid4()), "avec": str(other)}
    await cast.clerk.client.proves(url, form)
    return cast.clerk.client.post(url, data=form)


BORN = [
    ("1984-12-03", 200, "the day in the place of the month"),
    ("1984-00-00", 200, "the other knows no day"),
    ("1984-03-13", 404, "another day"),
    ("1985-03-12", 404, "another year"),
]


@pytest.mark.parametrize(("day", "status", "why"), BORN, ids=[why for *_, why in BORN])
async def test_only_those_whom_the_page_proposes_are_joined(cast, twice, day, status, why):
    await cast.sql.execute("update dossier set birthdate = $2 where id = $1", cast.again, day)
    for one, other in ((cast.david.dossier, cast.again), (cast.again, cast.david.dossier)):
        assert (await joins(cast, one, other)).status_code == status, why
        await cast.sql.execute("update dossier_pair set split_at = now(), split_by = joined_by")


async def test_two_persons_born_on_one_day_are_never_joined(cast, twice):
    await cast.sql.execute("update dossier set person_id = $2 where id = $1", cast.again, cast.marion.id)
    assert (await joins(cast)).status_code == 404


async def test_joined_and_split_once_however_often_it_is_pressed(cast, twice):
    presses = [await presses_to_join(cast, back=at == 4) for at in range(5)]
    told = await asyncio.gather(*presses)
    assert sorted(one.status_code for one in told) == [200, 404, 404, 404, 404]
    told = await asyncio.gather(*(splits(cast) for _ in range(3)), splits(cast, cast.david.dossier))
    assert sorted(one.status_code for one in told) == [200, 404, 404, 404]
    acts = await cast.sql.fetch(
        "select act, dossier_id from audit_entry where act in ('identity.joined', 'identity.split')"
    )
    both = {cast.again, cast.david.dossier}
    assert {(act, dossier) for act, dossier in acts} == {
        (act, dossier) for act in ("identity.joined", "identity.split") for dossier in both
    }
    assert len(acts) == 4, "each told in both dossiers"


async def test_a_team_that_leaves_one_leaves_the_other(cast, twice):
    """What the pair opened to it lives no longer than what it had."""
    await joins(cast)
    end = "update dossier_team set ends_at = now() where dossier_id = $1 and team_id = $2"
    await cast.sql.execute(end, cast.again, cast.night)
    assert await sight(cast, cast.awa) == set()
    assert await sight(cast, cast.martin) >= {cast.his, cast.theirs}


@pytest.mark.parametrize("seed", range(3))
async def test_whatever_comes_in_whatever_order_nobody_sees_more(cast, twice, seed):
    """A walk of acts beside a model of six lines: teams that support, a pair or none, a word said or not."""
    dice, joined, said = random.Random(seed), False, False
    david, again = cast.david.dossier, cast.again
    supports = {"martin": {david}, "awa": {again}}
    papers = {david: {cast.his}, again: {cast.theirs}}
    for _ in range(12):
        act = dice.choice(["join", "split", "confirm", "paper"])
        if act == "paper":
            where = dice.choice([david, again])
            papers[where].add(await paper(cast, cast.tilleuls, where))
        elif act == "confirm" and joined:
            await cast.sql.execute(CONFIRM, again)
            said = True
        elif act in ("join", "split"):
            told = await (joins(cast) if act == "join" else splits(cast, dice.choice([david, again])))
            assert told.status_code == (200 if joined == (act == "split") else 404)
            joined, said = act == "join", said and joined and act == "join"
        for name, hers in supports.items():
            seen = {david, again} if joined else hers
            assert await sight(cast, getattr(cast, name)) == set().union(*(papers[one] for one in seen)), (act, name)
        assert await sight(cast, cast.david) == papers[david] | (papers[again] if joined and said else set()), act


async def test_the_page_compares_who_looks_like_him_and_nobody_else(cast, twice):
    page = plain(await cast.clerk.opens(f"{DESK}/{cast.again}/reunir"))
    assert "Dossier de DAVID MOREL" in page
    assert "Les traits se ressemblent" in page
    assert "PAYET" not in page.upper()
    assert "la personne voit seulement le dossier qu’elle avait déjà : l’autre reste fermé pour elle" in page
    await joins(cast)
    assert "Ce dossier est déjà réuni avec un autre" in plain(await cast.clerk.opens(f"{DESK}/{cast.again}/reunir"))
    page = plain(await cast.clerk.opens(f"{DESK}/{cast.again}"))
    assert "Réuni avec le dossier de DAVID MOREL" in page
    for who in (cast.martin, cast.awa):
        assert (await who.opens(f"{who.base}{DESK}/{cast.again}/reunir")).status_code == 404


async def test_whom_the_house_linked_meanwhile_stays(cast, twice):
    """The other dossier was said to be Marion's in the meantime: taking the two apart does not take it from her."""
    await joins(cast)
    hers = "update dossier set person_id = $2, linked_at = now() where id = $1"
    await cast.sql.execute(hers, cast.again, cast.marion.id)
    await splits(cast)
    assert cast.theirs in await sight(cast, cast.marion)
    assert await sight(cast, cast.david) == {cast.his}
