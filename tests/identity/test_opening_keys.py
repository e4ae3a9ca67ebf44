"""The keys that open what is sealed for us: rotated by overlap, kept closed, published by their public halves only."""

from datetime import UTC, datetime, timedelta

import pytest
from joserfc import jwe
from joserfc.jwk import ECKey, KeySet

from backend.identity.oidc import opening_keys
from backend.identity.oidc.errors import TokenRefused
from backend.identity.oidc.opening_keys import OpeningKeys
from backend.identity.oidc.tokens import unwrap
from backend.kit.keyring import NoKeys

NOW = datetime(2026, 3, 14, 9, tzinfo=UTC)
DAY = timedelta(days=1)
WRITER = jwe.JWERegistry(algorithms=["ECDH-ES", "A256GCM"])
TOKEN = "a.b.c"


@pytest.fixture
def path(tmp_path):
    opening_keys.create(tmp_path / opening_keys.FILE)
    return tmp_path / opening_keys.FILE


def sealed_to(published):
    """As a provider does: to the first key it was given."""
    key = ECKey.import_key(published[0])
    return jwe.encrypt_compact({"alg": "ECDH-ES", "enc": "A256GCM", "kid": key.kid}, TOKEN, key, registry=WRITER)


@pytest.mark.attack("D08")
def test_what_was_sealed_yesterday_opens_after_two_rotations_and_no_restart(path):
    ours = OpeningKeys(path)
    yesterday = sealed_to(ours.public(NOW - DAY))
    opening_keys.rotate(path, NOW - DAY / 2)
    opening_keys.rotate(path, NOW)
    assert unwrap(yesterday, ours.private) == TOKEN
    assert unwrap(sealed_to(ours.public(NOW)), ours.private) == TOKEN


def test_the_present_key_comes_first_and_an_older_one_is_published_two_days_more(path):
    first = opening_keys.read(path)[0].id
    second = opening_keys.rotate(path, NOW)
    ours = OpeningKeys(path)
    told = {days: [key["kid"] for key in ours.public(NOW + days * DAY)] for days in (0, 1.9, 2, 300)}
    assert told == {0: [second, first], 1.9: [second, first], 2: [second], 300: [second]}


def test_nothing_private_is_published(path):
    opening_keys.rotate(path, NOW)
    for key in OpeningKeys(path).public(NOW):
        assert set(key) == {"kty", "crv", "x", "y", "kid", "use", "alg"}
        assert (key["use"], key["alg"]) == ("enc", "ECDH-ES")


def test_a_key_is_retired_a_week_after_it_was_replaced_or_at_once_when_it_leaked(path):
    ours = OpeningKeys(path)
    sealed, first = sealed_to(ours.public(NOW)), opening_keys.read(path)[0].id
    with pytest.raises(NoKeys, match="present"):
        opening_keys.retire(path, first, NOW, at_once=True)
    opening_keys.rotate(path, NOW)
    with pytest.raises(NoKeys, match="7 days"):
        opening_keys.retire(path, first, NOW + 6 * DAY)
    with pytest.raises(NoKeys, match="not there"):
        opening_keys.retire(path, "another", NOW + 8 * DAY)
    assert unwrap(sealed, ours.private) == TOKEN
    opening_keys.retire(path, first, NOW, at_once=True)
    with pytest.raises(TokenRefused):
        unwrap(sealed, ours.private)


@pytest.mark.parametrize("body", ["", "[]", "{}", '[{"jwk": {"kty": "EC"}}]', '[{"jwk": {}}]'])
def test_a_file_that_is_no_ring_opens_nothing(path, body):
    path.write_text(body)
    with pytest.raises(NoKeys):
        OpeningKeys(path)


def test_a_file_that_others_may_read_is_refused(path):
    path.chmod(0o640)
    with pytest.raises(NoKeys, match="chmod"):
        OpeningKeys(path)


def test_it_is_never_printed(path):
    (key,) = opening_keys.read(path)
    assert key.jwk["d"] not in repr(key)


def test_every_key_can_open(path):
    opening_keys.rotate(path, NOW)
    assert isinstance(OpeningKeys(path).private(), KeySet)
    assert len(list(OpeningKeys(path).private())) == 2
