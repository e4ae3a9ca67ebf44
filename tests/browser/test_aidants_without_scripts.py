"""Without JavaScript: David invites his sister, looks, says yes; a pause, a yes once more; then Paula leaves."""

from datetime import timedelta

import pytest

from backend.kit.clock import now
from tests.browser.unscripted import reads

pytestmark = [pytest.mark.anyio, pytest.mark.browser, pytest.mark.story, pytest.mark.attack("K13")]
SOON = """update delegation set starts_at = $1, ends_at = $2
  where stopped_at is null and usager_id = (select id from person where given_name = 'David')"""


async def test_david_and_paula_from_the_invitation_to_the_end(house, new_phone):
    david, paula = await new_phone(scripted=False), await new_phone(scripted=False)
    await david.signs_in(house.sign_in_of("David"), "/aidants")
    number, code = await he_invites(david)
    await she_says_yes(paula, house, number, code)
    await he_checks_her_name(david, house)
    await her_way_is(paula, "Agir pour David")
    await he_makes_a_pause(david, paula)
    await he_says_yes_again(david, house)
    await she_leaves(paula)
    await david.opens("/")
    await reads(david, "Un aidant a arrêté de vous aider")


async def he_invites(david):
    await david.taps("Inviter un aidant qui est loin")
    for chosen in ("Votre sœur", "attestations, MDPH", "Jusqu’à la fin de l’année"):
        await david.page.get_by_role("radio", name=chosen).check()
    await david.presses("Préparer l’invitation")
    await reads(david, "Votre invitation", "1. Donnez le lien", "2. Dites le code")
    return [await david.page.locator(said).inner_text() for said in ("b.keep", "p.code.keep")]


async def she_says_yes(paula, house, number, code):
    await paula.opens("/invitation")
    await paula.page.get_by_role("link", name="FranceConnect+", exact=False).first.click()
    await paula.proves(house.sign_in_of("Paula"))
    await paula.page.get_by_label("Numéro de l’invitation").fill(number)
    await paula.page.get_by_label("Code dit à voix haute").fill(code)
    await paula.presses("Voir l’invitation")
    await reads(paula, "David Morel vous demande de l’aider")
    await paula.presses("Oui, je veux aider David")
    await reads(paula, "Vous avez dit oui")


async def he_checks_her_name(david, house):
    await david.taps("C’est noté, continuer")
    await reads(david, "Paula Morel a dit oui", "Paula verra")
    await david.presses("Oui, c’est la bonne personne")
    await david.proves_again(house.sign_in_of("David"))
    await david.presses("Continuer")
    await reads(david, "Cette personne peut vous aider.")


async def her_way_is(paula, words, *, there=True):
    await paula.opens("/")
    assert await paula.page.get_by_role("link", name=words).count() == int(there)


async def he_makes_a_pause(david, paula):
    await david.opens("/aidants")
    await david.taps("Paula Morel")
    await david.presses("Faire une pause")
    await reads(david, "Cette personne ne voit plus rien de vous ici.")
    await her_way_is(paula, "Agir pour David", there=False)
    await david.presses("Reprendre")
    await her_way_is(paula, "Agir pour David")


async def he_says_yes_again(david, house):
    day = timedelta(days=1)
    await house.sql(SOON, now() - 25 * day, now() + 5 * day)
    await david.opens("/aidants")
    await david.taps("Paula Morel")
    await reads(david, "Cet accès finit bientôt")
    await david.presses("Dire encore oui")
    await reads(david, "Cette personne continue de vous aider comme avant.")


async def she_leaves(paula):
    await paula.opens("/j-aide")
    await paula.taps("David Morel")
    await paula.taps("Je ne veux plus aider David")
    await paula.presses("Oui, arrêter d’aider")
    await reads(paula, "C’est arrêté", "Vous n’aidez personne ici")
