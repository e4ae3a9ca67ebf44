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


@pytest.fixture
def asked(app, monkeypatch):
    """What PostgreSQL answered each time that it was asked what she may be told. Who is still alive is looked at when
    the test says so."""
    answers, in_sight = [], app.state.streams.in_sight

    async def noted(*about):
        answers.append(await in_sight(*about))
        return answers[-1]

    monkeypatch.setattr(streams, "EVERY", 3600)
    monkeypatch.setattr(app.state.streams, "in_sight", noted)
    return answers
