"""A thread that David began."""

import pytest

from tests.messaging.talk import begins


@pytest.fixture
async def thread(cast):
    return (await begins(cast.david)).rsplit("/", 1)[1]
