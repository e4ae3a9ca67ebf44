"""Hosts whose clocks differ: what comes first, and what is over, is said by the database alone."""

from datetime import datetime, timedelta

import pytest

from backend.kit import clock
from tests.interop.references import reference

pytestmark = [pytest.mark.anyio, pytest.mark.attack("L20")]
OFF = pytest.mark.parametrize("off", [timedelta(seconds=90), timedelta(days=2)], ids=str)
WROTE = "select array_agg(number order by posted_at), max(abs(extract(epoch from posted_at - now()))) < 60 from message"
ENDS = "update delegation set starts_at = now() - interval '9 days', ends_at = now() + $2::interval where id = $1"
OVER = "update sign_in set expires_at = now() + $2::interval where person_id = $1"
MINUTE = timedelta(minutes=1)


@pytest.fixture
def host(monkeypatch):
    """`host(off)`: from here on the requests are answered where the clock is wrong by so much."""

    def put(off):
        class Wrong(datetime):
            @classmethod
            def now(cls, tz=None):
                return datetime.now(tz) + off

        monkeypatch.setattr(clock, "datetime", Wrong)

    return put


@OFF
async def test_messages_stand_in_the_order_in_which_they_came(cast, host, off):
    host(off)
    await cast.david.sends("/messages/ecrire", quoi="other", mots="Un")
    thread = await cast.sql.fetchval("select id from thread")
    host(-off)
    await cast.martin.sends(f"/messages/{thread}/repondre", mots="Deux")
    host(off)
    await cast.david.sends(f"/messages/{thread}/repondre", mots="Trois")
    assert tuple(await cast.sql.fetchrow(WROTE)) == ([1, 2, 3], True)
    page = (await cast.david.opens(f"/messages/{thread}")).text
    assert page.index("Un</p>") < page.index("Deux</p>") < page.index("Trois</p>")


@OFF
async def test_a_sign_in_ends_when_the_database_says(cast, host, off):
    await cast.sql.execute(OVER, cast.david.id, MINUTE)
    host(off)
    assert (await cast.david.opens("/papiers")).status_code == 200
    await cast.sql.execute(OVER, cast.david.id, -MINUTE)
    host(-off)
    assert (await cast.david.client.get("/papiers", follow_redirects=False)).status_code == 303


@OFF
async def test_what_was_given_ends_when_the_database_says(cast, host, off):
    paper = await cast.files(reference())
    await cast.sql.execute(ENDS, cast.paula.delegation, MINUTE)
    host(off)
    assert (await cast.paula.opens(f"/papiers/{paper}")).status_code == 200
    await cast.sql.execute(ENDS, cast.paula.delegation, -MINUTE)
    host(-off)
    assert (await cast.paula.opens(f"/papiers/{paper}")).status_code == 404


def test_the_clock_of_a_host_can_be_wrong(host):
    """Or the tests above could not fail."""
    true = clock.now()
    host(timedelta(days=2))
    assert clock.now() - true > timedelta(days=1)
