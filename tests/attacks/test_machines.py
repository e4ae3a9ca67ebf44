"""A program proves itself with an assertion it signs: once, for us, now, with its own key."""

import base64
import hashlib
import hmac
import json
import time

import pytest
from joserfc import jws, jwt
from joserfc.jwk import ECKey

from tests.attacks.dui import AUDIENCE, part, refused

pytestmark = pytest.mark.anyio


async def test_an_honest_assertion_opens_for_ten_minutes(dui, cast):
    answer = await dui.asks(dui.signs())
    assert (answer.status_code, answer.json()["expires_in"]) == (200, 600)
    assert answer.headers["cache-control"] == "no-store"
    token = answer.json()["access_token"]
    assert (await dui.pushes(token)).status_code == 202
    await cast.sql.execute("update sign_in set expires_at = now() where machine_id is not null")
    assert (await dui.pushes(token)).status_code == 401


async def test_an_assertion_serves_once(dui):
    assertion = dui.signs()
    assert (await dui.asks(assertion)).status_code == 200
    assert await refused(await dui.asks(assertion))


@pytest.mark.parametrize(
    "changed",
    [
        {"aud": "https://elsewhere.test/api/token"}, {"aud": None}, {"aud": []}, {"aud": AUDIENCE + "/"},
        {"iss": "dui-pins"}, {"sub": "dui-pins"}, {"iss": None}, {"sub": None}, {"iss": "dui\x00"},
        {"iss": ["dui"]}, {"iss": "d" * 129}, {"iss": ""}, {"jti": None}, {"jti": ""}, {"jti": "j" * 129},
        {"jti": "a\x00"}, {"jti": 7}, {"exp": None}, {"exp": 1}, {"exp": 2**70}, {"exp": "soon"}, {"exp": True},
        {"exp": 1e300}, {"nbf": 2**40}, {"nbf": "now"},
    ],
    ids=str,
)  # fmt: skip
async def test_a_wrong_word_is_refused(dui, changed):
    assert await refused(await dui.asks(dui.signs(**changed)))


async def test_another_key_another_algorithm_and_no_key_are_refused(dui):
    claims = dui.claims()
    stranger = ECKey.generate_key("P-256", {"kid": "dui-1"})
    assert await refused(await dui.asks(jwt.encode({"alg": "ES256", "kid": "dui-1"}, claims, stranger)))
    body = part(claims)
    assert await refused(await dui.asks(f"{part({'alg': 'none'})}.{body}."))
    secret = dui.key.as_pem(private=False)
    text = f"{part({'alg': 'HS256', 'kid': 'dui-1'})}.{body}"
    seal = base64.urlsafe_b64encode(hmac.digest(secret, text.encode(), hashlib.sha256)).rstrip(b"=").decode()
    assert await refused(await dui.asks(f"{text}.{seal}"))
    header = {"alg": "ES256", "kid": "dui-1", "jwk": stranger.as_dict(private=False)}
    assert await refused(await dui.asks(jws.serialize_compact(header, json.dumps(claims), stranger)))


NASTY = {
    "thousands of levels": b'{"iss":' + b"[" * 60_000 + b"]" * 60_000 + b"}",
    "a number of ten thousand digits": b'{"iss": "dui", "exp": ' + b"9" * 10_000 + b"}",
    "not a number": b'{"iss": "dui", "exp": NaN}',
    "the same name twice": b'{"iss": "dui", "iss": ["x"]}',
    "half a character": b'{"iss": "\\ud800"}',
    "no object": b'["iss"]',
    "no JSON": b"iss",
    "no UTF-8": b'{"iss": "\xff"}',
    "nothing": b"",
}


@pytest.mark.attack("F17")
@pytest.mark.parametrize("place", ["header", "claims"])
@pytest.mark.parametrize("words", NASTY)
async def test_json_made_to_break_its_reader_is_refused_in_little_time(dui, words, place):
    nasty = part(NASTY[words])
    assertion = f"{nasty}.{part(dui.claims())}.AA" if place == "header" else f"{part({'alg': 'ES256'})}.{nasty}.AA"
    taken = []
    for _ in range(3):  # the best of three: the collector of garbage of a long run is not the reader's
        began = time.process_time()
        assert await refused(await dui.asks(assertion))
        taken.append(time.process_time() - began)
    assert min(taken) < 0.2
    for cut in (assertion[:9], assertion.replace(".", "", 1), assertion + ".x", "", ".", "...", "é.é.é"):
        assert await refused(await dui.asks(cut))


async def test_a_form_that_is_not_one_is_refused(dui):
    assert await refused(await dui.asks(dui.signs(), grant_type="password"))
    assert await refused(await dui.asks(dui.signs(), client_assertion_type="urn:other"))
    assert (await dui.asks(dui.signs(), grant_type=["client_credentials", "password"])).status_code in (400, 401)
