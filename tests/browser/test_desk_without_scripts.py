"""Without JavaScript, Madame Martin at her desk: appointments that David reads, a message in hand, a mandate on paper.

Paula, who gives her code, has scripts and a browser that refuses our worker.
"""

from datetime import timedelta

import pytest

from backend.kit.clock import now
from backend.kit.dates import local
from tests.browser.unscripted import reads

pytestmark = [pytest.mark.anyio, pytest.mark.browser, pytest.mark.story, pytest.mark.attack("K13")]


@pytest.fixture
async def both(house, new_phone):
    david, martin = await new_phone(scripted=False), await new_phone(scripted=False)
    await david.signs_in(house.sign_in_of("David"))
    await martin.signs_in(house.sign_in_of("Martin"))
    yield david, martin
    await house.sql("truncate appointment, mandate cascade")


async def test_a_day_at_the_desk(house, both, new_phone):
    david, martin = both
    await martin.opens("/equipe")
    desk = martin.path
    await she_plans(martin, desk)
    await he_keeps_it_and_shows_it(david, house.sign_in_of("David"))
    await she_moves_it_and_calls_it_off(martin, david)
    await she_holds_his_message(david, martin, desk)
    paula = await new_phone(service_workers="block")
    paula.expects("Service Worker registration blocked")
    await paula.signs_in(house.sign_in_of("Paula"), "/aidants/code")
    await paula.presses("Avoir un code")
    await she_enters_a_mandate(martin, desk, await paula.page.locator(".code").inner_text())


async def she_plans(martin, desk):
    await martin.opens(f"{desk}/personnes")
    await martin.taps("Papiers David Morel")
    await martin.taps("Ses rendez-vous")
    await martin.taps("Prévoir un rendez-vous")
    await martin.page.get_by_role("radio", name="Un docteur").check()
    await fills(martin, {"Jour": day(5), "Heure": "14h30", "Lieu": "Cabinet du docteur Hoarau"})
    await martin.presses("Noter ce rendez-vous")
    await reads(martin, "Le rendez-vous est noté")


def day(ahead):
    return f"{local(now()).date() + timedelta(days=ahead):%d/%m/%Y}"


async def fills(phone, fields):
    for label, words in fields.items():
        await phone.page.get_by_label(label, exact=True).fill(words)


async def he_keeps_it_and_shows_it(david, account):
    await david.opens("/rendez-vous")
    await david.taps("Un docteur")
    await david.page.locator("summary").filter(has_text="Seulement pour moi").click()
    await david.presses("Garder pour moi")
    await reads(david, "C’est gardé pour vous", "Vous gardez ce rendez-vous pour vous")
    await david.taps("Le montrer de nouveau")
    await david.presses("Oui, le montrer")
    await david.proves_again(account)
    await david.presses("Continuer")
    await reads(david, "Ce n’est plus gardé pour vous")


async def she_moves_it_and_calls_it_off(martin, david):
    await fills(martin, {"Heure": "9h"})
    await martin.presses("Noter le changement")
    await reads(martin, "Le changement est noté")
    await david.page.reload()
    await reads(david, "Ce rendez-vous a changé", "à 9 heures")
    await martin.page.locator("summary").filter(has_text="Annuler ce rendez-vous").click()
    await martin.presses("Annuler le rendez-vous")
    await david.page.reload()
    await reads(david, "Ce rendez-vous est annulé")


async def she_holds_his_message(david, martin, desk):
    await david.opens("/messages/ecrire")
    await david.page.get_by_role("radio", name="Autre").check()
    await david.page.locator("#mots").fill("Bonjour, je voudrais vous voir.")
    await david.presses("Envoyer à")
    await martin.opens(f"{desk}/messages")
    await martin.taps("David Morel")
    await martin.presses("Je m’en occupe")
    await martin.page.locator("#note").fill("Le rappeler demain.")
    await martin.presses("Garder cette note")
    await reads(martin, "Le rappeler demain.")
    await martin.presses("Je ne m’en occupe plus")
    await martin.page.locator("#mots").fill("Je passe à 15 heures.")
    await martin.presses("Envoyer à David Morel")
    await david.taps("Voir mon message")
    await reads(david, "Je passe à 15 heures.")


async def she_enters_a_mandate(martin, desk, code):
    await martin.opens(f"{desk}/personnes")
    await martin.taps("Préparer un mandat David Morel")
    await fills(martin, {"Prénom de l’aidant": "Paula", "Nom de l’aidant": "Morel"})
    for chosen in ("Sa sœur", "Les papiers de tous les jours : attestations", "Jusqu’à la fin de l’année"):
        await martin.page.get_by_role("radio", name=chosen).check()
    await martin.presses("Faire le papier")
    await reads(martin, "Le mandat est prêt. Imprimez-le")
    await fills(martin, {"Code de l’aidant": code, "Ce que vous avez vu": "David a signé devant moi."})
    await martin.page.get_by_label("Signé le").fill(day(0))
    await martin.page.get_by_role("checkbox", name="J’ai vu le papier signé").check()
    await martin.presses("Noter que le papier est signé")
    await reads(martin, "Une autre personne doit confirmer.")
    await martin.presses("Annuler ce mandat")
    await reads(martin, "Le mandat est annulé")
