"""Somebody is helped to come in, by an aidant or by staff, who see and hold no secret."""

import re

import pytest
import zxingcpp
from PIL import Image

from backend.identity.cards import kiosk
from backend.kit.actor import COOKIE
from tests.identity.cards.desk import browser, gives, is_in, presses, types
from tests.person import Person

pytestmark = [pytest.mark.anyio, pytest.mark.story]
PATH = re.compile(
    r'<svg xmlns="http://www.w3.org/2000/svg" width="(\d+)".*?<path class="qrline"[^>]* d="([^"]+)"', re.DOTALL
)
SLEEPS = "select extract(epoch from idle) from sign_in where person_id = $1 order by began_at desc limit 1"


def read(page):
    """What a telephone reads of the square of a page."""
    side, path = PATH.search(page).groups()
    image = Image.new("L", (int(side), int(side)), 255)
    x = y = 0.0
    for kind, first, second in re.findall(r"([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?", path):
        if kind == "h":
            for dx in range(int(float(first) * 6)):
                for dy in range(6):
                    image.putpixel((int(x * 6) + dx, int((y - 0.5) * 6) + dy), 0)
            x += float(first)
        else:
            x, y = (float(first), float(second)) if kind == "M" else (x + float(first), y + float(second or 0))
    return zxingcpp.read_barcodes(image)[0].text


async def test_an_aidant_shows_the_way_and_hands_over_nothing(cast):
    """Paula's screen leads David's own telephone to the door: neither her sign-in nor a code is in it."""
    page = await cast.paula.client.get("/entrer/aider")
    assert read(page.text) == "https://aportee.test/entrer"
    assert "aportee.test/entrer" in page.text
    assert cast.paula.secret not in page.text
    async with browser(cast) as his:
        assert "/entrer/carte" in (await his.get("/entrer")).text
        assert not await is_in(his)


@pytest.fixture
async def tablet(cast):
    """Madame Martin opens the kiosk on the tablet of the living room: the browser that she leaves there."""
    async with browser(cast) as client:
        client.cookies.set(COOKIE, cast.martin.secret, domain="aportee.test")
        hers = Person(cast, cast.martin.id, "Sophie")
        await hers.client.aclose()
        hers.client = client
        opened = await presses(hers, f"{cast.martin.base}/borne")
        assert (opened.status_code, opened.headers["location"]) == (303, "/entrer/carte")
        yield client


async def test_staff_leave_the_tablet_and_nothing_of_theirs_stays(cast, tablet):
    assert not tablet.cookies.get(COOKIE)
    assert (await cast.martin.client.get(f"{cast.martin.base}/messages", follow_redirects=False)).status_code == 303
    assert "Madame Martin vous accompagne" in (await tablet.get("/entrer/carte")).text


async def test_marion_comes_in_there_and_reads_who_was_with_her(cast, tablet):
    card = await gives(cast.clerk, cast.marion)
    assert (await types(tablet, card)).status_code == 303
    page = (await tablet.get("/appareils")).text
    assert "a été accompagnée par Madame Martin, Foyer Les Tilleuls." in page
    assert await cast.sql.fetchval(SLEEPS, cast.marion.id) == 180


@pytest.mark.attack("K03")
async def test_it_is_never_hers_and_keeps_nothing(cast, tablet):
    """No device of her own there, so no push, no key, nothing to take away; and the next one finds nothing."""
    marions, davids = await gives(cast.clerk, cast.marion), await gives(cast.clerk, cast.david)
    await types(tablet, marions)
    assert (await tablet.post("/appareils/ici", data={"a-qui": "moi"})).status_code == 403
    assert await cast.sql.fetchval("select count(*) from device where secret_hash is not null") == 0
    left = await tablet.post("/sortir")
    assert left.headers["clear-site-data"] == '"cache", "storage"'
    assert not await is_in(tablet)
    await types(tablet, davids)
    assert "Marion" not in (await tablet.get("/")).text
    assert await is_in(tablet)


async def test_after_the_kiosk_nobody_is_said_to_watch(cast, tablet):
    card = await gives(cast.clerk, cast.marion)
    ended = await tablet.post("/entrer/carte/borne/finir")
    assert ended.status_code == 303
    assert not tablet.cookies.get(kiosk.COOKIE)
    await types(tablet, card)
    assert "a été accompagnée" not in (await tablet.get("/appareils")).text
    assert await cast.sql.fetchval(SLEEPS, cast.marion.id) == 300


async def test_a_kiosk_that_is_over_watches_no_more(cast, tablet):
    card = await gives(cast.clerk, cast.marion)
    await cast.sql.execute("update kiosk set ends_at = now() - interval '1 second'")
    await types(tablet, card)
    assert await cast.sql.fetchval("select count(*) from sign_in_witness") == 0


async def test_only_staff_open_one(cast):
    path = f"{cast.martin.base}/borne"
    for who in (cast.david, cast.paula, cast.roux, cast.nobody()):
        answer = await presses(who, path)
        assert answer.status_code in (401, 404)
    assert await cast.sql.fetchval("select count(*) from kiosk") == 0
