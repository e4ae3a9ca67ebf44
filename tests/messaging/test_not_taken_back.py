"""What cannot be taken back: too late, read, followed, or somebody else's."""

from uuid import uuid4

import pytest

from tests.entrusting.giving import gives
from tests.messaging.talk import begins, takes_back, undo_of

pytestmark = pytest.mark.anyio
WORDS = "Je me suis\ntrompé de bouton"
LATE = "update message set posted_at = posted_at - interval '11 seconds'"
AS_IT_WAS = "select last_number, last_at, waits_since, due_at from thread"


@pytest.fixture
async def thread(cast):
    """David and Madame Martin have written."""
    address = await begins(cast.david, "Bonjour")
    await cast.martin.sends(f"{address}/repondre", mots="Oui ?")
    return address


@pytest.mark.parametrize("why", ["late", "read", "followed"])
async def test_too_late_is_said_kindly_and_changes_nothing(cast, thread, why):
    page = await cast.david.sends(f"{thread}/repondre", mots=WORDS)
    if why == "late":
        await cast.sql.execute(LATE)
    elif why == "read":
        await cast.martin.opens(thread)
    else:
        await cast.david.sends(f"{thread}/repondre", mots="Encore")
    before = await cast.sql.fetchrow(AS_IT_WAS)
    refused = await takes_back(cast.david, page)
    said = {"late": "Les 10 secondes sont passées", "read": "a déjà lu votre message", "followed": "Un autre message"}
    assert refused.status_code == 409
    assert said[why] in refused.text
    assert "/annuler" not in refused.text
    assert await cast.sql.fetchrow(AS_IT_WAS) == before
    assert WORDS.splitlines()[0] in (await cast.martin.opens(thread)).text
    assert await cast.sql.fetchval("select count(*) from audit_entry where act = 'message.taken_back'") == 0
    assert await cast.sql.fetchval("select count(*) from draft where body is not null") == 0


async def test_only_its_author_in_the_same_capacity(cast, thread):
    page = await cast.david.sends(f"{thread}/repondre", mots=WORDS)
    for who in (cast.marion, cast.laura, cast.martin, cast.paula):
        assert (await takes_back(who, page)).status_code == 404
    zoe = await cast.stranger()
    await gives(cast.david, zoe, ecrire="on")
    path = f"/pour/{cast.david.id}{undo_of(page)}"
    assert (await zoe.client.post(path, data={"key": str(uuid4())})).status_code == 404
    assert await cast.sql.fetchval("select count(*) from message where taken_back_at is not null") == 0
