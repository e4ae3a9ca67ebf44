"""An answer of a key holds for one challenge, one browser, one place, once, with the person verified; or not at all."""

import base64
import json
import re

import pytest

from backend.identity.passkeys.challenges import COOKIE
from tests.attacks.passkeys.authenticator import BE, BS, UP, UV, Device, b64
from tests.attacks.passkeys.conftest import a_day_later, adds, key_of, unproved

pytestmark = [pytest.mark.anyio, pytest.mark.attack("E10")]
REFUSED, CAME_IN = 403, 303
REFERENCE = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")


async def test_a_true_answer_opens_a_sign_in_of_level_2(david, phone, door, cast):
    browser = door()
    answer = await browser.signs_in(phone, retour="/papiers")
    assert (answer.status_code, answer.headers["location"]) == (CAME_IN, "/papiers")
    assert await browser.is_in()
    opened = "select person_id, level, provider from sign_in order by began_at desc limit 1"
    assert tuple(await cast.sql.fetchrow(opened)) == (david.id, 2, "passkey")


async def test_a_challenge_serves_once(david, phone, door):
    browser = door()
    options = await browser.is_asked()
    cookie = browser.client.cookies.get(COOKIE)
    said = phone.signs(options)
    assert (await browser.answers(said)).status_code == CAME_IN
    again = door((COOKIE, cookie))
    assert (await again.answers(said)).status_code == REFUSED
    assert (await again.answers(phone.signs(options))).status_code == REFUSED
    assert not again.secret


async def test_a_challenge_is_of_the_browser_that_was_asked(david, phone, door):
    marions, other = door(), door()
    said = phone.signs(await marions.is_asked())
    await other.is_asked()
    assert (await other.answers(said)).status_code == REFUSED
    assert (await door().answers(said)).status_code == REFUSED


async def test_a_challenge_serves_for_five_minutes(david, phone, door, cast):
    browser = door()
    options = await browser.is_asked()
    await cast.sql.execute("update passkey_challenge set created_at = now() - interval '6 minutes'")
    assert (await browser.answers(phone.signs(options))).status_code == REFUSED


BENT = {
    "another origin": lambda device: setattr(device, "origin", "https://aportee.test.evil.example"),
    "the origin in clear": lambda device: setattr(device, "origin", "http://aportee.test"),
    "another port": lambda device: setattr(device, "origin", "https://aportee.test:8443"),
    "another place": lambda device: setattr(device, "rp", "evil.example"),
    "a parent of the place": lambda device: setattr(device, "rp", "test"),
    "nobody verified": lambda device: setattr(device, "flags", UP),
    "nobody there": lambda device: setattr(device, "flags", UV),
    "a copy of what is never copied": lambda device: setattr(device, "flags", UP | UV | BS),
    "another key": lambda device: setattr(device, "private", Device().private),
    "an unknown key": lambda device: setattr(device, "id", b"x" * 32),
    "somebody else": lambda device: setattr(device, "user", b"y" * 16),
}


@pytest.mark.parametrize("bend", BENT.values(), ids=BENT)
async def test_a_bent_answer_opens_nothing(david, phone, door, bend):
    browser = door()
    bend(phone)
    assert (await browser.signs_in(phone)).status_code == REFUSED
    assert not browser.secret


NOT_ANSWERS = (
    "",
    "null",
    "[]",
    "{}",
    '{"id": 1}',
    "[" * 5000,
    '{"id":"a","rawId":"a","type":"public-key","response":{}}',
)


@pytest.mark.parametrize("words", NOT_ANSWERS)
async def test_words_that_are_no_answer_open_nothing(david, door, words):
    browser = door()
    await browser.is_asked()
    assert (await browser.answers(words)).status_code == REFUSED


PARTS = ("clientDataJSON", "authenticatorData", "signature", "userHandle")


@pytest.mark.parametrize("part", PARTS)
async def test_each_octet_of_an_answer_counts(david, phone, door, part):
    for at in (0, 20, 36, -1):
        browser = door()
        said = phone.signs(await browser.is_asked())
        octets = bytearray(base64.urlsafe_b64decode(said["response"][part] + "=="))
        octets[at if at < len(octets) else -1] ^= 0x01
        said["response"][part] = b64(bytes(octets))
        assert (await browser.answers(said)).status_code == REFUSED, (part, at)


async def test_what_was_asked_to_come_in_makes_no_key_and_proves_no_act(david, phone, door, cast):
    await a_day_later(cast)
    browser, here = door(("__Host-sign-in", david.secret)), await unproved(david)
    said = phone.signs(await browser.is_asked())
    answer = await browser.client.post(f"{here}/cle", data={"reponse": json.dumps(said)})
    assert answer.headers["location"] == f"{here}?cle=refused"
    assert not await cast.sql.fetchval("select bool_or(proved_at is not null and used_at is null) from step_up")


async def test_a_key_that_was_taken_away_is_no_key(david, phone, door):
    await david.sends(f"/cles/{await key_of(david)}/enlever")
    assert (await door().signs_in(phone)).status_code == REFUSED


async def test_the_same_key_is_not_added_twice(david, phone, cast):
    assert "La clé n’est pas ajoutée" in (await adds(cast.marion, phone)).text
    assert await cast.sql.fetchval("select person_id from passkey") == david.id


def test_the_device_of_these_tests_says_what_a_synced_key_says():
    assert Device(synced=True).flags & (BE | BS) == BE | BS
