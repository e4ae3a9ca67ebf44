"""One proof opens nothing, anywhere; and a grave act asks for a fresh one, whoever is there."""

import pytest

from backend.app import guards_of, served
from backend.identity.guards import as_machine, public
from backend.identity.proving.guards import ACTS
from tests.architecture.authz.asking import PROOF, Asking
from tests.architecture.authz.cells import matrix
from tests.architecture.authz.grave import GRAVE, GRAVE_OF, HOUSE

pytestmark = [pytest.mark.anyio, pytest.mark.architecture]


def acts(app):
    """The grave acts that routes say they open."""
    return {
        (method, path): ACTS[guard]
        for method, path, handler in served(app)
        for layer in handler.ownership_layers
        for guard in layer.guards or ()
        if guard in ACTS
    }


@pytest.fixture
def app(world):
    return world.cast.app


async def test_the_grave_acts_are_these(app):
    assert acts(app) == GRAVE


@pytest.fixture
async def proved_once(world):
    """Everybody's open sign-in is as FranceConnect alone leaves it."""
    await world.sql.execute("update sign_in set level = 1")
    yield
    await world.baseline.restore()


async def test_with_one_proof_every_door_asks_for_another(world, app, proved_once):
    known = {(method, path): guards_of(handler) for method, path, handler in served(app)}
    asked = 0
    for place in {cell.place for cell in matrix()}:
        guards = known[place.method, place.route]
        if public in guards or as_machine in guards:
            continue
        for actor in ("david", "paula", "martin"):
            answer = await Asking(world, place).of(actor)
            if answer.status_code == 403 and place.route.startswith("/api/"):
                assert "another-proof" in answer.text
            else:
                assert (answer.status_code, answer.headers["location"].partition("?")[0]) == (303, "/entrer/encore"), (
                    place
                )
            asked += 1
    assert asked > 300


async def test_postgresql_itself_shows_nothing_to_one_proof(world, proved_once):
    """Without any guard: nobody is settled, so no policy lets a row through, and nothing may be written."""
    async with world.cast.app.state.pool.acquire() as sql, sql.transaction():
        secret = world.secrets["david"]
        rows = await sql.fetch("select * from become(sha256($1::bytea), 'usager', null)", secret.encode())
        held = await sql.fetch("select * from hold(permit_id())")
        assert (len(rows), len(held)) == (1, 1)
        assert await sql.fetchval("select actor_id()") is None
        assert await sql.fetchval("select count(*) from document") == 0


@pytest.mark.attack("E05")
@pytest.mark.parametrize("place", GRAVE)
async def test_a_grave_act_without_a_fresh_proof_is_not_done(world, place, monkeypatch):
    await world.baseline.restore()
    before = await world.baseline.checksum()
    states = {c.place.state: c.place for c in matrix() if (c.place.method, c.place.route) == place}
    asking = Asking(world, states[GRAVE_OF.get(place[1], next(iter(states)))])
    monkeypatch.setattr(asking, "_proved", _unproved)
    answer = await asking.of(_who(place[1]))
    assert answer.headers["location"].startswith(PROOF)
    await world.sql.execute("delete from step_up where id not in (select id from kept.public_step_up)")
    assert await world.baseline.checksum() == before


def _who(route):
    """Somebody who could do it, once proved."""
    if route == "/j-aide/fermer":
        return "paula"
    if HOUSE not in route:
        return "laura" if "/dossiers/" in route else "david"
    return "bouvier" if "/identites/" in route or "/preuves/" in route else "riviere"


async def _unproved(answer, *_):
    return answer
