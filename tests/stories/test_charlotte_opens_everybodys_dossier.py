"""One night, Charlotte opens the dossiers of people whom she does not look after: the foyer knows, and care goes on."""

import pytest

from tests.people.members.deciding import decides, plain
from tests.people.openings.reading import ALERT, ASKED, MOST, home, many_people, opens, opens_all

pytestmark = [pytest.mark.anyio, pytest.mark.story, pytest.mark.attack("I10")]


async def test_charlotte_is_curious_and_madame_martin_is_not_disturbed(cast):
    people = await many_people(cast)
    riviere = await decides(cast, "Jean", "Rivière", "Monsieur Rivière")
    nurse = await cast.sql.fetchval("select role_id from membership where id = $1", cast.martin.membership)
    charlotte = await cast.staff("Charlotte", "Fontaine", cast.tilleuls, nurse, "Charlotte Fontaine", cast.care)

    # Madame Martin makes her round as every day: nobody is told of it.
    await opens_all(cast.martin, people[:3])
    assert ALERT not in await home(riviere)

    # Charlotte opens one after the other, until she is asked why.
    await opens_all(charlotte, people[:MOST])
    asked = await opens(charlotte, people[MOST])
    assert ASKED in plain(asked)
    assert "Si vous continuez, votre responsable est prévenu." in plain(asked)

    # Monsieur Rivière sees who, how many, and nobody's dossier.
    assert f"{ALERT} 1 alerte à vérifier" in await home(riviere)
    page = plain(await riviere.opens("/ouvertures"))
    assert f"Charlotte Fontaine infirmière du foyer {MOST} dossiers ouverts en peu de temps." in page
    assert "Martin" not in page

    # There was a reason: she prepares a visit, chooses it and goes on where she was.
    back = f"{charlotte.base}/personnes/{people[MOST]}/papiers"
    shown = await charlotte.sends("/beaucoup", pourquoi="preparing", retour=back)
    assert (shown.status_code, shown.url.path) == (200, back)
    page = plain(await riviere.opens("/ouvertures"))
    assert "Raison donnée : Une réunion, une visite ou un contrôle à préparer." in page.replace(
        "\N{NO-BREAK SPACE}", " "
    )

    # He talked with her; nothing waits any more, and Madame Martin never saw any of it.
    for alert in [row[0] for row in await cast.sql.fetch("select id from many_opened")]:
        await riviere.sends(f"/ouvertures/{alert}")
    assert ALERT not in await home(riviere)
    assert ALERT not in await home(cast.martin)
    assert (await cast.martin.opens("/ouvertures")).status_code == 404
