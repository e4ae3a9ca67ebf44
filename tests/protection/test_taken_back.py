"""A parent who took her message back left nothing in the thread that the other may not read."""

from uuid import uuid4

import pytest

from tests.protection.julien import family, opens, parent

pytestmark = pytest.mark.anyio


async def test_what_she_took_back_closes_nothing_to_him(cast, desks):
    julien, mother, father = await family(cast)
    for somebody in (mother, father):
        await parent(cast, desks, julien, somebody)
    assert (await julien.sends("/messages/ecrire", quoi="see", mots="Je veux vous voir.")).status_code == 200
    thread = await cast.sql.fetchval("select thread_id from message where author_id = $1", julien.id)
    url = f"/messages/{thread}"
    answer = {"key": str(uuid4()), "mots": "Bonjour Madame."}
    assert (await mother.client.post(f"/pour/{julien.id}{url}/repondre", data=answer)).status_code == 200
    assert not await opens(father, julien, url)
    taken = "update message set taken_back_at = now(), number = null where author_id = $1"
    await cast.sql.execute(taken, mother.id)
    assert await opens(father, julien, url)
