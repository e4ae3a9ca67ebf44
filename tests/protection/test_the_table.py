"""Every cell of law.yaml, asked of the server: that actor, with that measure, asks each act."""

import pytest

from backend.delegation.law import actors, law, opened
from backend.demo import making
from tests.architecture.authz.papers import paper
from tests.people.lists.trusted import lauras_house_knows
from tests.protection.answering import given, opposes
from tests.protection.entering import checks, enters, in_force, newest, stops
from tests.protection.julien import eighteen_in

pytestmark = pytest.mark.anyio
MEASURES = [key for key, one in actors().items() if one.line.ground != "chosen"]


@pytest.fixture
async def shelves(cast):
    """A paper on each shelf of Laura's dossier, by family."""
    families = [family for group in law().groups.values() for family in group]
    return {family: await paper(cast, cast.pins, cast.laura.dossier, family) for family in families}


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


async def gives(cast, whom, *squares):
    wanted = {}
    for can, family in squares:
        wanted.setdefault(can, []).append(family)
    await making.delegation(cast.sql, cast.laura.id, whom.id, cast.laura.dossier, wanted)


@pytest.mark.slow
@pytest.mark.parametrize("kind", [kind for kind, scope in actors() if actors()[kind, scope].line.ground == "chosen"])
async def test_whoever_is_not_named_by_a_measure_has_what_the_person_gave(cast, shelves, kind):
    """An aidant she chose has each square that she gives, and no other; a personne de confiance, whom a list of the
    house names and who has an account, has none by that."""
    one = actors()[kind, ""]
    nobody = await cast.stranger()
    if kind == "trusted":
        await lauras_house_knows(cast)
        assert "Votre personne de confiance" in (await cast.laura.opens("/aidants")).text
    assert not any((await given(cast, nobody, shelves)).values())
    for act, cell in one.cells.items():
        squares = list(opened(act, law().groups))
        if not squares or cell.answer != "with":
            continue
        chosen = await cast.stranger()
        await gives(cast, chosen, *squares)
        told = await given(cast, chosen, shelves)
        assert [name for name, held in told.items() if held] == [act]


async def test_a_right_is_asked_of_a_paper_that_one_reads(cast, shelves):
    """Of neither square alone."""
    base, exercise = f"/pour/{cast.laura.id}", ("exercise", "demandes")
    for squares, status in (([("read", "mdph")], 404), ([exercise], 404), ([("read", "mdph"), exercise], 200)):
        chosen = await cast.stranger()
        await gives(cast, chosen, *squares)
        assert await opposes(chosen, base, shelves["mdph"]) == status
        assert await opposes(chosen, base, shelves["soins"]) == 404
