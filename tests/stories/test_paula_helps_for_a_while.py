"""David and his sister Paula: a pause, a yes once more, and then Paula who leaves. Each knows where it is."""

import re
from datetime import timedelta

import pytest

from tests.interop.references import reference

pytestmark = [pytest.mark.anyio, pytest.mark.story]
DAY = timedelta(days=1)
ENDS = "update delegation set starts_at = now() - $2::interval, ends_at = now() + $3::interval where id = $1"


def plain(page):
    return page.text.replace("\N{NO-BREAK SPACE}", " ")


async def says_yes(david, given):
    page = plain(await david.opens(f"/aidants/{given}"))
    day = re.search(r'name="jusqua" value="([^"]+)"', page)[1]
    return await david.sends(f"/aidants/{given}/renouveler", jusqua=day)


async def test_a_year_of_help(cast):
    david, paula = cast.david, cast.paula
    paper = await cast.files(reference())
    given = paula.delegation
    assert "Paula Morel voit : Attestations, MDPH et aides." in plain(await david.opens("/aidants"))
    assert (await paula.opens(f"/papiers/{paper}")).status_code == 200

    paused = plain(await david.sends(f"/aidants/{given}/pause"))
    assert "Cette personne ne voit plus rien de vous ici." in paused
    assert (await paula.opens(f"/papiers/{paper}")).status_code == 404
    resting = plain(await paula.client.get("/j-aide"))
    assert "David Morel" in resting
    assert "En pause" in resting

    await david.sends(f"/aidants/{given}/reprendre")
    assert (await paula.opens(f"/papiers/{paper}")).status_code == 200

    await cast.sql.execute(ENDS, given, 25 * DAY, 5 * DAY)
    assert "L’accès d’un aidant finit bientôt" in plain(await david.opens("/"))
    assert "Votre aide pour David finit le" in plain(await paula.opens(""))
    renewed = await says_yes(david, given)
    assert "Cette personne continue de vous aider comme avant." in plain(renewed)
    assert "finit bientôt" not in plain(await david.opens("/"))
    assert (await paula.opens(f"/papiers/{paper}")).status_code == 200

    now = renewed.url.path.rsplit("/", 1)[1]
    assert "Je ne veux plus aider David" in plain(await paula.client.get(f"/j-aide/{now}"))
    left = plain(await paula.client.post(f"/j-aide/{now}/arreter", data={"key": now}))
    assert "C’est arrêté" in left
    assert "Vous n’aidez personne ici" in left
    assert (await paula.opens(f"/papiers/{paper}")).status_code == 404
    assert "Un aidant a arrêté de vous aider" in plain(await david.opens("/"))
    looked = plain(await david.opens("/acces"))
    for words in ("avez mis l’accès d’un aidant en pause", "avez dit encore oui à un aidant", "a arrêté de vous aider"):
        assert words in looked
    assert "Votre sœur. Ne vous aide plus." in looked
