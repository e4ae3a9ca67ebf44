"""A provider's word that its session ended, and whoever would say it in its place."""

import json
from base64 import urlsafe_b64encode

import pytest
from joserfc import jws
from joserfc.jwk import ECKey, OctKey

from backend.identity.oidc.errors import SignInRefused, TokenRefused
from backend.identity.oidc.logout import EVENT
from tests.contracts.bending import having, lie, without
from tests.contracts.bent_provider import CLIENT_ID, NOW, SECONDS, SUB, new_key


def honest(bent):
    return {
        "iss": bent.origin,
        "aud": CLIENT_ID,
        "iat": SECONDS,
        "exp": SECONDS + 120,
        "jti": "once",
        "events": {EVENT: {}},
        "sub": SUB,
        "sid": "one of its sessions",
    }


async def test_its_word_is_understood(bent, sign_in):
    ended = await sign_in.party.ended(bent.sign(honest(bent)), NOW)
    assert (ended.sub, ended.sid, ended.jti) == (SUB, "one of its sessions", "once")
    assert SUB not in repr(ended)


@pytest.mark.parametrize("bend", [without("sid"), without("sub"), without("exp"), having(aud=[CLIENT_ID])])
async def test_what_may_be_left_out_may_be(bent, sign_in, bend):
    await sign_in.party.ended(bent.sign(bend(honest(bent))), NOW)


@pytest.mark.parametrize(
    ("bend", "reason"),
    [
        lie("D17", "another provider", having(iss="https://other.example"), "iss"),
        lie("D17", "for another service", having(aud="somebody else"), "aud"),
        lie("D17", "for us and another", having(aud=[CLIENT_ID, "somebody else"]), "aud"),
        lie("D17", "kept for later", having(iat=SECONDS - 181), "iat"),
        lie("D17", "made for tomorrow", having(iat=SECONDS + 61), "iat"),
        lie("D17", "no time", without("iat"), "iat"),
        lie("D17", "ended", having(exp=SECONDS - 61), "exp"),
        lie("D17", "no events", without("events"), "events"),
        lie("D17", "another event", having(events={"https://example/other": {}}), "events"),
        lie("D17", "events as a list", having(events=[EVENT]), "events"),
        lie("D17", "an event that is no object", having(events={EVENT: True}), "events"),
        lie("D17", "an ID token", having(nonce="n" * 43), "nonce"),
        lie("D17", "an empty nonce", having(nonce=None), "nonce"),
        lie("D17", "no jti", without("jti"), "twice"),
        lie("D17", "an empty jti", having(jti=""), "jti"),
        lie("D17", "everybody", lambda c: without("sid")(without("sub")(c)), "nobody"),
        lie("D17", "a subject of another form", having(sub=["everybody"]), "sub"),
        lie("D17", "a session of another form", having(sid=7), "sid"),
    ],
)
async def test_a_word_of_another_kind_is_refused(bent, sign_in, bend, reason):
    with pytest.raises(TokenRefused, match=reason):
        await sign_in.party.ended(bent.sign(bend(honest(bent))), NOW)


def unsigned(bent, claims):
    parts = (urlsafe_b64encode(json.dumps(part).encode()).decode() for part in ({"alg": "none"}, claims))
    return ".".join(part.rstrip("=") for part in parts) + "."


def with_the_public_key(bent, claims):
    shared = OctKey.import_key(json.dumps(bent.key.as_dict(private=False)).encode())
    return jws.serialize_compact({"alg": "HS256"}, json.dumps(claims), shared, algorithms=["HS256"])


def with_their_own(bent, claims):
    forger = new_key("first")
    return jws.serialize_compact({"alg": "ES256", "kid": "first"}, json.dumps(claims), forger, algorithms=["ES256"])


def with_the_key_inside(bent, claims):
    forger = ECKey.generate_key("P-256")
    header = {"alg": "ES256", "jwk": forger.as_dict(private=False)}
    return jws.serialize_compact(header, json.dumps(claims), forger, algorithms=["ES256"])


@pytest.mark.attack("D17")
@pytest.mark.parametrize("sign", [unsigned, with_the_public_key, with_their_own, with_the_key_inside])
async def test_a_forged_word_is_refused(bent, sign_in, sign):
    with pytest.raises(TokenRefused):
        await sign_in.party.ended(sign(bent, honest(bent)), NOW)


@pytest.mark.attack("D17")
@pytest.mark.parametrize("token", ["", "a.b", "a.b.c", "....", "é.é.é", "a" * 20_000])
async def test_what_is_no_token_is_refused(sign_in, token):
    with pytest.raises(SignInRefused):
        await sign_in.party.ended(token, NOW)


@pytest.mark.attack("D17")
@pytest.mark.attack("D08")
async def test_a_hundred_words_by_unknown_keys_ask_the_provider_for_its_keys_once_more(bent, sign_in):
    await sign_in.party.ended(bent.sign(honest(bent)), NOW)
    for n in range(100):
        bent.key = new_key(f"stranger {n}")
        with pytest.raises(TokenRefused):
            await sign_in.party.ended(bent.sign(honest(bent)), NOW)
    assert bent.count("/jwks") <= 2


@pytest.mark.attack("D17")
async def test_its_word_opens_nothing(bent, sign_in):
    bent.bend_claims = lambda claims: honest(bent)
    with pytest.raises(TokenRefused, match="nonce"):
        await sign_in()
