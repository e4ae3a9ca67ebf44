"""Between two rounds: Madame Martin takes a message, leaves a word to her colleague, who answers for her."""

import re
from html import unescape

import pytest

from tests.messaging.talk import begins, colleague, lists

pytestmark = [pytest.mark.anyio, pytest.mark.story]
FIELD = re.compile(r'<textarea id="mots"[^>]*>\n?(.*?)</textarea>', re.DOTALL)


async def test_a_message_is_never_answered_twice_nor_forgotten(cast):
    zoe = await colleague(cast)
    thread = await begins(cast.david, "Où", quoi="pain")
    assert list((await lists(cast.martin))["prendre"]) == [thread]

    # She takes it; her colleague sees that it is taken, and by whom.
    await cast.martin.sends(f"{thread}/prendre")
    assert "Madame Martin s’en occupe." in (await lists(zoe))["attente"][thread]

    # Called away, she leaves a word and hands it over.
    await cast.martin.sends(f"{thread}/noter", note="Poignet gauche. Je suis appelée au 2e étage.")
    await cast.martin.sends(f"{thread}/confier", a=str(zoe.membership))
    assert list((await lists(zoe))["moi"]) == [thread]
    assert "Poignet gauche." in (await zoe.opens(thread)).text

    # A ready answer, changed before it is sent under her own name.
    ready = unescape(FIELD.search((await zoe.opens(f"{thread}?modele=je-viens")).text)[1])
    await zoe.sends(f"{thread}/repondre", mots=ready.replace("aujourd’hui", "à 15 heures"))
    answered = (await lists(cast.martin))["attente"][thread]
    assert "Madame Hoareau a répondu" in answered

    page = unescape((await cast.david.opens(thread)).text)
    assert "Je viens vous voir à 15 heures." in page
    assert "Madame Hoareau" in page
    assert "Poignet gauche." not in page
