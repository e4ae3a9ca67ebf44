"""A provider that lies in its tokens is not believed; the honest one beside it is."""

import base64
import hashlib
import hmac
import json

import pytest
from joserfc import jws

from backend.identity.oidc.errors import LevelTooLow, TokenRefused, UserinfoRefused
from tests.contracts.bent_provider import CLIENT_ID, SECONDS, SUB, new_key


def having(**changed):
    return lambda claims: {**claims, **changed}


def without(name):
    return lambda claims: {k: v for k, v in claims.items() if k != name}


def lie(attack, words, bend, reason):
    return pytest.param(bend, reason, marks=pytest.mark.attack(attack), id=f"{attack} {words}")


WRONG_CLAIMS = [
    lie("D03", "nonce absent", without("nonce"), "nonce"),
    lie("D03", "nonce wrong", having(nonce="n" * 43), "nonce"),
    lie("D03", "nonce not a text", having(nonce=["n"]), "nonce"),
    lie("D10", "issuer of another", having(iss="https://fc.example"), "iss"),
    lie("D10", "no issuer", without("iss"), "iss"),
    lie("D10", "made for another service", having(aud="another-service"), "aud"),
    lie("D10", "made for another service too", having(aud=[CLIENT_ID, "another"]), "aud"),
    lie("D10", "made for nobody", having(aud=[]), "aud"),
    lie("D10", "given to another service", having(azp="another-service"), "azp"),
    lie("D10", "expired 61 s ago", having(exp=SECONDS - 61), "exp"),
    lie("D10", "never expires", without("exp"), "exp"),
    lie("D10", "expiry not a number", having(exp="tomorrow"), "exp"),
    lie("D10", "valid in 61 s", having(nbf=SECONDS + 61), "nbf"),
    lie("D10", "issued in 61 s", having(iat=SECONDS + 61), "iat"),
    lie("D10", "issued 61 s before the sign-in", having(iat=SECONDS - 61), "iat"),
    lie("D10", "issued at no time", without("iat"), "iat"),
    lie("D10", "issued at true", having(iat=True), "iat"),
    lie("D05", "access token swapped", having(at_hash="AAAAAAAAAAAAAAAAAAAAAA"), "at_hash"),
    lie("D12", "nobody", without("sub"), "sub"),
]
RIGHT_CLAIMS = [
    having(exp=SECONDS - 60),
    having(nbf=SECONDS + 60),
    having(iat=SECONDS + 60),
    having(iat=SECONDS - 60),
    having(aud=[CLIENT_ID]),
    having(azp=CLIENT_ID),
    without("at_hash"),
    having(acr="eidas3"),
]


async def test_an_honest_provider_is_believed(bent, sign_in):
    proof = await sign_in()
    assert (proof.iss, proof.sub, proof.acr, proof.level) == (bent.origin, SUB, "eidas1", 1)
    assert (proof.given_name, proof.family_name) == ("Ana Lúcia", "OLIVEIRA")
    assert proof.birthdate == "1951-07-09"
    assert proof.auth_time == SECONDS
    assert set(proof.claims) == {"given_name", "family_name", "birthdate"}


@pytest.mark.parametrize("bend", RIGHT_CLAIMS)
async def test_what_stays_within_the_agreement_is_accepted(bent, sign_in, bend):
    bent.bend_claims = bend
    assert (await sign_in()).sub == SUB


@pytest.mark.parametrize(("bend", "reason"), WRONG_CLAIMS)
async def test_a_token_with_a_wrong_claim_is_refused(bent, sign_in, bend, reason):
    bent.bend_claims = bend
    with pytest.raises(TokenRefused) as refused:
        await sign_in()
    assert str(refused.value) == reason


@pytest.mark.attack("D03")
async def test_a_token_of_an_earlier_sign_in_is_refused(bent, sign_in):
    kept = []
    bent.bend_token = lambda text: kept.append(text) or text
    await sign_in()
    bent.bend_token = lambda _: kept[0]
    with pytest.raises(TokenRefused, match="nonce"):
        await sign_in()


@pytest.mark.attack("D11")
@pytest.mark.parametrize("bend", [having(acr="eidas1"), having(acr="0"), without("acr")])
async def test_an_identity_less_sure_than_asked_is_refused(bent, sign_in_with, bend):
    bent.bend_claims = bend
    sign_in = sign_in_with(acr_values="eidas2", level=2)
    with pytest.raises(LevelTooLow):
        await sign_in()
    bent.bend_claims = having(acr="eidas2")
    assert (await sign_in()).level == 2


@pytest.mark.attack("E05")
async def test_a_new_proof_asked_for_must_be_new(bent, sign_in):
    bent.bend_claims = having(auth_time=SECONDS - 61)
    assert (await sign_in()).auth_time == SECONDS - 61
    with pytest.raises(TokenRefused, match="auth_time"):
        await sign_in(prompt="login")
    bent.bend_claims = having(auth_time=SECONDS - 60)
    assert (await sign_in(prompt="login")).auth_time == SECONDS - 60


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


@pytest.mark.attack("D12")
async def test_the_identity_of_someone_else_is_refused(bent, sign_in):
    bent.bend_userinfo = having(sub="8" * 64 + "v1")
    with pytest.raises(UserinfoRefused, match="sub"):
        await sign_in()


@pytest.mark.attack("D12")
@pytest.mark.parametrize("bend", [having(iss="https://fc.example"), having(aud="another")])
async def test_an_identity_made_for_another_is_refused(bent, sign_in, bend):
    bent.bend_userinfo = bend
    with pytest.raises(TokenRefused):
        await sign_in()


@pytest.mark.attack("D12")
async def test_an_identity_that_is_not_signed_is_refused_when_it_must_be(bent, sign_in):
    bent.userinfo_kind = "application/json"
    with pytest.raises(UserinfoRefused, match="content type"):
        await sign_in()


async def test_an_identity_that_is_not_signed_is_accepted_when_agreed(bent, sign_in_with):
    bent.userinfo_kind = "application/json"
    assert (await sign_in_with(userinfo="json")()).family_name == "OLIVEIRA"


@pytest.mark.attack("D12")
async def test_a_name_that_is_not_a_text_is_refused(bent, sign_in):
    for name in (["A"], "A\nB", "A" * 201):
        bent.bend_userinfo = having(given_name=name)
        with pytest.raises(UserinfoRefused, match="given_name"):
            await sign_in()
