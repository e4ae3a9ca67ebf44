"""David makes a key, comes in with it, proves an act with it, takes it away; and a copy of it is seen."""

import pytest

from tests.browser.keys import arrives, makes_a_key

pytestmark = [pytest.mark.anyio, pytest.mark.browser, pytest.mark.story]
WITH = "Avec mon téléphone"


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
