"""Every route × actor × state answers what tests/authz_matrix.csv says, and a refusal says nothing more."""

import pytest

from tests.architecture.authz.answers import Answers, seen
from tests.architecture.authz.asking import NUMBERS, Asking
from tests.architecture.authz.cells import SIGNED_OUT, Unclear, has_ids, matrix, read

pytestmark = [pytest.mark.anyio, pytest.mark.architecture]
HEADER = "method,route,state,actors,status\n"
REFUSED = (401, 403, 404)
AT_ONCE = 100
FILES = ("/assets/", "/sw.js", "/manifest.webmanifest")
"""Compressed once, when they are built."""


@pytest.fixture(scope="module")
def cells():
    return matrix()


@pytest.fixture(scope="module")
def answers(world):
    return Answers(world)


def refuses_a_write(cell):
    return cell.place.method != "GET" and cell.status in REFUSED


@pytest.mark.slow
@pytest.mark.attack("A09")
async def test_every_cell_but_the_refused_writes(answers, cells):
    """The next test asks those."""
    assert await answers.differences(cell for cell in cells if not refuses_a_write(cell)) == []


@pytest.mark.slow
@pytest.mark.attack("A04")
@pytest.mark.attack("A09")
async def test_every_refused_write_and_it_changes_no_row(world, answers, cells):
    await world.baseline.restore()
    before = world.baseline.taken
    refused = [cell for cell in cells if refuses_a_write(cell)]
    for start in range(0, len(refused), AT_ONCE):
        asked = refused[start : start + AT_ONCE]
        assert await answers.differences(asked) == []
        if await world.baseline.checksum() != before:
            pytest.fail(f"one of these wrote: {await who_wrote(world, asked, before)}", pytrace=False)


async def who_wrote(world, cells, before):
    """Every row is read after each of them: only once it is known that one did."""
    await world.baseline.restore()
    for cell in cells:
        await Answers(world).ask(cell)
        if await world.baseline.checksum() != before:
            return f"{cell.place} {cell.actor}"
    return "all of them together"


@pytest.mark.slow
@pytest.mark.attack("A01")
@pytest.mark.attack("A03")
async def test_what_one_may_not_know_is_what_never_existed(answers, cells):
    """For whoever is signed in, and for all others, who are led to the door."""
    hidden = [cell for cell in cells if has_ids(cell) and (cell.status in REFUSED or is_led_to_the_door(cell))]
    assert len(hidden) > 15_000
    assert await answers.oracles(hidden) == []


def is_led_to_the_door(cell):
    return cell.actor in SIGNED_OUT and cell.status != 200


@pytest.mark.slow
@pytest.mark.attack("A01")
async def test_head_answers_everybody_as_get_answers_nobody(world, answers, cells):
    """Of what is there, and of what never existed: which for nobody is the same, by the test above."""
    reads = [cell for cell in cells if cell.place.method == "GET" and has_ids(cell)]
    nobody = {cell.place: await answers.of(cell) for cell in reads if cell.actor == "nobody"}
    asked = [(cell, Asking(world, cell.place)) for cell in reads]
    asked += [(cell, never) for cell in reads if cell.actor == "david" for never in never_existing(world, cell)]
    told = []
    for cell, asking in asked:
        got, head = nobody[cell.place], seen(await asking.of(cell.actor, "HEAD"))
        if (head.status, head.headers, head.length) != (got.status, got.headers, 0):
            told.append(f"{asking.path} {cell.actor}")
    assert told == []


def never_existing(world, cell):
    names = set(Asking(world, cell.place).parameters()) - set(NUMBERS)
    return [Asking(world, cell.place, never=name) for name in names]


@pytest.mark.slow
async def test_what_is_not_a_page_answered_200_leaves_as_it_is(answers, cells):
    """What decision 0030 rests on, with `test_compressed_pages`."""
    reads = [cell for cell in cells if cell.place.method == "GET" and not cell.place.route.startswith(FILES)]
    kinds = {(await answers.of(cell)).kind for cell in reads}
    assert {kind[:2] for kind in kinds if kind[2]} == {(200, "text/html")}
    assert {(404, "text/html", False), (200, "application/json", False)} <= kinds


async def test_a_write_that_is_allowed_does_change_a_row(world, cells):
    """The checksum sees: else no refused write could be told. And what all these tests wrote was put back."""
    await world.baseline.restore()
    before = await world.baseline.checksum()
    assert before == world.baseline.taken
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
