"""The session clock moves at most once a minute, after the answer, and costs nothing in between."""

import pytest

pytestmark = pytest.mark.anyio

AGO = "update sign_in set seen_at = now() - interval '{}' where person_id = $1"
SEEN = "select extract(epoch from now() - seen_at)::int from sign_in where person_id = $1"


async def seen(cast, person):
    return await cast.sql.fetchval(SEEN, person.id)


async def ago(cast, person, words):
    await cast.sql.execute(AGO.format(words), person.id)


async def test_reading_moves_it_after_a_minute(cast):
    await ago(cast, cast.david, "2 minutes")
    await cast.david.opens("/papiers")
    assert await seen(cast, cast.david) < 60


async def test_writing_moves_it_too(cast):
    await ago(cast, cast.david, "2 minutes")
    assert (await cast.david.sends("/messages/ecrire", quoi="thanks")).status_code == 200
    assert await seen(cast, cast.david) < 60


async def test_within_the_minute_it_stays(cast):
    await ago(cast, cast.david, "50 seconds")
    await cast.david.opens("/papiers")
    assert await seen(cast, cast.david) >= 50


async def test_a_refusal_moves_nothing(cast):
    """Asking for what does not exist is no sign that the person is there."""
    await ago(cast, cast.david, "2 minutes")
    assert (await cast.david.opens(f"/papiers/{cast.david.id}")).status_code == 404
    assert await seen(cast, cast.david) >= 120


async def test_a_program_has_no_idle_time_to_push(cast):
    await cast.sql.execute(
        "update sign_in set seen_at = now() - interval '2 minutes' where machine_id = $1", cast.dui.id
    )
    await cast.dui.pushes(b"<a/>")
    still = "select seen_at < now() - interval '1 minute' from sign_in where machine_id = $1"
    assert await cast.sql.fetchval(still, cast.dui.id)
