"""A way in has changed: her other sign-ins end, and what betrays an intruder is not silenced by him."""

import pytest

from tests.attacks.passkeys.authenticator import Device
from tests.attacks.passkeys.conftest import adds, key_of

pytestmark = [pytest.mark.anyio, pytest.mark.attack("E06")]


async def is_in(person):
    return (await person.client.get("/cles", follow_redirects=False)).status_code == 200


async def test_a_new_key_ends_the_other_sign_ins_and_nobody_elses(cast, phone):
    other = await cast.signed_in(person=cast.david.id, name="David's tablet")
    await adds(cast.david, phone)
    assert [await is_in(one) for one in (cast.david, other, cast.marion)] == [True, False, True]


async def test_a_key_that_is_not_added_ends_nothing(cast, phone):
    other = await cast.signed_in(person=cast.david.id, name="David's tablet")
    phone.origin = "https://evil.example"
    await adds(cast.david, phone)
    assert await is_in(other)


async def test_a_key_that_is_taken_away_ends_what_it_opened(david, phone, door, cast):
    thief, other = door(), await cast.signed_in(person=david.id, name="David's tablet")
    await thief.signs_in(phone)
    assert await thief.is_in()
    page = await david.sends(f"/cles/{await key_of(david)}/enlever")
    assert "La clé est enlevée" in page.text
    assert not await thief.is_in()
    assert [await is_in(one) for one in (david, other)] == [True, True]


async def test_a_second_tap_is_answered_like_the_first_and_told_once(david, cast):
    key, told = await key_of(david), "select count(*) from passkey_event where kind = 'removed'"
    answers = [(await david.sends(f"/cles/{key}/enlever")).text.count("La clé est enlevée") for _ in range(2)]
    assert answers == [1, 1]
    assert await cast.sql.fetchval(told) == 1


async def test_whoever_came_in_by_it_may_take_it_away_and_stays(david, phone, door):
    browser = door()
    await browser.signs_in(phone)
    key = await key_of(david)
    await browser.client.post(f"/cles/{key}/enlever")
    assert await browser.is_in()


async def test_a_key_of_another_device_goes_on(david, phone, door, cast):
    other, browser = Device(), door()
    await adds(david, other, "Ma tablette")
    await browser.signs_in(other)
    first = await cast.sql.fetchval("select id from passkey where credential_id = $1", phone.id)
    await david.sends(f"/cles/{first}/enlever")
    assert await browser.is_in()
    assert (await door().signs_in(phone)).status_code == 403
