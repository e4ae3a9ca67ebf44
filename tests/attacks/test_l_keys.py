"""A message is sent once: the same key again, fifty times at once, with other words, by somebody else."""

import asyncio
import re
from uuid import uuid4

import pytest

pytestmark = pytest.mark.anyio


@pytest.fixture
async def thread(cast):
    await cast.david.sends("/messages/ecrire", quoi="pain", mots="")
    return await cast.sql.fetchval("select id from thread")


async def words(sql):
    return await sql.fetchval("select count(*) from message")


@pytest.mark.attack("L02")
async def test_the_same_key_with_other_words_writes_nothing_and_gives_the_words_back(cast, thread):
    key = str(uuid4())
    assert (await cast.david.sends(f"/messages/{thread}/repondre", key=key, mots="Un")).status_code == 200
    answer = await cast.david.sends(f"/messages/{thread}/repondre", key=key, mots="Deux mots gardés")
    assert answer.status_code == 422
    assert "Deux mots gardés" in answer.text
    assert key not in answer.text  # the form has a new key
    assert await words(cast.sql) == 2
    fresh = re.search(
        r'action="/messages/[^"]+/repondre"[^>]*>\s*<input type="hidden" name="key" value="([^"]+)"', answer.text
    )[1]
    sent = await cast.david.sends(f"/messages/{thread}/repondre", key=fresh, mots="Deux mots gardés")
    assert sent.status_code == 200
    assert await words(cast.sql) == 3


@pytest.mark.attack("L03")
async def test_fifty_calls_with_one_key_are_one_message_and_one_answer(cast, thread):
    key, address = str(uuid4()), f"/messages/{thread}/repondre"
    sends = (
        cast.david.client.post(address, data={"key": key, "mots": "Une fois"}, follow_redirects=False)
        for _ in range(50)
    )
    answers = await asyncio.gather(*sends)
    assert {a.status_code for a in answers} == {303}
    assert len({a.headers["location"] for a in answers}) == 1
    assert await words(cast.sql) == 2


@pytest.mark.attack("L03")
async def test_the_key_of_one_person_is_not_the_key_of_another(cast, thread):
    key = str(uuid4())
    await cast.david.sends(f"/messages/{thread}/repondre", key=key, mots="De David")
    await cast.martin.sends(f"/messages/{thread}/repondre", key=key, mots="De Madame Martin")
    assert await words(cast.sql) == 3


@pytest.mark.attack("L08")
async def test_two_people_write_at_once_and_the_numbers_have_no_hole(cast, thread):
    address = f"/messages/{thread}/repondre"
    await asyncio.gather(*(who.sends(address, mots=f"{n}") for n in range(20) for who in (cast.david, cast.martin)))
    numbers = await cast.sql.fetch("select number from message order by posted_at, number")
    assert sorted(row["number"] for row in numbers) == list(range(1, 42))
    assert await cast.sql.fetchval("select last_number from thread") == 41
    times = await cast.sql.fetch("select posted_at from message order by number")
    assert len(times) == 41
