"""Who is not enrolled yet and why, with the day to ask again."""

import re

import pytest

from tests.enrolment.desk import (
    arriving,
    decides,
    enrolled,
    place,
    plain,
    presses,
    prints,
    says,
    types,
)

pytestmark = pytest.mark.anyio


async def listed(cast, state=""):
    """Who is on the list, and where each is."""
    page = (await cast.clerk.client.get(f"{place(cast.tilleuls)}?etat={state}")).text
    return re.findall(r'inscriptions/[0-9a-f-]{36}(?:/est-ce-elle)?">([^<]+)</a>', page)


async def follows(cast, dossier, wish, day=""):
    return await presses(cast.clerk, f"{place(cast.tilleuls)}/{dossier}/suivi", souhait=wish, relance=day)


async def test_each_state_has_its_people(cast):
    names = ("Anne", "Berthe", "Cléo", "Denise", "Élise", "Fanny")
    people = {name: await enrolled(cast, prenoms=name) for name in names}
    await prints(cast, people["Berthe"])
    await prints(cast, people["Cléo"])
    await cast.sql.execute("update enrolment_code set ends_at = now() where dossier_id = $1", people["Cléo"])
    await follows(cast, people["Denise"], "refuses", "2026-01-05")
    await follows(cast, people["Élise"], "never")
    [code] = await prints(cast, people["Fanny"])
    async with arriving(cast, given_name="Fanny") as hers:
        await types(hers, code)
    states = {
        "none": "Anne",
        "sent": "Berthe",
        "expired": "Cléo",
        "refuses": "Denise",
        "never": "Élise",
        "asked": "Fanny",
    }
    for state, name in states.items():
        assert await listed(cast, state) == [f"{name} Lebon"], state
    assert await listed(cast, "due") == ["Denise Lebon"]
    assert await listed(cast) == [f"{name} Lebon" for name in names]
    await decides(cast, people["Fanny"])
    assert await listed(cast, "confirmed") == ["Fanny Lebon"]
    async with arriving(cast, given_name="Fanny") as hers:
        await says(hers, "oui")
    assert await listed(cast) == [f"{name} Lebon" for name in names[:-1]]


async def test_why_and_when_are_noted_and_shown(cast):
    rose = await enrolled(cast)
    assert (await follows(cast, rose, "refuses", "2031-01-06")).status_code == 303
    page = plain((await cast.clerk.client.get(place(cast.tilleuls))).text)
    assert "Ne veut pas" in page
    assert "À relancer le lundi 6 janvier 2031." in page
    assert (await follows(cast, rose, "", "hier")).status_code == 422
    assert (await follows(cast, rose, "rien")).status_code == 303
    assert await listed(cast, "none") == ["Rose Lebon"]


async def test_however_many_each_is_listed_once(cast):
    for number in range(23):
        await enrolled(cast, prenoms=f"Rose {number:02}", prenom=f"Rose {number:02}")
    path, names = place(cast.tilleuls), []
    while path:
        page = (await cast.clerk.client.get(path)).text
        names += re.findall(r'inscriptions/[0-9a-f-]{36}">([^<]+)</a>', page)
        more = re.search(r'href="(/equipe/[^"]+apres=[^"]+)"', page)
        path = more and more[1].replace("&amp;", "&")
    assert names == [f"Rose {number:02} Lebon" for number in range(23)]
