"""Chains of two houses, sealed and anchored."""

import pytest

from backend.audit.anchor import AnchorFiles, anchor
from backend.audit.sealer import seal
from tests.audit.trail import entry


@pytest.fixture
async def sealer(cast):
    sql = await cast.database.connect("sealer")
    yield sql
    await sql.close()


@pytest.fixture
def anchors(tmp_path):
    return AnchorFiles(tmp_path / "anchors")


@pytest.fixture
async def chain(cast, sealer, anchors):
    """Three segments of two entries at Les Tilleuls, each anchored, and one at Les Pins."""
    await entry(cast, establishment_id=cast.pins.id, dossier_id=cast.laura.dossier, who=cast.roux)
    for number in range(3):
        await entry(cast, f"act.{number}")
        await entry(cast, f"act.{number}")
        assert await seal(sealer) == (2 if number == 0 else 1)
        await anchor(sealer, anchors)
    return cast.tilleuls.id
