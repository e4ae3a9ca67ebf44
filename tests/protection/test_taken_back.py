"""A parent who took her message back left nothing in the thread that the other may not read."""

import pytest

from tests.protection.julien import family, opens, parent

pytestmark = pytest.mark.anyio
# As a letter may be where she answered before she held authority.
ANSWERED = """
    insert into message (id, establishment_id, dossier_id, thread_id, number, author_id, capacity, body, key_id)
    select gen_random_uuid(), establishment_id, dossier_id, thread_id, 2, $2, 'aidant', body, key_id
      from message where thread_id = $1"""


async def test_what_she_took_back_closes_nothing_to_him(cast, desks):
    julien, mother, father = await family(cast)
    for somebody in (mother, father):
        await parent(cast, desks, julien, somebody)
    assert (await julien.sends("/messages/ecrire", quoi="see", mots="Je veux vous voir.")).status_code == 200
    thread = await cast.sql.fetchval("select thread_id from message where author_id = $1", julien.id)
    url = f"/messages/{thread}"
    await cast.sql.execute(ANSWERED, thread, mother.id)
    assert not await opens(father, julien, url)
    taken = "update message set taken_back_at = now(), number = null where author_id = $1"
    await cast.sql.execute(taken, mother.id)
    assert await opens(father, julien, url)
