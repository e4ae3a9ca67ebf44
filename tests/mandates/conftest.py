"""Zoé, and the second desk of Les Tilleuls."""

import pytest

from tests.mandates.desk import second_desk


@pytest.fixture
async def zoe(cast):
    """Whom the paper names."""
    return await cast.stranger()


@pytest.fixture
async def payet(cast):
    """A second member who enrols there."""
    return await second_desk(cast)
