"""Only who has the duty, in this house, sees and changes who works there."""

from uuid import uuid4

import pytest

from tests.people.members.deciding import acts, decides, role_of
from tests.people.members.test_members import HOARAU, adds, found

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("who", ["martin", "clerk", "david", "roux", "elsewhere"])
async def test_nobody_else_sees_or_changes_who_works_there(cast, riviere, who):
    """A nurse, the office, a person, another house, and who decides in another house."""
    somebody = await decides(cast, "Luc", "Loin", "Monsieur Loin", house=cast.pins) if who == "elsewhere" else None
    somebody = somebody or getattr(cast, who)
    base, member = riviere.base, cast.martin.membership
    for path in ("/membres", "/membres/nouveau", f"/membres/{member}"):
        assert (await somebody.client.get(f"{base}{path}")).status_code == 404
    forms = {
        "nouveau": {**HOARAU, "role": str(await role_of(cast))},
        f"{member}/changer": {"affiche": "x"},
        f"{member}/role": {"role": str(await role_of(cast, "directeur"))},
        f"{member}/fin": {"maintenant": "on"},
    }
    for path, form in forms.items():
        answer = await somebody.client.post(f"{base}/membres/{path}", data={"key": str(uuid4())} | form)
        assert answer.status_code == 404, path
    assert await acts(cast) == []


async def test_not_with_a_role_or_a_team_or_a_member_of_another_house(cast, riviere):
    north = await cast.sql.fetchval("select id from team where establishment_id = $1", cast.pins.id)
    theirs = await cast.sql.fetchval("select id from role where establishment_id = $1", cast.pins.id)
    assert (await adds(riviere, cast, north)).status_code == 404
    assert (await adds(riviere, cast, role=str(theirs))).status_code == 404
    for path, form in (("changer", {"affiche": "x"}), ("fin", {"maintenant": "on"}), ("role", {"role": str(theirs)})):
        assert (await riviere.sends(f"/membres/{cast.roux.membership}/{path}", **form)).status_code == 404
    moved = await riviere.sends(f"/membres/{cast.martin.membership}/changer", affiche="x", **{f"eq-{north}": "on"})
    assert moved.status_code == 404
    assert await found(cast) is None
