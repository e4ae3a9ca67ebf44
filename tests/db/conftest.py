"""The app with the probes beside its own routes."""

import pytest

from backend.app import create_app
from tests.db.probes import PROBES


@pytest.fixture
async def app(settings):
    made = create_app(settings, *PROBES)
    async with made.lifespan():
        yield made
