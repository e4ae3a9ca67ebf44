"""A thread that David began."""

import pytest

from backend.live import streams
from tests.messaging.talk import begins


@pytest.fixture
async def thread(cast):
    return (await begins(cast.david)).rsplit("/", 1)[1]


@pytest.fixture
def hurried(monkeypatch):
    """Who is still alive is looked at ten times a second. At its own pace in `test_a_member_leaves`."""
    monkeypatch.setattr(streams, "EVERY", 0.1)
