"""A token is believed for its signature, and only with the keys the provider publishes."""

import base64
import hashlib
import hmac
import json

import pytest
from joserfc import jws

from backend.identity.oidc.errors import TokenRefused
from tests.contracts.bent_provider import SUB, new_key
from tests.contracts.conftest import citizens, citizens_plus


@pytest.fixture(params=[citizens, citizens_plus], ids=["FranceConnect", "FranceConnect+"])
def agreed(bent, request):
    return request.param(bent)


def part(value):
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


def unsigned(claims):
    return f"{part(json.dumps({'alg': 'none'}).encode())}.{part(json.dumps(claims).encode())}."


def hmac_with(secret):
    def sign(claims):
        head = part(json.dumps({"alg": "HS256", "kid": "first"}).encode())
        text = f"{head}.{part(json.dumps(claims).encode())}"
        return f"{text}.{part(hmac.digest(secret, text.encode(), hashlib.sha256))}"

    return sign


def signed_by(key, **header):
    def sign(claims):
        told = {"alg": "ES256", "kid": "first", **header}
        return jws.serialize_compact(told, json.dumps(claims), key, algorithms=["ES256"])

    return sign


@pytest.mark.attack("D07")
@pytest.mark.parametrize("shape", ["pem", "der", "jwk"])
async def test_hmac_with_the_public_key_is_refused(bent, sign_in, shape):
    public = bent.key.as_dict(private=False)
    secrets = {
        "pem": bent.key.as_pem(private=False),
        "der": bent.key.as_der(private=False),
        "jwk": json.dumps(public).encode(),
    }
    bent.sign = hmac_with(secrets[shape])
    with pytest.raises(TokenRefused, match="alg"):
        await sign_in()


@pytest.mark.attack("D07")
async def test_a_token_nobody_signed_is_refused(bent, sign_in):
    bent.sign = unsigned
    with pytest.raises(TokenRefused, match="alg"):
        await sign_in()


@pytest.mark.attack("D07")
async def test_a_token_signed_by_another_key_of_the_same_name_is_refused(bent, sign_in):
    bent.sign = signed_by(new_key("first"))
    with pytest.raises(TokenRefused, match="signature"):
        await sign_in()


@pytest.mark.attack("D08")
async def test_a_key_or_an_address_in_the_header_is_never_used(bent, sign_in):
    stranger = new_key("first")
    public = stranger.as_dict(private=False)
    bent.sign = signed_by(stranger, jwk=public, jku=f"{bent.origin}/stranger")
    with pytest.raises(TokenRefused, match="signature"):
        await sign_in()
    assert bent.count("/stranger") == 0


@pytest.mark.attack("D08")
async def test_a_new_key_is_found_and_a_false_one_does_not_make_us_insist(bent, sign_in):
    await sign_in()
    bent.key = new_key("second")
    bent.published = [bent.key]
    assert (await sign_in(later=60)).sub == SUB
    assert bent.count("/jwks") == 2
    bent.key = new_key("never published")
    for _ in range(3):
        with pytest.raises(TokenRefused, match="kid"):
            await sign_in(later=60)
    assert bent.count("/jwks") == 2
