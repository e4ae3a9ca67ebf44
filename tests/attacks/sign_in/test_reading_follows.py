"""Who signs in finds how she reads, and not how the one before her did."""

import pytest

from backend.demo import making
from backend.reading.cookies import DEVICE, GUEST
from backend.reading.rules import Reading, formatted, parse
from tests.contracts.bent_provider import SUB

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("david_is_known")]
SAME = {"sec-fetch-site": "same-origin"}
LARGE = {"taille": "200", "police": "lexend"}


async def keeps(browser, **fields):
    await browser.client.post("/reglages", data=fields, headers=SAME)


def read_by(browser):
    return parse(browser.client.cookies.get(GUEST) or browser.client.cookies.get(DEVICE))


async def known_as(cast, bent, person):
    """FranceConnect now knows this one by that name."""
    await cast.sql.execute("delete from identity")
    await making.identity(cast.sql, person.id, bent.origin, SUB)


async def test_on_another_phone_he_reads_as_on_his_own(browse):
    phone, tablet = browse(), browse()
    await phone.signs_in()
    await phone.owns()
    await keeps(phone, **LARGE)
    assert DEVICE in phone.client.cookies
    await tablet.signs_in()
    assert read_by(tablet) == Reading(size="200", face="lexend")
    assert (DEVICE in tablet.client.cookies, GUEST in tablet.client.cookies) == (False, True)


async def test_his_own_is_told_again_what_he_changed_elsewhere(browse):
    phone, tablet = browse(), browse()
    await phone.signs_in()
    await phone.owns()
    await keeps(phone, **LARGE)
    await tablet.signs_in()
    await keeps(tablet, taille="140")
    await phone.signs_in()
    assert read_by(phone) == Reading(size="140")
    assert GUEST not in phone.client.cookies


async def test_marion_does_not_read_as_david_did(browse, cast, bent):
    tablet = browse()
    await tablet.signs_in()
    await keeps(tablet, **LARGE)
    await known_as(cast, bent, cast.marion)
    await tablet.signs_in()  # he did not leave
    assert read_by(tablet) == Reading()
    assert GUEST not in tablet.client.cookies


async def test_nor_keeps_for_david_what_she_chooses(browse, cast, bent):
    tablet = browse()
    await tablet.signs_in()
    await keeps(tablet, **LARGE)
    await known_as(cast, bent, cast.marion)
    await tablet.signs_in()
    await keeps(tablet, contraste="strong")
    await known_as(cast, bent, cast.david)
    await tablet.signs_in()
    assert read_by(tablet) == Reading(size="200", face="lexend")


async def test_who_never_chose_reads_as_the_device_does(browse, cast):
    tablet = browse()
    tablet.takes(DEVICE, formatted(Reading(size="115")))
    await tablet.signs_in()
    assert read_by(tablet) == Reading(size="115")
    assert await cast.sql.fetchval("select count(*) from reading_choice") == 0


async def test_a_ring_that_changed_lets_him_in_and_he_chooses_again(browse, cast):
    david = browse()
    await david.signs_in()
    await keeps(david, **LARGE)
    await cast.sql.execute("update reading_choice set wrapped = wrapped || '\\x00'")
    assert (await david.signs_in()).status_code == 303
    assert read_by(david) == Reading()


async def test_the_door_with_the_settings_of_nobody_leads_to_the_same_page(browse):
    tablet = browse()
    tablet.takes(GUEST, formatted(Reading(size="200")))
    door = await tablet.client.get("/entrer?retour=/messages/ecrire%3Fpapier%3D1")
    assert door.headers["location"] == "/entrer?retour=/messages/ecrire%3Fpapier%3D1"
    assert GUEST not in tablet.client.cookies
