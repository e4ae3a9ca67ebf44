"""Whoever helps two people, or helps and works there: the address says for whom, at every route that writes."""

import re
from uuid import uuid4

import pytest

from backend.app import served
from backend.demo import making
from tests.cast import SHELVES
from tests.messaging.sealing import key_of, sealed

pytestmark = pytest.mark.anyio
FOR = "/pour/{person:uuid}"
PARAMETER = re.compile(r"\{(\w+):\w+\}")
# Without an id of its own in its address: what is typed there, and what it adds for the person of the address.
BARE = {
    f"{FOR}/messages/ecrire": {"quoi": "other", "mots": "Pour une seule personne"},
    f"{FOR}/messages/ecrire/garder": {"quoi": "other", "mots": "Pas encore"},
    f"{FOR}/messages/chercher": {"cherche": "poignet"},
    f"{FOR}/messages/partir": {},
    f"{FOR}/papiers/ajouter": {"dans": "mdph", "nom": "Pour une seule personne"},
    f"{FOR}/demandes/opposition": {"papier": "00000000-0000-0000-0000-000000000000", "pourquoi": "private"},
}
WROTE = """select (select count(*) from message where dossier_id = $1), (select count(*) from draft d
    where d.thread_id in (select id from thread where dossier_id = $1))"""
EVERYTHING = dict.fromkeys(("read", "write", "exercise", "deposit"), SHELVES)


def writes(app):
    return [path for method, path, _ in served(app) if method == "POST" and path.startswith(FOR)]


@pytest.fixture
async def zoe(cast):
    """David and Marion both share everything with her, and she wrote once for each."""
    zoe = await cast.stranger()
    zoe.told = {}
    for name in ("david", "marion"):
        whose = getattr(cast, name)
        await making.delegation(cast.sql, whose.id, zoe.id, whose.dossier, EVERYTHING)
        await zoe.client.post(
            f"/pour/{whose.id}/messages/ecrire", data={"key": str(uuid4()), "quoi": "other", "mots": f"De {name}"}
        )
        row = await cast.sql.fetchrow("select id, thread_id from message where dossier_id = $1", whose.dossier)
        zoe.told[name] = {"thread": row["thread_id"], "message": row["id"], "person": whose.id}
    return zoe


async def written(cast, name):
    return tuple(await cast.sql.fetchrow(WROTE, getattr(cast, name).dossier))


async def test_every_route_that_writes_for_somebody_is_asked_here(cast):
    bare = {path for path in writes(cast.app) if len(PARAMETER.findall(path)) == 1}
    assert bare == set(BARE)


@pytest.mark.attack("B22")
async def test_what_is_of_one_is_nowhere_at_the_address_of_the_other(cast, zoe):
    before = [await written(cast, name) for name in ("david", "marion")]
    crossed = zoe.told["david"] | {"person": cast.marion.id}
    asked = 0
    for route in writes(cast.app):
        if route not in BARE:
            path = PARAMETER.sub(lambda found: str(crossed[found[1]]), route)
            form = {"key": str(uuid4()), "mots": "Pour David"}
            assert (await zoe.client.post(path, data=form)).status_code == 404, route
            asked += 1
    assert asked >= 3
    assert [await written(cast, name) for name in ("david", "marion")] == before


@pytest.mark.attack("B22")
async def test_a_form_goes_to_whom_its_address_says_and_its_key_serves_for_nobody_else(cast, zoe):
    key = str(uuid4())
    form = BARE[f"{FOR}/messages/ecrire"] | {"key": key}
    before = await written(cast, "marion")
    assert (await zoe.client.post(f"/pour/{cast.david.id}/messages/ecrire", data=form)).status_code == 200
    again = await zoe.client.post(f"/pour/{cast.marion.id}/messages/ecrire", data=form)
    assert (again.status_code, "Pour une seule personne" in again.text) == (422, True)
    assert await written(cast, "marion") == before
    assert (await written(cast, "david"))[0] == 2


@pytest.mark.attack("B22")
async def test_what_waited_on_her_phone_for_one_leaves_for_nobody_else(cast, zoe):
    key, thread = await key_of(cast, zoe), zoe.told["david"]["thread"]
    letter = sealed(key, f"/pour/{cast.david.id}/messages/{thread}/repondre")
    before = await written(cast, "marion")
    wrong = await zoe.client.post(f"/pour/{cast.marion.id}/messages/partir", data={"scelle": letter})
    assert wrong.status_code in (404, 422)
    assert [await written(cast, name) for name in ("marion", "david")] == [before, before]
    right = await zoe.client.post(f"/pour/{cast.david.id}/messages/partir", data={"scelle": letter})
    assert right.status_code == 201
    assert (await written(cast, "david"))[0] == 2


@pytest.mark.attack("B21")
async def test_who_works_there_does_for_somebody_only_what_that_somebody_gave(cast, zoe):
    """Her role writes to Marion as the team; Marion gave her papers to read, and no message."""
    await making.delegation(cast.sql, cast.marion.id, cast.martin.id, cast.marion.dossier, {"read": ("attestations",)})
    before = await written(cast, "marion")
    for route in writes(cast.app):
        path = PARAMETER.sub(lambda found: str(zoe.told["marion"][found[1]]), route)
        form = BARE.get(route, {"mots": "Bonjour"}) | {"key": str(uuid4())}
        assert (await cast.martin.client.post(path, data=form)).status_code == 404, route
    assert await written(cast, "marion") == before
    thread = zoe.told["marion"]["thread"]
    assert (await cast.martin.sends(f"/messages/{thread}/repondre", mots="De l’équipe")).status_code == 200
    assert await cast.sql.fetchval("select capacity from message order by posted_at desc limit 1") == "staff"
