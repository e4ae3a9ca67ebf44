"""Two people decide who works at Les Tilleuls: Monsieur Rivière and Madame Lebon."""

import pytest

from tests.people.members.deciding import decides


@pytest.fixture
async def riviere(cast):
    # The office, which brings lists elsewhere, does not decide here.
    await cast.sql.execute("delete from role_duty where duty = 'members'")
    return await decides(cast, "Jean", "Rivière", "Monsieur Rivière")


@pytest.fixture
async def lebon(cast, riviere):
    return await decides(cast, "Claire", "Lebon", "Madame Lebon")
