"""Marion wants something grave and shows her number; Luc is the second who answers for identities."""

import pytest

from tests.identity.vouching.desk import asks_her_house, hers, second_identity, wants


@pytest.fixture
async def luc(cast):
    return await second_identity(cast)


@pytest.fixture
async def client(cast):
    async with hers(cast, cast.marion) as browser:
        yield browser


@pytest.fixture
async def place(client):
    return await wants(client)


@pytest.fixture
async def number(client, place):
    return await asks_her_house(client, place)
