"""Every cell of law.yaml, asked of the server: that actor, with that measure, asks each act."""

from uuid import uuid4

import pytest

from backend.db.unit import becoming
from backend.delegation.law import actors, law, opened
from backend.demo import making
from backend.kit.actor import Asked
from tests.architecture.authz.papers import paper
from tests.protection.entering import checks, enters, in_force, newest, stops
from tests.protection.julien import eighteen_in

pytestmark = pytest.mark.anyio
MEASURES = [key for key, one in actors().items() if one.line.ground != "chosen"]
# What an aidant may never do has no address at all: these are the ones that would be guessed.
NEVER = {
    "manage": ("GET /aidants", "POST /aidants/donner", "GET /aidants/code"),
    "identifiers": ("GET /facons", "POST /facons/ajouter", "POST /cles/ajouter"),
    "close": ("POST /fermer", "POST /compte/fermer"),
    "export": ("GET /papiers/prendre", "POST /papiers/prendre"),
    "erase": ("POST /effacer", "POST /compte/effacer"),
}


@pytest.fixture
async def shelves(cast):
    """A paper on each shelf of Laura's dossier, by family."""
    families = [family for group in law().groups.values() for family in group]
    return {family: await paper(cast, cast.pins, cast.laura.dossier, family) for family in families}


async def rights(cast, somebody):
    """What PostgreSQL lets her do for Laura: right/shelf."""
    cans = ("read", "write", "exercise", "deposit", "be_told", "appointments")
    async with cast.app.state.pool.acquire() as sql:
        transaction = sql.transaction()
        await transaction.start()
        await sql.execute(becoming(Asked(somebody.secret, "aidant", cast.laura.id)))
        held = {can: await sql.fetchval("select shelves($1)", can) for can in cans}
        await transaction.rollback()
    return {(can, shelf.partition("/")[2]) for can, given in held.items() for shelf in given}


async def asked(cast, somebody, act, shelves):
    """Whether the server lets her do it, wherever it can be asked."""
    base, squares = f"/pour/{cast.laura.id}", set(opened(act, law().groups))
    held = squares and squares <= await rights(cast, somebody)
    if act in law().groups:
        pages = [await somebody.client.get(f"{base}/papiers/{shelves[family]}") for family in law().groups[act]]
        assert {page.status_code for page in pages} == {200 if held else 404}, act
    elif act == "write":
        said = {"key": str(uuid4()), "quoi": "see", "mots": "Elle voudrait vous voir."}
        posted = await somebody.client.post(f"{base}/messages/ecrire", data=said)
        assert posted.status_code == (200 if held else 404)
    elif act == "appointments":
        seen = await somebody.client.get(f"{base}/rendez-vous")
        assert seen.status_code == (200 if held else 404)
    for place in NEVER.get(act, ()):
        method, _, path = place.partition(" ")
        sent = {"data": {"key": str(uuid4())}} if method == "POST" else {}
        answer = await somebody.client.request(method, base + path, **sent)
        assert answer.status_code in (404, 405), place
    return bool(held)


async def given(cast, somebody, shelves):
    return {act: await asked(cast, somebody, act, shelves) for act in law().acts}


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "scope"), MEASURES)
async def test_each_cell_is_what_the_server_answers(cast, desks, nadia, shelves, kind, scope):
    """First without her yes, then with it, then once it is stopped."""
    one = actors()[kind, scope]
    if one.line.ground == "authority":
        await cast.sql.execute("update dossier set birthdate = $2 where id = $1", cast.laura.dossier, eighteen_in(400))
    if one.line.closes:
        measure = await in_force(cast, desks, cast.laura, "parent/", nadia, fin="")
        assert (await stops(desks[0], cast.laura, measure, kind)).status_code == 200
    else:
        await enters(desks[0], cast.laura, f"{kind}/{scope}", nadia, **({} if scope else {"fin": ""}))
        assert not any((await given(cast, nadia, shelves)).values()), "nothing before it is checked"
        await checks(cast, desks, cast.laura, await newest(cast, cast.laura))
    assert await given(cast, nadia, shelves) == {act: cell.answer == "yes" for act, cell in one.cells.items()}
    if one.asks:
        await cast.laura.sends(f"/aidants/mesures/{await newest(cast, cast.laura)}/oui")
        assert await given(cast, nadia, shelves) == {act: c.answer in ("yes", "with") for act, c in one.cells.items()}
    assert (await cast.laura.opens(f"/papiers/{shelves['soins']}")).status_code == 200, "she sees all that she saw"


@pytest.mark.parametrize("kind", [kind for kind, scope in actors() if actors()[kind, scope].line.ground == "chosen"])
async def test_whoever_is_not_named_by_a_measure_has_what_the_person_gave(cast, shelves, kind):
    """An aidant she chose has each square that she gives, and no other; a personne de confiance has none by that."""
    one = actors()[kind, ""]
    nobody = await cast.stranger()
    assert not any((await given(cast, nobody, shelves)).values())
    for act, cell in one.cells.items():
        squares = list(opened(act, law().groups))
        if not squares or cell.answer != "with":
            continue
        chosen, wanted = await cast.stranger(), {}
        for can, family in squares:
            wanted.setdefault(can, []).append(family)
        await making.delegation(cast.sql, cast.laura.id, chosen.id, cast.laura.dossier, wanted)
        told = await given(cast, chosen, shelves)
        assert [name for name, held in told.items() if held] == [act]
