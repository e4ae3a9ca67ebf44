"""The weight of the shell, on the wire, from the real server (design: 60 kB once, 15 kB after)."""

from asyncio import TaskGroup

import pytest

from backend.kit.actor import COOKIE
from backend.web.assets import front_end
from tests.browser.wire import cost_of
from tests.cast import DATA

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

KB = 1000
PAGES = ("/", "/papiers", "/messages", "/messages/ecrire", "/acces", "/demandes", "/appareils", "/reglages")


@pytest.mark.parametrize("own", [False, True], ids=["shared", "her own"])
async def test_a_first_visit_and_the_next(house, new_phone, own):
    await house.push(DATA / "cda/dlu-david-morel.xml", DATA / "cda/attestation-david-morel.xml")
    david = await new_phone()
    await david.signs_in(house.sign_in_of("David"), own=own)
    known = [cookie for cookie in await david.context.cookies(house.address) if cookie["name"] == COOKIE]
    phones = [await new_phone() for _ in PAGES]
    async with TaskGroup() as together:
        for phone, path in zip(phones, PAGES, strict=True):
            together.create_task(is_light(phone, known, path))


async def is_light(phone, known, path):
    """Each page on a phone of its own, all together: what is waited for is that the network falls silent."""
    await phone.context.add_cookies(known)
    first = await cost_of(phone.page, phone.address + path)
    within_budget(first, path)
    again = await cost_of(phone.page, phone.address + path)
    assert 0 < again.bytes <= 15 * KB, (path, again)


def within_budget(first, path):
    assert first.bytes <= 60 * KB, (path, first)
    assert first.of(path) + first.of(".css") <= 13 * KB, (path, first)
    for ending, most in ((".css", 13), (".js", 15), (".woff2", 25), (".svg", 12)):
        assert 0 < first.of(ending) <= most * KB, (path, first)
    assert len(first.page) <= 8, (path, first)
    assert first.nodes <= 300, (path, first)


async def test_the_door_too(house, new_phone):
    phone = await new_phone()
    within_budget(await cost_of(phone.page, house.address + "/entrer"), "/entrer")


def test_what_reads_aloud_is_apart_and_light():
    """A page that nobody listens to fetches none of it (test_listening), nor does the worker."""
    parts = [front_end().url(name) for name in ("aloud.js", "aloud.css")]
    weights = [len(front_end().file(url).bodies["br"]) for url in parts]
    assert 0 < sum(weights) <= 6 * KB, weights
    worker = front_end().file("/sw.js").bodies["identity"].decode()
    assert [url for url in parts if url in worker] == []
