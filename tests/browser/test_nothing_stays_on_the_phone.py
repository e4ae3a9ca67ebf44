"""The service worker keeps the shell and public words; nothing about anybody stays on a phone."""

import pytest

from tests.cast import DATA
from tests.setup.needs import launch_options

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

DLU = DATA / "cda/dlu-david-morel.xml"
# Everything a page may keep, as text.
KEPT = """async () => {
  const kept = { caches: {}, storage: { ...localStorage, ...sessionStorage }, databases: await indexedDB.databases() }
  for (const name of await caches.keys()) {
    const cache = await caches.open(name)
    for (const asked of await cache.keys()) {
      kept.caches[new URL(asked.url).pathname] = await (await cache.match(asked)).text()
    }
  }
  return kept
}"""
OFFLINE = "net::ERR_INTERNET_DISCONNECTED"


async def david_in_the_middle_of_things(house, new_phone):
    await house.push(DLU)
    david = await new_phone()
    await david.signs_in(house.sign_in_of("David"))
    await david.page.evaluate("navigator.serviceWorker.ready")
    await david.page.wait_for_function("navigator.serviceWorker.controller")
    await david.taps("Mes papiers")
    await david.taps("Papier pour les urgences")
    await david.taps("Poser une question sur ce papier")
    await david.page.get_by_role("radio", name="J’ai mal").check()
    await david.presses("Envoyer à Madame Martin")
    return david


@pytest.mark.attack("K01")
async def test_after_a_whole_story_and_after_leaving_only_the_shell_is_kept(house, new_phone):
    david = await david_in_the_middle_of_things(house, new_phone)
    only_the_shell(await david.page.evaluate(KEPT))
    await david.presses("Quitter")
    only_the_shell(await david.page.evaluate(KEPT))


def only_the_shell(kept):
    assert kept["storage"] == {}
    assert kept["databases"] == []
    assert all(path.startswith("/assets/") or path == "/hors-ligne" for path in kept["caches"]), list(kept["caches"])
    said = kept["caches"].get("/hors-ligne", "")
    assert [word for word in ("David", "Morel", "Martin", "poignet", "Tilleuls", "Quitter") if word in said] == []


async def test_without_network_the_page_says_so_and_comes_back(house, new_phone):
    david = await david_in_the_middle_of_things(house, new_phone)
    assert "/hors-ligne" in (await david.page.evaluate(KEPT))["caches"]
    await david.context.set_offline(True)
    await david.opens("/papiers")
    assert "Pas de réseau" in await david.reads()
    assert "Papier pour les urgences" not in await david.page.content()
    await david.context.set_offline(False)
    await david.taps("Réessayer")
    assert "Bonjour David" in await david.reads()
    david.complaints[:] = [said for said in david.complaints if OFFLINE not in said]


@pytest.mark.attack("K05")
async def test_the_worker_never_answers_in_place_of_a_refusal(house, new_phone):
    david = await david_in_the_middle_of_things(house, new_phone)
    thread = david.path
    await house.sql("update sign_in set revoked_at = now()")
    for path in (thread, "/papiers", "/"):
        await david.opens(path)
        assert david.path == "/entrer"
        assert "David" not in await david.page.content()


@pytest.mark.attack("K02")
async def test_the_next_person_on_the_same_phone_finds_nothing(house, new_phone):
    phone = await david_in_the_middle_of_things(house, new_phone)
    await phone.presses("Quitter")
    await phone.context.clear_cookies(domain="127.0.0.1")
    await phone.signs_in(house.sign_in_of("Benali"))
    for path in ("/", "/appareils", "/reglages"):
        await phone.opens(path)
        assert "David" not in await phone.page.content()


async def test_it_can_be_put_on_the_home_screen(live, playwright, tmp_path):
    """In a profile of its own: Chromium installs nothing from a private window, which is what phones are here."""
    context = await playwright.chromium.launch_persistent_context(tmp_path, **launch_options())
    page = await context.new_page()
    await page.goto(f"{live.address}/installer")
    await page.evaluate("navigator.serviceWorker.ready")
    browser = await context.new_cdp_session(page)
    told = await browser.send("Page.getAppManifest")
    errors = (await browser.send("Page.getInstallabilityErrors"))["installabilityErrors"]
    await context.close()
    assert (told["errors"], errors) == ([], [])
    assert "À portée" in told["data"]
