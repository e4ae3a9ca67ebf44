"""One Chromium and one service for all; a new phone and an empty house for each story."""

import pytest
from playwright.async_api import async_playwright

from tests.browser.phone import ANDROID, SCREEN, Phone
from tests.browser.service import empty_database, running
from tests.browser.speech import Ear
from tests.browser.stage import Stage, serve
from tests.browser.stage_server import serving
from tests.setup.needs import launch_options

# No page here lives long enough for its scripts to be worth optimising: a fifth of the processor's time.
SHORT_LIVES = ("--js-flags=--always-sparkplug --no-maglev --no-turbofan",)


@pytest.fixture(scope="session")
async def playwright(anyio_backend):
    async with async_playwright() as started:
        yield started


@pytest.fixture(scope="session")
async def chromium(playwright):
    options = launch_options()
    browser = await playwright.chromium.launch(**{**options, "args": [*options["args"], *SHORT_LIVES]})
    yield browser
    await browser.close()


@pytest.fixture(scope="session")
async def live(anyio_backend, cluster, folder):
    """On a database of its own, empty, in the cluster of all the tests."""
    with running(folder / "demo", await empty_database(cluster)) as service:
        yield service


@pytest.fixture
async def house(live):
    """The foyer before anything happened."""
    await live.begin_again()
    return live


@pytest.fixture(scope="session")
async def scene(chromium):
    context = await chromium.new_context(viewport=SCREEN, locale="fr-FR", service_workers="block")
    with serving() as address:
        yield await context.new_page(), address
        await context.close()


@pytest.fixture
async def stage(scene):
    """Pages without the service: `show`, `put`, `axe`."""
    made = Stage(*scene)
    yield made
    made.leave()


@pytest.fixture
async def own_stage(chromium):
    """In a browser of its own, which keeps no file: a clock that was set stays set, and what is fetched is seen."""
    context = await chromium.new_context(viewport=SCREEN, locale="fr-FR", service_workers="block")
    await context.route("**/*", serve)
    yield Stage(await context.new_page())
    await context.close()


@pytest.fixture
async def ear(chromium):
    """A stage of its own, where voices may come; at the end the browser has not complained."""
    context = await chromium.new_context(viewport=SCREEN, locale="fr-FR", service_workers="block", has_touch=True)
    await context.route("**/*", serve)
    stage = Stage(await context.new_page())
    yield await Ear(stage).start()
    await context.close()
    assert stage.complaints == []


@pytest.fixture
async def ruled(ear):
    """A paper without a voice, and the ruler on it."""
    await ear.opens("paper")
    await ear.rules()
    return ear


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def scripted(request):
    return request.param


@pytest.fixture
async def new_phone(chromium, live):
    """Makes phones; at the end none may have complained."""
    phones = []

    async def make(*, scripted=True, **more):
        settings = {"viewport": SCREEN, "device_scale_factor": 2, "locale": "fr-FR", "user_agent": ANDROID}
        context = await chromium.new_context(**{**settings, "java_script_enabled": scripted, "has_touch": True, **more})
        phones.append(phone := await Phone(context, live.address, scripted=scripted).start())
        return phone

    yield make
    for phone in phones:
        await phone.context.close()
    assert [phone.complaints for phone in phones] == [[] for _ in phones]
