"""One tablet, several people: nothing of the first is left for the second, and nothing is served after a refusal."""

import pytest

from tests.browser.phone import SCREEN, Phone
from tests.browser.tablet import DLU, EMPTY, KEPT, USAGER, WORDS, david_reads, found_on_disk
from tests.setup.needs import launch_options

pytestmark = [pytest.mark.anyio, pytest.mark.browser]


@pytest.fixture
async def tablet(house, chromium, tmp_path):
    """A browser with a profile on the disk, which a thief of the tablet could read."""
    await house.push(DLU)
    profile = tmp_path / "profile"
    options = {"viewport": SCREEN, "locale": "fr-FR", **launch_options()}
    context = await chromium.browser_type.launch_persistent_context(profile, **options)
    phone = await Phone(context, house.address, scripted=True).start()
    phone.profile = profile
    yield phone
    await context.close()


@pytest.mark.attack("K01")
async def test_after_david_left_the_browser_holds_nothing_of_his(house, tablet):
    await david_reads(tablet, house)
    address = tablet.page.url
    during = await tablet.page.evaluate(KEPT)
    assert {name: during[name] for name in EMPTY} == EMPTY
    assert during["kept"]
    public = (f"{house.address}/assets/", f"{house.address}/hors-ligne")
    assert [url for url in during["kept"] if not url.startswith(public)] == []
    async with tablet.page.expect_response(f"{house.address}/sortir") as leaving:
        await tablet.presses("Quitter")
    cleared = await (await leaving.value).header_value("clear-site-data")
    assert {'"cache"', '"storage"'} <= {word.strip() for word in cleared.split(",")}
    after = await tablet.page.evaluate(KEPT)
    assert {name: after[name] for name in EMPTY} == EMPTY
    assert [url for url in after["kept"] if not url.startswith(public)] == []
    assert [
        c for c in await tablet.context.cookies() if c["name"].startswith("__Host-") and "localhost" in c["domain"]
    ] == []
    await tablet.page.go_back()
    assert "poignet" not in await tablet.page.content()
    await tablet.page.goto(address)
    assert tablet.path == "/entrer"
    await tablet.context.close()
    assert found_on_disk(tablet.profile, "Il a mal au poignet gauche") == []


@pytest.mark.attack("K02")
async def test_marion_after_david_on_the_same_tablet_finds_nothing_of_his(house, tablet):
    """The demo knows one usager: his account at the provider becomes Marion's for a while."""
    await david_reads(tablet, house)
    await tablet.opens("/messages/ecrire")
    await tablet.page.locator("textarea").fill("Je le dis pour moi seul")
    await tablet.presses("Quitter")
    await tablet.context.clear_cookies(domain="127.0.0.1")  # he also left FranceConnect, as the page proposes
    (david,) = await house.sql(f"select given_name, family_name from person where id = {USAGER}")
    await house.sql(f"update person set given_name = 'Marion', family_name = 'Payet' where id = {USAGER}")
    await house.sql("truncate document cascade")
    try:
        await tablet.signs_in(house.sign_in_of("David"))
        assert "Bonjour Marion" in await tablet.reads()
        for path in ("/", "/papiers", "/messages", "/messages/ecrire", "/acces", "/appareils", "/reglages"):
            await tablet.opens(path)
            page = await tablet.page.content()
            assert [word for word in (*WORDS, "David", "DAVID", "Morel", "MOREL") if word in page] == [], path
        await tablet.opens("/messages/ecrire")
        assert await tablet.page.locator("textarea").input_value() == ""
    finally:
        await house.sql(f"update person set given_name = $1, family_name = $2 where id = {USAGER}", *david)


@pytest.mark.attack("K05")
@pytest.mark.parametrize("silence", [False, True], ids=["the service refuses", "the network is silent"])
async def test_the_worker_has_no_copy_to_show_after_a_refusal(house, tablet, silence):
    await david_reads(tablet, house)
    address = tablet.page.url
    await house.sql("update sign_in set revoked_at = now()")
    await tablet.page.goto(address)
    assert tablet.path == "/entrer"
    assert "poignet" not in await tablet.page.content()
    if silence:
        await tablet.context.set_offline(True)
        await tablet.page.goto(address)
        assert "poignet" not in await tablet.page.content()
        assert await tablet.page.evaluate("location.pathname") == address.removeprefix(house.address)
    for gone in ("/papiers/0b8a1c9e-3f0e-4a55-9d51-2b8f3b8a1f00", address.removeprefix(house.address)):
        await tablet.opens(gone)
        assert [word for word in WORDS if word in await tablet.page.content()] == []


@pytest.mark.attack("E03")
async def test_leaving_in_one_tab_empties_the_others(house, tablet):
    await david_reads(tablet, house)
    other = await tablet.context.new_page()
    await other.goto(f"{house.address}/papiers")
    await tablet.presses("Quitter")
    await other.wait_for_url(f"{house.address}/entrer**")
    assert "urgences" not in await other.content()
    assert tablet.path == "/sortir"  # and the page that says goodbye stays
