"""Somebody is inscribed at the keyboard, at forty words a minute; she then comes in, on her phone, by the desk’s code.

With and without JavaScript. The one whom FranceConnect knows and no house does is Paula, whose way in is set aside.
"""

import re
import time

import pytest

from backend.kit.references import ALPHABET

pytestmark = [pytest.mark.anyio, pytest.mark.browser, pytest.mark.story, pytest.mark.slow]
KEY = 0.3  # seconds: forty words of five signs, 200 a minute
LIMIT = 120
DESK = {"viewport": {"width": 1280, "height": 800}, "has_touch": False}
PAULAS = "select i.id, i.person_id from identity i join person p on p.id = i.person_id where p.given_name = 'Paula'"
ASIDE = "update identity set subject = subject || '-aside' where id = any ($1)"
AFTER = """
    with hers as (select id from dossier where birth_name = 'Morel' and given_names = 'Paula'),
         gone as (delete from dossier_team where dossier_id in (select id from hers)),
         made as (delete from identity where subject || '-aside' in (select subject from identity))
    update dossier set linked_at = null, person_id = null, matricule = null, matricule_index = null
     where id in (select id from hers)"""
BACK = "update identity set subject = replace(subject, '-aside', '')"
CODE = re.compile(rf"\b[{ALPHABET}]{{4}} [{ALPHABET}]{{4}} [{ALPHABET}]{{2}}\b")


@pytest.fixture
async def paula_is_unknown(house):
    await house.sql(ASIDE, [row["id"] for row in await house.sql(PAULAS)])
    yield
    await house.sql(AFTER)
    await house.sql(BACK)


class Keyboard:
    """Somebody who types, and counts. The time her hands would take is added, not waited for."""

    def __init__(self, page):
        self.page, self.keys = page, 0

    async def types(self, *words):
        for word in words:
            signs = [word] if word in ("Tab", "Space", "Enter", "ArrowDown") else list(word)
            for sign in signs:
                await self.page.keyboard.press(sign)
                self.keys += 1


async def inscribes(martin):
    """Two screens, from the first key to the page of her dossier: keys, and seconds, those of each key included."""
    await martin.page.get_by_role("link", name="Inscrire une personne").click()
    began, hands = time.monotonic(), Keyboard(martin.page)
    await martin.page.get_by_label("Nom de naissance").focus()
    await hands.types("Morel", "Tab", "Paula", "Tab", "02/09/1981", "Tab", "97411", "Tab", "Space", "Tab", "Tab", "Tab")
    await hands.types("Enter")
    await martin.page.get_by_role("heading", name="Paula Morel").wait_for()
    await martin.page.get_by_role("checkbox", name="Équipe soins").focus()
    await hands.types("Space")
    await martin.page.get_by_label("Matricule INS").focus()
    await hands.types("281099741100140")
    await martin.page.get_by_label("J’ai vu sa carte d’identité").focus()
    await hands.types("Space", "Enter")
    await martin.page.get_by_role("heading", name="Son inscription").wait_for()
    return hands.keys, time.monotonic() - began + hands.keys * KEY


async def code_for_her_phone(martin):
    """On the screen that is turned to her."""
    await martin.presses("Inscrire sur son téléphone")
    return CODE.search(await martin.reads())[0]


@pytest.mark.attack("K13")
async def test_she_is_inscribed_in_two_minutes_and_comes_in(house, paula_is_unknown, new_phone, scripted):
    martin = await new_phone(scripted=scripted, **DESK)
    await martin.signs_in(house.sign_in_of("Madame Martin"))
    await martin.opens(await house_desk(martin))
    keys, seconds = await inscribes(martin)
    print(f"inscribed by {keys} keys in {seconds:.0f} s")
    assert seconds < LIMIT
    assert "Le dossier est ouvert." in await martin.reads()
    here = martin.path
    code = await code_for_her_phone(martin)

    paula = await new_phone(scripted=scripted)
    await paula.page.goto(f"{house.address}/inscription#{code.replace(' ', '')}")
    await paula.page.get_by_role("link", name="FranceConnect+", exact=False).first.click()
    await paula.proves(house.sign_in_of("Paula"))
    assert "Tapez le code de votre lettre." in await paula.reads()
    if not scripted:
        await paula.page.get_by_label("Votre code").fill(code)
    await paula.presses("Envoyer mon code")
    assert "Foyer Les Tilleuls regarde si c’est bien vous" in await paula.reads()

    await martin.opens(f"{here}/est-ce-elle")
    assert "Est-ce bien elle ?" in await martin.reads()
    await martin.presses("Oui, c’est elle")
    await paula.page.get_by_role("link", name="Regarder de nouveau").click()
    assert "Foyer Les Tilleuls dit que ce dossier est le vôtre" in await paula.reads()
    await paula.presses("Oui, c’est mon dossier")
    assert "Bonjour Paula" in await paula.reads()


async def house_desk(martin):
    """« Inscriptions » of the house where she works."""
    await martin.opens("/equipe")
    return f"{martin.path}/inscriptions"
