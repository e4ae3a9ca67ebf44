"""Paula stops helping by herself: at once, while it rests too, and David is told."""

from uuid import uuid4

import pytest

from tests.entrusting.giving import delegation_of, gives

pytestmark = pytest.mark.anyio
ROW = "select stopped_at is not null, ended_by from delegation where id = $1"


@pytest.fixture
async def zoe(cast):
    zoe = await cast.stranger()
    zoe.given = delegation_of(await gives(cast.david, zoe))
    return zoe


def leaves(zoe):
    return zoe.client.post(f"/j-aide/{zoe.given}/arreter", data={"key": str(uuid4())})


async def test_she_leaves_and_he_is_told(cast, zoe):
    asked = (await zoe.client.get(f"/j-aide/{zoe.given}/arreter")).text
    assert "Ne plus aider David" in asked
    left = await leaves(zoe)
    assert "C’est arrêté" in left.text
    assert "David" not in left.text
    assert (await zoe.client.get(f"/pour/{cast.david.id}")).status_code == 404
    assert tuple(await cast.sql.fetchrow(ROW, zoe.given)) == (True, "aidant")
    assert "Un aidant a arrêté de vous aider" in (await cast.david.opens("/")).text
    assert "Cette personne a arrêté de vous aider le" in (await cast.david.opens("/aidants")).text
    looked = (await cast.david.opens("/acces")).text
    assert "a arrêté de vous aider" in looked
    assert "Cette personne a choisi d’arrêter." in looked
    await cast.sql.execute("update delegation set stopped_at = now() - interval '8 days' where id = $1", zoe.given)
    assert "Un aidant a arrêté de vous aider" not in (await cast.david.opens("/")).text


async def test_he_stops_and_it_is_said_that_he_did(cast, zoe):
    await cast.david.sends(f"/aidants/{zoe.given}/arreter")
    assert tuple(await cast.sql.fetchrow(ROW, zoe.given)) == (True, "usager")
    assert "Arrêté par vous" in (await cast.david.opens("/aidants")).text
    assert (await leaves(zoe)).status_code == 404
    assert (await zoe.client.get(f"/j-aide/{zoe.given}")).status_code == 404


async def test_she_leaves_while_it_rests(cast, zoe):
    await cast.david.sends(f"/aidants/{zoe.given}/pause")
    await leaves(zoe)
    assert tuple(await cast.sql.fetchrow(ROW, zoe.given)) == (True, "aidant")


async def test_nobody_leaves_for_her(cast, zoe):
    for somebody in (cast.david, cast.marion, cast.paula):
        for path in (f"/j-aide/{zoe.given}", f"/j-aide/{zoe.given}/arreter"):
            assert (await somebody.client.get(path)).status_code == 404
        answer = await somebody.client.post(f"/j-aide/{zoe.given}/arreter", data={"key": str(uuid4())})
        assert answer.status_code == 404
    assert tuple(await cast.sql.fetchrow(ROW, zoe.given)) == (False, None)


async def test_each_house_is_told_in_its_trail(cast, zoe):
    await cast.sql.execute(
        "update dossier set person_id = $1, linked_at = now() where id = $2", cast.david.id, cast.laura.dossier
    )
    await leaves(zoe)
    noted = await cast.sql.fetch(
        "select establishment_id, capacity, subject_id from audit_entry where act = 'delegation.left'"
    )
    houses = {(house, "aidant", cast.david.id) for house in (cast.tilleuls.id, cast.pins.id)}
    assert {tuple(one) for one in noted} == houses


async def test_what_a_judge_decided_is_not_dropped_by_a_tap(cast, zoe):
    await cast.sql.execute("update delegation set ground = 'measure' where id = $1", zoe.given)
    assert "vient d’une décision" in (await zoe.client.get(f"/j-aide/{zoe.given}")).text
    assert (await leaves(zoe)).status_code == 404
    assert tuple(await cast.sql.fetchrow(ROW, zoe.given)) == (False, None)
