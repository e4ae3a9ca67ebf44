"""What a form says beyond its own fields is never stored, whatever the field is called."""

from uuid import uuid4

import pytest

from backend.db.base import Table
from tests.architecture.authz.asking import Asking
from tests.architecture.authz.cells import matrix

pytestmark = [pytest.mark.anyio, pytest.mark.architecture]

COLUMNS = sorted({column.name for table in Table.metadata.tables.values() for column in table.columns})
OF_THE_FORMS = {"key"}
WRITES = sorted(
    cell for cell in matrix() if cell.place.method == "POST" and cell.status in (200, 303) and cell.actor != "nobody"
)


def planted(word):
    """Every column of every table, as a form that hopes would send it."""
    return {name: word for name in COLUMNS if name not in OF_THE_FORMS}


@pytest.mark.slow
@pytest.mark.attack("A05")
async def test_no_column_is_written_because_a_form_names_it(world):
    assert {"establishment_id", "author_id", "capacity", "linked_at", "hidden_from_staff_at"} <= planted("x").keys()
    for cell in WRITES:
        word = str(uuid4())
        answer = await Asking(world, cell.place).of(cell.actor, **planted(word))
        assert answer.status_code < 500, cell
        assert await world.baseline.mentions(word) == [], cell
        await world.baseline.restore()


async def test_what_a_form_may_say_is_found(world):
    """The search sees: else the test above could not fail."""
    word = str(uuid4())
    hide = next(cell for cell in WRITES if cell.place.route.endswith("/cacher"))
    await Asking(world, hide.place).of(hide.actor, key=word)
    assert await world.baseline.mentions(word) == ["public.idempotency"]
    await world.baseline.restore()
