"""The app with the probes beside its own routes."""

import pytest

from tests.db.probes import PROBES


@pytest.fixture
async def app(settings, built):
    made = built.app(settings, *PROBES)
    async with made.lifespan():
        yield made
