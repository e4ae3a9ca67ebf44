"""Every minor finds where to ask for the secret, whoever holds authority over him; an adult is not offered it."""

import pytest

from tests.protection.entering import plain
from tests.protection.julien import eighteen_in

pytestmark = pytest.mark.anyio
CHOOSES, ASKS = "/messages/ecrire/seulement", "/messages/ecrire/seulement?mots=1"


async def test_he_finds_where_to_ask_whoever_holds_authority_over_him(cast, desks, julien):
    """No parent is entered any more. From where he writes to where he asks, each step is a link that he can follow."""
    await cast.sql.execute("update measure set stops_at = now() where dossier_id = $1", julien.dossier)
    assert f'href="{CHOOSES}"' in (await julien.opens("/messages/ecrire")).text
    here = await julien.opens(CHOOSES)
    assert ("Demander le secret" in plain(here), f'href="{ASKS}"' in here.text) == (True, True)
    chosen = await julien.opens(ASKS)
    assert f"seulement={cast.roux.membership}&amp;mots=1" in chosen.text
    assert "Demander le secret" not in plain(chosen), "he is there"


async def test_an_adult_is_not_offered_it(cast, desks, julien):
    assert "Demander le secret" not in plain(await cast.laura.opens(CHOOSES))
    await cast.sql.execute("update dossier set birthdate = $2 where id = $1", julien.dossier, eighteen_in(0))
    assert "Demander le secret" not in plain(await julien.opens(CHOOSES))


async def test_he_asks_for_the_secret_with_words_that_are_ready(cast, desks, julien):
    chosen = await julien.opens("/messages/ecrire/seulement", params={"mots": "1"})
    assert "Monsieur Roux" in plain(chosen)
    url = f"/messages/ecrire?seulement={cast.roux.membership}&mots=1"
    assert url.replace("&", "&amp;") in chosen.text
    page = plain(await julien.opens(url))
    assert "en secret" in page
    assert "Monsieur Roux" in page
    sent = await julien.sends("/messages/ecrire", quoi="other", mots="En secret.", seulement=str(cast.roux.membership))
    assert sent.status_code == 200
    assert await cast.sql.fetchval("select confidential_to from thread") == cast.roux.membership
