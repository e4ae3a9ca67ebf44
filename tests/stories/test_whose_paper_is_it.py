"""A paper comes with a wrong birth date: Madame Bouvier finds out whose it is, without ever touching it."""

import re

import pytest

from tests.documents.desks import OTHER_DAY, does, opens, plain, state_of, told_to_sender, waits

pytestmark = [pytest.mark.anyio, pytest.mark.story]


async def test_the_dossier_was_wrong_and_the_paper_finds_its_place(cast):
    """The house corrects its dossier, then tries again: David reads the paper."""
    parcel = await waits(cast)
    menu = (await cast.clerk.opens("/messages")).text
    assert re.search(r"/identites\".*?class=\"c\">1<", menu, re.S)
    assert "Pas pareil que le dossier : la date de naissance" in plain(await opens(cast.clerk))
    page = plain(await opens(cast.clerk, f"/{parcel}"))
    assert "Ce papier ressemble à : David Morel" in page
    assert "Date de naissance Différent Le papier 21 mars 1984 Le dossier 12 mars 1984" in page
    await cast.sql.execute("update dossier set birthdate = '1984-03-21' where id = $1", cast.david.dossier)
    assert "Le papier est relu comme" not in page
    assert "Le papier est lu comme à son arrivée." in plain(await opens(cast.clerk, f"/{parcel}/essayer"))
    assert "Le papier est relu." in plain(await does(cast.clerk, parcel, "essayer"))
    await cast.works(parcel)
    assert await state_of(cast, parcel) == "filed"
    assert len(await cast.david.papers()) == 1
    assert "Aucun papier n’attend" in plain(await opens(cast.clerk))


async def test_the_sender_was_wrong_and_is_told_so(cast):
    parcel = await waits(cast)
    page = await opens(cast.clerk, f"/{parcel}/refuser")
    assert "L’expéditeur lit cette raison." in plain(page)
    assert "Le papier est refusé" in plain(await does(cast.clerk, parcel, "refuser", pourquoi="desk-identity"))
    told = await told_to_sender(cast, parcel)
    assert (told["state"], told["reason"]) == ("refused", "desk-identity")
    assert told["detail"].startswith("Check the identity in your software")
    assert await cast.david.papers() == []
    again = OTHER_DAY.replace(b"19840321", b"19840312")
    assert await cast.files(again) is not None
    assert len(await cast.david.papers()) == 1
