"""How long an answer takes says nothing of what is kept from her: judged over many, in `make long` alone."""

import pytest

from backend.demo.making import insert
from tests.architecture.authz.papers import paper
from tests.timing import MOST, told_apart
from tests.worlds_apart.living import NOT_YET

pytestmark = [pytest.mark.anyio, pytest.mark.long]


@pytest.fixture
async def kept(cast):
    """Twenty attestations that she reads, and one that David keeps for himself: its id."""
    for _ in range(20):
        await paper(cast, cast.tilleuls, cast.david.dossier, "attestations")
    made = await paper(cast, cast.tilleuls, cast.david.dossier, "attestations")
    where = {"establishment_id": cast.tilleuls.id, "dossier_id": cast.david.dossier, "made_by": cast.david.id}
    await insert(cast.sql, "secret", id=made, act=made, kind="own", document_id=made, **where)
    return made


@pytest.mark.parametrize("what", ["", "/original", "/pages/1"])
async def test_a_paper_that_is_kept_and_one_that_never_was(cast, kept, what):
    share = await told_apart(
        lambda: cast.paula.opens(f"/papiers/{kept}{what}"), lambda: cast.paula.opens(f"/papiers/{NOT_YET}{what}")
    )
    assert share < MOST
