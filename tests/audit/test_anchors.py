"""The heads kept outside the database: private files that only grow, and that say when they were damaged."""

import stat

import pytest

from backend.audit.anchor import UnreadableAnchors, anchor
from backend.audit.sealer import seal
from tests.audit.trail import entry, verdicts

pytestmark = [pytest.mark.anyio, pytest.mark.attack("N01")]


async def test_a_head_is_kept_once_in_files_of_ours_alone(sealer, anchors, chain):
    assert [one.number for one in anchors.of(chain)] == [1, 2, 3]
    assert await anchor(sealer, anchors) == 0
    assert stat.S_IMODE(anchors.folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in anchors.folder.iterdir()} == {0o600}


@pytest.mark.parametrize("harm", [b"{}\n", b"not even JSON\n", b'{"house":"x"}\n'])
async def test_a_damaged_file_of_anchors_is_said_and_stops_no_other_house(cast, sealer, anchors, chain, harm):
    with (anchors.folder / f"{chain}.jsonl").open("ab") as file:
        file.write(harm)
    found = await verdicts(sealer, anchors)
    assert found == {chain: "the anchors cannot be read", cast.pins.id: None}
    await entry(cast)
    await entry(cast, establishment_id=cast.pins.id, dossier_id=cast.laura.dossier)
    await seal(sealer)
    with pytest.raises(UnreadableAnchors):
        await anchor(sealer, anchors)
    assert [one.number for one in anchors.of(cast.pins.id)] == [1, 2]
