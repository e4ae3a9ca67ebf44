"""What the gate decides about a key's counter is what the rule says in words."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as some

from backend.identity.passkeys.rules import WAIT, Known, may_prove, went_back
from tests.attacks.passkeys.authenticator import Device
from tests.attacks.passkeys.conftest import adds

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
COUNTS = (0, 1, 2, 7, 2**32 - 1)


@given(known=some.integers(0, 2**32 - 1), counted=some.integers(0, 2**32 - 1))
def test_a_key_that_is_copied_by_its_maker_never_goes_back(known, counted):
    assert not went_back(Known(synced=True, sign_count=known), counted)
    assert went_back(Known(synced=False, sign_count=known), counted) == (counted <= known and known > 0)


def test_a_key_of_today_or_one_that_may_be_there_twice_proves_nothing():
    assert may_prove(NOW, None, NOW)
    assert not may_prove(NOW + WAIT, None, NOW)
    assert not may_prove(NOW + timedelta(seconds=1), None, NOW)
    assert not may_prove(NOW - WAIT, NOW, NOW)


@pytest.mark.anyio
async def test_the_gate_says_the_same(cast):
    await adds(cast.david, Device())
    opens = """select told from open_sign_in_by_passkey($1, $2, false, gen_random_uuid(), gen_random_uuid(), $3, 2,
               '1 minute', '1 hour', 'Android', null, '1 minute')"""
    key = await cast.sql.fetchval("select id from passkey")
    for synced in (True, False):
        for known in COUNTS:
            for counted in COUNTS:
                change = "update passkey set synced = $1, sign_count = $2, suspect_at = null"
                await cast.sql.execute(change, synced, known)
                told = await cast.sql.fetchval(opens, key, counted, uuid4().bytes)
                assert told == went_back(Known(synced, known), counted), (synced, known, counted)
