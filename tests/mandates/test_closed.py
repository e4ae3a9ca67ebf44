"""A mandate that waits gives nothing to somebody who was closed out meanwhile."""

from datetime import date
from uuid import uuid4

import pytest

from backend.demo import making
from tests.mandates.desk import confirms, entered, given, second_desk

pytestmark = pytest.mark.anyio


@pytest.mark.attack("C08")
async def test_somebody_who_is_closed_out_in_between_is_not_let_in(cast):
    zoe, payet = await cast.stranger(), await second_desk(cast)
    there = await entered(cast, cast.clerk, cast.marion.dossier, zoe)
    measure = await making.insert(
        cast.sql, "measure", id=uuid4(), establishment_id=cast.tilleuls.id, dossier_id=cast.marion.dossier,
        kind="forbidden", scope="", decided_on=date(2026, 1, 1), starts_on=date(2026, 1, 1), evidence="desk",
        entered_by=payet.id,
    )  # fmt: skip
    await making.insert(
        cast.sql, "measure_holder", id=uuid4(), measure_id=measure, establishment_id=cast.tilleuls.id, person_id=zoe.id
    )
    assert (await confirms(payet, there)).status_code == 404
    assert await given(cast) == 0
