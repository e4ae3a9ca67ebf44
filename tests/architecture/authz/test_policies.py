"""Each half of each policy keeps something: turned alone, in place, a cell that was green is red.

The tests are fast because a cell of SQL is one statement, rolled back, and a page is asked only where
the matrix is known to see the policy; the others hide behind one another (a paper out of sight needs
its key, its house and its trail to be opened too), or serve the worker and the gate.
"""

import pytest

from tests.architecture.authz.asking import differences
from tests.architecture.authz.cells import Cell, Place, matrix
from tests.architecture.authz.mutants import Turned, mutants
from tests.architecture.authz.sql_cells import sql_cells, sql_differences

pytestmark = [pytest.mark.anyio, pytest.mark.architecture]

THREAD = "/equipe/{house:uuid}/messages/{thread:uuid}"
IN_CARE = Cell(Place("GET", THREAD, "care@tilleuls"), "martin", 200)
HER_DOOR = Cell(Place("GET", "/", "-"), "martin", 303)
PARCEL = Cell(Place("POST", "/api/depots", "-"), "dui", 202)
SEEN = {
    "deposit.ones_own": Cell(Place("GET", "/api/depots/{deposit_id:uuid}", "tilleuls"), "other-dui", 404),
    "document.on_open_shelves": Cell(
        Place("GET", "/equipe/{house:uuid}/papiers/{paper:uuid}", "hidden@tilleuls"), "martin", 404
    ),
    "thread.of_mine": Cell(Place("GET", THREAD, "office@tilleuls"), "martin", 404),
    "dossier.gate_reads": Cell(Place("GET", "/papiers/{paper:uuid}", "visible"), "david", 200),
    "dossier_team.gate_reads": IN_CARE,
    "membership_team.gate_reads": IN_CARE,
    "role_right.gate_reads": IN_CARE,
    "establishment.gate_reads": HER_DOOR,
    "membership.gate_reads": HER_DOOR,
    "membership.gate_changes": Cell(Place("POST", f"{THREAD}/repondre", "care@tilleuls"), "martin", 303),
    "machine_client.gate_reads": PARCEL,
    "machine_client.gate_locks": PARCEL,
    "request.in_sight": Cell(
        Place("GET", "/equipe/{house:uuid}/demandes/{asked:uuid}", "open@tilleuls"), "bouvier", 404
    ),
    "role_duty.gate_reads": Cell(Place("GET", "/equipe/{house:uuid}/demandes", "@tilleuls"), "martin", 200),
    "sign_in.gate_reads": Cell(Place("GET", "/", "-"), "david", 200),
    "sign_in.gate_touches": Cell(Place("POST", "/appareils/{sign_in:uuid}/couper", "david's"), "david", 303),
}


@pytest.fixture
async def put_back(world):
    await world.baseline.restore()
    yield
    await world.baseline.restore()


@pytest.mark.attack("A07")
async def test_every_cell_of_each_role(world, put_back):
    assert await sql_differences(world, sql_cells()) == []


async def test_each_policy_turned_turns_a_cell_red(world, put_back):
    cells, unseen = sql_cells(), []
    turned = await mutants(world.sql)
    assert len(turned) > 70
    for mutant in turned:
        async with Turned(world.sql, mutant):
            if not await sql_differences(world, [cell for cell in cells if cell.table == mutant.table]):
                unseen.append(str(mutant))
    assert unseen == []
    assert await mutants(world.sql) == turned, "each was put back as it was"


@pytest.mark.parametrize("name", SEEN)
async def test_the_matrix_sees_the_policy(world, put_back, name):
    cell = SEEN[name]
    assert cell in matrix()
    assert await differences(world, [cell]) == []
    mutant = next(one for one in await mutants(world.sql) if f"{one.table}.{one.policy}" == name)
    async with Turned(world.sql, mutant):
        assert await differences(world, [cell]) != []
