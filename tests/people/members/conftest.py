"""Two people decide who works at Les Tilleuls: Monsieur Rivière and Madame Lebon."""

import pytest

from tests.people.members.deciding import decides


@pytest.fixture
async def riviere(cast):
    return await decides(cast, "Jean", "Rivière", "Monsieur Rivière")


@pytest.fixture
async def lebon(cast, riviere):
    return await decides(cast, "Claire", "Lebon", "Madame Lebon")
