"""A search by name looks each dossier up among those in sight: the list of a house is not read for each of them."""

import pytest

from backend.db.unit import becoming
from backend.kit.actor import Asked
from backend.people.queries import NAMED

pytestmark = pytest.mark.anyio


async def test_dossiers_in_sight_are_looked_up_and_not_compared_one_by_one(cast):
    sql = await cast.database.connect("app")
    async with sql.transaction():
        await sql.execute(becoming(Asked(cast.martin.secret, "staff", cast.tilleuls.id)))
        plan = "\n".join(row[0] for row in await sql.fetch(f"explain {NAMED.sql}", ["mo"]))
        found = await NAMED.all(sql, words=["mo"])
    await sql.close()
    assert found
    assert "ANY (id = (hashed SubPlan" in plan
