"""Settings stay on her own device, and leave a shared one when she does."""

import pytest

from backend.identity.devices import COOKIE as DEVICE_OF
from backend.reading import cookies
from backend.reading.rules import Reading, formatted, parse
from tests.reading.choosing import HERE, LOOK, chooses, look, of_sign_in

pytestmark = pytest.mark.anyio


@pytest.fixture
async def on_tablet(cast):
    """Of the house: David and Marion sign in there, and nobody said that it is hers."""
    await cast.sql.execute("update device set shared = true")
    return cast.david


async def test_on_her_own_device_they_stay_with_it(cast):
    await chooses(cast.david)
    assert parse(cast.david.client.cookies.get(cookies.DEVICE)).size == "200"
    assert cookies.GUEST not in cast.david.client.cookies
    page = await cast.david.client.post("/sortir")
    assert look(page) == look(await cast.david.opens("/entrer")) == LOOK


async def test_on_a_shared_one_they_leave_with_her(cast, on_tablet):
    await chooses(cast.nobody())
    tablet = on_tablet.client
    tablet.cookies.set(cookies.DEVICE, formatted(Reading(size="115")), domain="aportee.test")
    await chooses(on_tablet)
    assert look(await on_tablet.opens("/papiers")) == LOOK
    assert look(await on_tablet.opens("/hors-ligne")) == Reading(size="115").look  # the browser keeps this page
    assert parse(tablet.cookies.get(cookies.DEVICE)).size == "115"
    await tablet.post("/sortir")
    assert cookies.GUEST not in tablet.cookies
    assert look(await on_tablet.opens("/entrer")) == Reading(size="115").look


@pytest.mark.parametrize("path", ["/papiers", "/entrer", HERE])
async def test_nor_do_they_wait_there_when_her_time_is_over(cast, on_tablet, path):
    await chooses(on_tablet)
    await cast.sql.execute("update sign_in set seen_at = now() - interval '1 hour'")
    assert look(await on_tablet.opens(path)) == Reading().look
    assert cookies.GUEST not in on_tablet.client.cookies


async def test_whoever_comes_next_changes_the_device_and_nothing_of_hers(cast, on_tablet):
    await chooses(on_tablet)
    await cast.sql.execute("update sign_in set seen_at = now() - interval '1 hour'")
    await on_tablet.client.post(f"{HERE}/taille", data={"taille": "plus", "retour": "/installer"})
    assert look(await on_tablet.opens("/installer")) == Reading(size="115").look
    again = await cast.signed_in(person=cast.david.id, name="David")
    assert (await of_sign_in(cast, again.secret))[0].size == "200"


async def test_a_device_that_becomes_hers_keeps_what_she_reads_with(cast, on_tablet):
    await chooses(on_tablet)
    await on_tablet.sends("/appareils/ici", **{"a-qui": "moi"})
    kept = on_tablet.client.cookies
    assert (parse(kept.get(cookies.DEVICE)).size, cookies.GUEST in kept) == ("200", False)
    await on_tablet.sends("/appareils/ici", **{"a-qui": "partage"})
    assert (cookies.DEVICE in kept, parse(kept.get(cookies.GUEST)).size) == (False, "200")
    assert kept.get(DEVICE_OF) == "shared"
