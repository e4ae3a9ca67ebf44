"""Nobody reads through a refused form without a trace."""

import pytest

from tests.cast import DLU
from tests.messaging.talk import begins

pytestmark = [pytest.mark.anyio, pytest.mark.attack("N02")]
READ = "select count(*) from audit_entry where act = $1 and actor_id = $2"


@pytest.mark.parametrize("words", ["", "x" * 5001])
async def test_a_thread_shown_beside_a_mistake_is_noted(cast, words):
    thread = await begins(cast.david, "Un secret")
    refused = await cast.martin.sends(f"{thread}/repondre", mots=words)
    assert refused.status_code == 422
    assert "Un secret" in refused.text
    assert await cast.sql.fetchval(READ, "thread.read", cast.martin.id) == 1
    assert await cast.sql.fetchval("select count(*) from thread_reading where reader_id = $1", cast.martin.id) == 0


async def test_a_paper_shown_beside_a_question_is_noted(cast):
    paper = await cast.files(DLU)
    sent = {"key": "6f1c0f0e-0000-4000-8000-000000000001"}
    await cast.david.sends("/messages/ecrire", quoi="thanks", **sent)
    assert (await cast.david.sends(f"/papiers/{paper}/cacher", **sent)).status_code == 422
    assert await cast.sql.fetchval(READ, "document.read", cast.david.id) == 1


async def test_what_was_refused_is_not_kept_with_the_trace(cast):
    """The thread that a second message would have begun is undone."""
    key = "6f1c0f0e-0000-4000-8000-000000000002"
    await cast.david.sends("/messages/ecrire", key=key, quoi="other", mots="Bonjour")
    await cast.david.sends("/messages/ecrire", key=key, quoi="other", mots="Bonsoir")
    assert await cast.sql.fetchval("select count(*) from thread") == 1
