"""One world for a whole file: what a cell changed is put back after it."""

import msgspec
import pytest

from backend.app import create_app
from tests.architecture.authz.world import make_world
from tests.conftest import copied, settings_of

MANY = 1_000_000  # each cell is a write, and they are asked one after the other


@pytest.fixture(scope="module")
async def world(cluster, template, keys, tmp_path_factory):
    async with copied(cluster, template) as database:
        settings = settings_of(database, keys, tmp_path_factory.mktemp("world"))
        patient = {"writes_per_minute": MANY, "pushes_per_minute": MANY}
        caps = {"aidants_per_person": MANY, "people_per_aidant": MANY}
        app = create_app(msgspec.structs.replace(settings, **patient, **caps))
        async with app.lifespan():
            made = await make_world(database, keys, app)
            yield made
            await made.close()
