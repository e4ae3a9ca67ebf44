"""David makes a key, comes in with it, proves an act with it, takes it away; and what his phone may answer instead."""

import pytest

from tests.browser.keys import keyring

pytestmark = [pytest.mark.anyio, pytest.mark.browser, pytest.mark.story]
WITH = "Avec mon téléphone"


async def arrives(house, new_phone, *, own=True):
    """On his phone, with its keys; he proved himself twice."""
    david = await new_phone()
    keys = await keyring(david)
    await david.signs_in(house.sign_in_of("David"))
    await house.sql("update sign_in set level = 2")
    if own:
        await david.owns()
    return david, keys


async def proves_it(house, david):
    """As a provider that proves with two proofs would."""
    assert david.path.startswith("/preuve/")
    await house.sql("update step_up set proved_at = now() where used_at is null")
    await david.page.reload()
    await david.presses("Continuer")


async def makes_a_key(house, david):
    await david.opens("/appareils")
    await david.taps("Mes clés d’accès")
    await david.presses("Ajouter une clé")
    await proves_it(house, david)
    await david.page.get_by_label("Le nom de la clé").fill("Le téléphone bleu")
    await david.presses("Faire la clé")
    assert "La clé est ajoutée" in await david.reads()


async def test_from_the_first_key_to_its_end(house, new_phone):
    david, keys = await arrives(house, new_phone)
    await makes_a_key(house, david)
    assert "Le téléphone bleu" in await david.reads()
    await david.presses("Quitter")
    await david.opens("/entrer?retour=/cles")
    await david.presses(WITH)
    assert david.path == "/cles"
    assert "Utilisée aujourd’hui" in await david.reads()
    await house.sql("update passkey set usable_from = now()")
    await david.presses("Ajouter une clé")
    await david.presses(WITH)
    assert "C’est bien vous" in await david.reads()
    await david.presses("Continuer")
    await david.page.get_by_role("button", name="Faire la clé").click()
    await david.page.get_by_text("Il y a déjà une clé sur cet appareil").wait_for()
    assert len(await keys.keys()) == 1
    await david.taps("Retour à mes clés")
    await david.presses("Enlever cette clé")
    assert "La clé est enlevée" in await david.reads()
    await david.presses("Quitter")
    await david.opens("/entrer")
    david.expects("403")
    await david.presses(WITH)
    assert "Cette clé n’ouvre pas À portée" in await david.reads()


@pytest.mark.attack("E12")
async def test_a_key_of_today_proves_nothing(house, new_phone):
    david, _ = await arrives(house, new_phone)
    await makes_a_key(house, david)
    await david.presses("Ajouter une clé")
    await david.presses(WITH)
    assert "Cette clé est trop récente" in await david.reads()


@pytest.mark.attack("E11")
async def test_a_copied_key_is_seen(house, new_phone):
    david, keys = await arrives(house, new_phone)
    await makes_a_key(house, david)
    await david.presses("Quitter")
    await david.opens("/entrer?retour=/cles")
    await david.presses(WITH)
    key = (await keys.keys())[0]
    assert key["signCount"] > 0
    await keys.is_copied(key, count=0)
    await david.presses("Quitter")
    await david.opens("/entrer?retour=/cles")
    await david.presses(WITH)
    assert "Cette clé est peut-être copiée" in await david.reads()


async def test_by_keyboard(house, new_phone):
    david, _ = await arrives(house, new_phone)
    await makes_a_key(house, david)
    await david.presses("Quitter")
    await david.opens("/entrer")
    button = david.page.get_by_role("button", name=WITH)
    for _ in range(30):
        await david.page.keyboard.press("Tab")
        if await button.evaluate("e => e === document.activeElement"):
            break
    async with david.page.expect_navigation():
        await david.page.keyboard.press("Enter")
    assert david.path == "/"


async def test_a_finger_that_is_not_his_changes_nothing_and_he_may_try_again(house, new_phone):
    david, keys = await arrives(house, new_phone)
    await makes_a_key(house, david)
    await david.presses("Quitter")
    await david.opens("/entrer")
    await keys.refuses()
    await david.page.get_by_role("button", name=WITH).click()
    await david.page.get_by_text("Rien n’a changé").wait_for()
    assert david.path == "/entrer"
    await keys.refuses(refuses=False)
    await david.presses(WITH)
    assert david.path == "/"


@pytest.mark.attack("K03")
async def test_on_a_device_that_others_use_no_key_is_made(house, new_phone):
    david, _ = await arrives(house, new_phone, own=False)
    await david.opens("/cles")
    assert "On ne met pas de clé ici" in await david.reads()
    assert await david.page.get_by_role("button", name="Ajouter une clé").count() == 0


async def test_without_javascript_a_sentence_stands_in_place_of_the_button(house, new_phone):
    david = await new_phone(scripted=False)
    await david.opens("/entrer")
    assert "Ici, votre téléphone ne peut pas servir de clé" in await david.reads()
    assert not await david.page.get_by_role("button", name=WITH).is_visible()


async def test_only_the_pages_that_need_it_fetch_what_makes_keys(house, new_phone):
    david, fetched = await new_phone(), []
    david.page.on("request", lambda asked: fetched.append(asked.url))
    await david.signs_in(house.sign_in_of("David"))
    await house.sql("update sign_in set level = 2")
    for path in ("/", "/appareils", "/cles"):
        fetched.clear()
        await david.opens(path)
        assert [url for url in fetched if "passkeys" in url] == [], path
    await david.opens("/entrer")
    assert [url for url in fetched if "passkeys" in url] != []
