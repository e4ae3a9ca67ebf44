"""David gives his sister some of his papers, after having seen what she will see; she reads them; he stops it."""

import pytest

from tests.cast import DLU
from tests.interop.references import reference

pytestmark = [pytest.mark.anyio, pytest.mark.browser, pytest.mark.story]


@pytest.fixture
async def both(house, new_phone, scripted, tmp_path):
    """Two phones; the DUI left David an attestation and a paper for emergencies."""
    (tmp_path / "attestation.json").write_bytes(reference())
    (tmp_path / "dlu.xml").write_bytes(DLU)
    await house.push(tmp_path / "attestation.json", tmp_path / "dlu.xml")
    david, paula = await new_phone(scripted=scripted), await new_phone(scripted=scripted)
    await david.signs_in(house.sign_in_of("David"))
    await paula.signs_in(house.sign_in_of("Paula"))
    return david, paula


@pytest.mark.attack("B07")
@pytest.mark.attack("K13")
async def test_paula_acts_for_david_and_sees_that_and_nothing_more(house, both):
    david, paula = both
    await he_looks_before(david, await her_code(paula))
    await he_says_yes(david, house.sign_in_of("David"))
    await she_reads_for_him(paula)
    await he_is_told(david)
    await he_takes_a_shelf_away(david)
    await her_open_page_is_there(paula, 404)
    await he_adds_it_again(david, house.sign_in_of("David"))
    await her_open_page_is_there(paula, 200)
    await he_stops_it(david)
    await her_open_page_leads_nowhere(paula)


async def her_code(paula):
    await paula.opens("/")
    await paula.taps("Mon code d’aidant")
    await paula.presses("Avoir un code")
    return await paula.page.locator(".code").inner_text()


async def he_looks_before(david, code):
    await david.opens("/")
    await david.taps("Mes aidants")
    await david.taps("Choisir un aidant")
    await david.presses("Voir avant de décider")
    assert "Écrivez le code de votre aidant." in await david.reads()
    refused(david, 422)
    await david.page.get_by_label("Le code de votre aidant").fill(code.lower())
    await david.page.get_by_role("radio", name="Votre sœur").check()
    await david.page.get_by_role("radio", name="attestations, MDPH").check()
    await david.page.get_by_role("radio", name="Jusqu’à la fin de l’année").check()
    await david.presses("Voir avant de décider")
    read = await david.reads()
    sees, not_sees = read.split("Paula verra\n")[1].split("Paula ne verra pas\n")
    assert "Papier administratif" in sees
    assert "Papier pour les urgences" in not_sees


async def he_says_yes(david, account):
    await david.presses("Oui, Paula peut m’aider")
    await david.proves_again(account)
    await david.presses("Continuer")
    assert "Cette personne peut vous aider." in await david.reads()


async def she_reads_for_him(paula):
    await paula.opens("/")
    await paula.taps("Agir pour David")
    await banner(paula)
    await paula.taps("Les papiers de David")
    assert "Papier pour les urgences" not in await paula.reads()
    await paula.taps("Papier administratif")
    assert "Attestation d’hébergement" in await paula.reads()
    await banner(paula)


async def banner(paula):
    assert "Vous agissez pour David" in (await paula.page.inner_text("aside")).replace("\N{NO-BREAK SPACE}", " ")


async def he_is_told(david):
    await david.opens("/acces")
    read = await david.reads()
    assert "Paula Morel\nVotre sœur\na lu Papier administratif" in read
    assert "Pour vous aider, avec votre accord." in read


async def he_changes(david, *, mdph):
    """To the page before the yes."""
    await david.opens("/aidants")
    await david.taps("Paula Morel")
    await david.taps("Changer ce qui est permis")
    await david.page.locator("#lire-mdph").set_checked(mdph)
    await david.presses("Voir avant de décider")
    return await david.reads()


async def he_takes_a_shelf_away(david):
    """Nobody asks him who he is."""
    read = await he_changes(david, mdph=False)
    assert "Papier administratif" in read.split("Paula ne verra plus\n")[1]
    assert "Paula verra en plus" not in read
    await david.presses("Oui, changer")
    assert "C’est changé" in await david.reads()


async def he_adds_it_again(david, account):
    read = await he_changes(david, mdph=True)
    assert "Papier administratif" in read.split("Paula verra en plus\n")[1]
    await david.presses("Oui, changer")
    await david.proves_again(account)
    await david.presses("Continuer")
    assert "C’est changé" in await david.reads()


async def her_open_page_is_there(paula, status):
    answer = await paula.page.reload()
    assert answer.status == status
    if status != 200:
        refused(paula, status)


async def he_stops_it(david):
    await david.opens("/aidants")
    await david.taps("Paula Morel")
    await david.taps("Arrêter cet accès")
    assert "Paula Morel ne verra plus" in await david.reads()
    await david.presses("Arrêter cet accès")
    assert "Cette personne ne voit plus rien de vous ici." in await david.reads()


async def her_open_page_leads_nowhere(paula):
    """Nor does the Back button, which shows no copy."""
    answer = await paula.page.reload()
    assert answer.status == 404
    assert "administratif" not in await paula.reads()
    refused(paula, 404)
    await paula.opens("/")
    assert "Agir pour David" not in await paula.reads()
    await paula.page.go_back()
    assert "administratif" not in await paula.reads()
    refused(paula, 404)


def refused(phone, status):
    """The browser says it of a refusal, and says nothing else."""
    [said] = phone.complaints
    assert str(status) in said
    phone.complaints.clear()
