"""Each half of each policy keeps something: turned alone, in place, a cell that was green is red.

A cell of SQL (tests/policy_cells.csv) is one statement, rolled back: every policy has one. A page of the matrix is
asked where it sees the policy too (tests/policies_seen.csv); the others hide behind one another (a paper out of
sight needs its key, its house and its trail to be opened too), behind the predicate of each query, or serve the worker.
"""

import pytest

from tests.architecture.authz.answers import Answers
from tests.architecture.authz.cells import matrix
from tests.architecture.authz.mutants import Turned, mutants
from tests.architecture.authz.seen_policies import name_of, seen_policies
from tests.architecture.authz.sql_cells import sql_cells, sql_differences

pytestmark = [pytest.mark.anyio, pytest.mark.architecture]


@pytest.fixture
async def put_back(world):
    await world.baseline.restore()
    yield
    await world.baseline.restore()


@pytest.mark.attack("A07")
async def test_every_cell_of_each_role(world, put_back):
    cells = sql_cells()
    assert len(set(cells)) == len(cells)
    assert await sql_differences(world, cells) == []


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


async def test_every_policy_says_whether_the_matrix_sees_it(world):
    """In the order of the database: whoever adds one looks for a cell (docs/decisions/0133)."""
    assert [one.name for one in seen_policies()] == [name_of(mutant) for mutant in await mutants(world.sql)]


async def test_the_matrix_sees_the_policies_that_it_is_said_to_see(world, put_back):
    said = {one.name: one.cell for one in seen_policies() if one.cell}
    assert set(said.values()) <= set(matrix())
    assert await Answers(world).differences(said.values()) == []
    unseen = []
    for mutant in await mutants(world.sql):
        if cell := said.get(name_of(mutant)):
            async with Turned(world.sql, mutant):
                unseen += [] if await Answers(world).differences([cell]) else [str(mutant)]
    assert unseen == []
