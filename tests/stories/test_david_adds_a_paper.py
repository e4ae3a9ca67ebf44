"""David adds a letter of his own, then lets Zoé add one for him; each is known by who brought it."""

import re

import pytest

from tests.bringing.adding import adds, plain, read, sent
from tests.entrusting.giving import form, says_her_code

pytestmark = [pytest.mark.anyio, pytest.mark.story]
OWN = {"quoi": "own", "grille": "on"}


async def chooses(somebody, shelf):
    """From the list of papers, by links alone: the page where one adds."""
    listed = await somebody.opens("/papiers")
    chosen = await somebody.client.get(re.search(r'href="([^"]*/papiers/ajouter)"', listed.text)[1])
    return await somebody.client.get(re.search(rf'href="([^"]*/ajouter\?dans={shelf})"', chosen.text)[1])


async def test_a_letter_of_his_and_one_that_zoe_brings(cast):
    david, zoe = cast.david, await cast.stranger()
    asked = plain(await chooses(david, "mdph"))
    assert "Si vous ne changez rien, votre équipe peut lire ce papier." in asked
    letter = sent(await adds(david, nom="Lettre de la CAF"))
    await read(cast)
    assert "Ajouté par vous" in plain(await david.opens(f"/papiers/{letter}"))
    assert "Ajouté par DAVID MOREL" in plain(await cast.martin.opens(f"{cast.martin.base}/papiers/{letter}"))

    square, code = {"ajouter-mdph": "on"}, await says_her_code(zoe)
    before = plain(await david.sends("/aidants/apercu", **form(code, **OWN, **square)))
    assert "Zoé Inconnue peut ajouter des papiers pour moi : MDPH et aides." in before
    given = await david.sends("/aidants/donner", **form(code, **OWN, **square))
    assert "peut ajouter des papiers pour moi : MDPH et aides." in plain(given)
    zoe.base = f"/pour/{david.id}"
    assert "Ajouter un papier pour David" in plain(await chooses(zoe, "mdph"))
    hers = await adds(zoe, nom="Notification MDPH")
    assert "C’est envoyé" in plain(hers)
    await read(cast)
    assert "Notification" not in (await zoe.opens("/papiers")).text
    assert "Ajouté par Zoé Inconnue (sœur) pour DAVID" in plain(await david.opens("/papiers"))

    assert "Madame Martin" in plain(await david.opens(f"/papiers/{letter}/retirer"))
    await david.sends(f"/papiers/{letter}/retirer")
    assert (await david.opens(f"/papiers/{letter}")).status_code == 404
    assert (await cast.martin.opens(f"{cast.martin.base}/papiers/{letter}")).status_code == 404
    trail = plain(await david.opens("/acces"))
    for words in ("avez ajouté", "avez retiré", "Zoé Inconnue", "a ajouté"):
        assert words in trail
