"""Every route × actor × state answers what tests/authz_matrix.csv says, and a refusal says nothing more."""

import pytest

from tests.architecture.authz.asking import Asking, differences
from tests.architecture.authz.cells import Unclear, matrix, read
from tests.architecture.authz.same import has_ids, oracles

pytestmark = [pytest.mark.anyio, pytest.mark.architecture]
HEADER = "method,route,state,actors,status\n"
REFUSED = (401, 403, 404)
AT_ONCE = 100


@pytest.fixture(scope="module")
def cells():
    return matrix()


@pytest.mark.attack("A09")
async def test_every_cell(world, cells):
    assert await differences(world, cells) == []


@pytest.mark.slow
@pytest.mark.attack("A01")
@pytest.mark.attack("A03")
async def test_what_one_may_not_know_is_what_never_existed(world, cells):
    refused = [cell for cell in cells if cell.status in REFUSED and has_ids(cell)]
    assert len(refused) > 300
    assert await oracles(world, refused) == []


@pytest.mark.slow
@pytest.mark.attack("A01")
async def test_head_tells_no_more_than_get(world, cells):
    reads = [cell for cell in cells if cell.place.method == "GET" and has_ids(cell) and cell.status != 200]
    assert await oracles(world, reads, "HEAD") == []


@pytest.mark.slow
@pytest.mark.attack("A04")
async def test_a_refused_write_changes_no_row(world, cells):
    await world.baseline.restore()
    before = await world.baseline.checksum()
    refused = [cell for cell in cells if cell.place.method != "GET" and cell.status in REFUSED]
    for start in range(0, len(refused), AT_ONCE):
        asked = refused[start : start + AT_ONCE]
        assert await differences(world, asked) == []
        if await world.baseline.checksum() != before:
            pytest.fail(f"one of these wrote: {await who_wrote(world, asked, before)}", pytrace=False)


async def who_wrote(world, cells, before):
    """Every row is read after each of them: only once it is known that one did."""
    await world.baseline.restore()
    for cell in cells:
        await differences(world, [cell])
        if await world.baseline.checksum() != before:
            return f"{cell.place} {cell.actor}"
    return "all of them together"


async def test_a_write_that_is_allowed_does_change_a_row(world, cells):
    """The checksum sees: else the test above could not fail."""
    await world.baseline.restore()
    before = await world.baseline.checksum()
    allowed = next(c for c in cells if c.place.route.endswith("/cacher") and c.status == 303 and c.actor == "david")
    await Asking(world, allowed.place).of("david")
    assert await world.baseline.checksum() != before
    await world.baseline.restore()
    assert await world.baseline.checksum() == before


@pytest.mark.parametrize(
    "lines",
    [
        "GET,/,-,david|david,200\nGET,/,-,others,404",
        "GET,/,-,signed-out|nobody,303\nGET,/,-,others,404",
        "GET,/,-,david,200\nGET,/,-,david,404\nGET,/,-,others,404",
        "GET,/,-,others,200\nGET,/,-,others,404",
        "GET,/,-,daphne,200\nGET,/,-,others,404",
        "GET,/,-,david,200",
    ],
)
def test_a_table_that_is_not_clear_is_refused(lines):
    with pytest.raises(Unclear):
        read((HEADER + lines).splitlines())
