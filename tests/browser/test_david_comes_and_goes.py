"""Come in, go out, come back late, cut a lost phone: with and without JavaScript."""

import pytest

from tests.cast import DATA

pytestmark = [pytest.mark.anyio, pytest.mark.browser, pytest.mark.story]

DLU = DATA / "cda/dlu-david-morel.xml"


@pytest.mark.attack("K13")
async def test_david_signs_in_with_franceconnect(house, new_phone, scripted):
    david = await new_phone(scripted=scripted)
    await david.opens("/")
    assert david.path == "/entrer"
    assert "Pour voir vos papiers" in await david.reads()
    await david.page.get_by_role("link", name="FranceConnect").first.click()
    await david.proves(house.sign_in_of("David"))
    assert david.path == "/"
    assert "Bonjour David" in await david.reads()


@pytest.mark.attack("E03")
@pytest.mark.attack("K13")
async def test_david_signs_out_and_the_back_button_shows_nothing(house, new_phone, scripted):
    await house.push(DLU)
    david = await new_phone(scripted=scripted)
    await david.signs_in(house.sign_in_of("David"), "/papiers")
    await david.taps("Papier pour les urgences")
    await david.presses("Quitter")
    assert "Au revoir" in await david.reads()
    for _ in range(2):
        await david.page.go_back()
        assert "poignet" not in await david.page.content()
        assert "Bonjour David" not in await david.page.content()
    await david.opens("/papiers")
    assert david.path == "/entrer"


@pytest.mark.attack("E04")
async def test_david_comes_back_after_a_long_time_to_the_page_he_wanted(house, new_phone, scripted):
    await house.push(DLU)
    david = await new_phone(scripted=scripted)
    await david.signs_in(house.sign_in_of("David"), "/papiers")
    await house.sql("update sign_in set seen_at = now() - idle - interval '1 second'")
    await david.taps("Papier pour les urgences")
    assert david.path == "/entrer"
    assert "Vos papiers se sont fermés" in await david.reads()
    await david.page.get_by_role("link", name="FranceConnect").first.click()
    await david.page.wait_for_url(f"{house.address}/papiers/*")
    assert "Papier pour les urgences" in await david.reads()


@pytest.mark.attack("K05")
@pytest.mark.attack("K13")
async def test_david_cuts_a_lost_phone(house, new_phone, scripted):
    await house.push(DLU)
    lost, found = await new_phone(scripted=scripted), await new_phone(scripted=scripted)
    await lost.signs_in(house.sign_in_of("David"), "/papiers")
    await found.signs_in(house.sign_in_of("David"))
    await found.taps("Mes appareils")
    assert (await found.reads()).count("Téléphone Android") == 2
    await found.presses("Couper cet appareil")
    assert "Cet appareil est coupé" in await found.reads()
    assert (await found.reads()).count("Téléphone Android") == 1
    await lost.taps("Papier pour les urgences")
    assert "Vos papiers se sont fermés" in await lost.reads()
    assert "poignet" not in await lost.page.content()
    await found.taps("Retour à l’accueil")
    assert "Bonjour David" in await found.reads()
