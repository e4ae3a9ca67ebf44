"""Who is not enrolled yet and why, with the day to ask again; corrected, or enrolled « avec elle »."""

import re

import pytest

from tests.enrolment.desk import (
    WHO,
    arriving,
    decides,
    enrolled,
    is_in,
    place,
    plain,
    presses,
    prints,
    says,
    types,
)

pytestmark = pytest.mark.anyio
EVIDENCE = "Sa sœur était là, et sa carte d’identité."


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


async def test_a_correction_is_seen_before_it_is_kept(cast):
    rose = await enrolled(cast)
    here = f"{place(cast.tilleuls)}/{rose}/identite"
    before = await presses(cast.clerk, here, **WHO | {"naissance": "Lebeau"})
    page = plain(before.text)
    assert "Avant Lebon" in page
    assert "Après Lebeau" in page
    assert await cast.sql.fetchval("select birth_name from dossier where id = $1", rose) == "Lebon"
    after = await presses(cast.clerk, here, **WHO | {"naissance": "Lebeau", "sur": "on"})
    assert after.headers["location"].endswith("suite=corrige")
    assert await cast.sql.fetchval("select birth_name from dossier where id = $1", rose) == "Lebeau"
    act = "select actor_id from audit_entry where act = 'dossier.corrected'"
    assert await cast.sql.fetchval(act) == cast.clerk.id
    nothing = await presses(cast.clerk, here, **WHO | {"naissance": "Lebeau"})
    assert nothing.status_code == 303


async def test_of_corrected_traits_the_register_has_said_nothing_yet(cast):
    """A qualified identity is « validée » again; a name that she uses changes nothing to it."""
    rose = await enrolled(cast)
    here, status = f"{place(cast.tilleuls)}/{rose}/identite", "select identity_status from dossier where id = $1"
    await cast.sql.execute("update dossier set identity_status = 'QUAL' where id = $1", rose)
    await presses(cast.clerk, here, **WHO | {"usage": "Payet", "sur": "on"})
    assert await cast.sql.fetchval(status, rose) == "QUAL"
    await presses(cast.clerk, here, **WHO | {"usage": "Payet", "ne_a": "97412", "sur": "on"})
    assert await cast.sql.fetchval(status, rose) == "VALI"


async def with_her(cast, dossier, **more):
    fields = {"preuve": EVIDENCE, "canal": "call", "quand": "2026-11-20"} | more
    return await presses(cast.clerk, f"{place(cast.tilleuls)}/{dossier}/avec-elle", **fields)


async def test_with_her_the_dossier_is_hers_and_nobody_comes_in(cast):
    rose = await enrolled(cast)
    assert (await with_her(cast, rose)).status_code == 303
    person = await cast.sql.fetchval("select person_id from dossier where id = $1 and linked_at is not null", rose)
    assert await cast.sql.fetchval("select count(*) from identity where person_id = $1", person) == 0
    kept = await cast.sql.fetchrow("select evidence, channel, done_by from enrolment_with_her")
    assert (kept["channel"], kept["done_by"]) == ("call", cast.clerk.id)
    assert EVIDENCE.encode() not in kept["evidence"]
    act = "select actor_id from audit_entry where act = 'enrolment.with_her'"
    assert await cast.sql.fetchval(act) == cast.clerk.id
    assert await listed(cast) == []
    async with arriving(cast) as somebody:
        assert not await is_in(somebody)


async def test_with_her_asks_for_evidence_and_a_second_channel(cast):
    rose = await enrolled(cast)
    answer = await with_her(cast, rose, preuve="", canal="")
    assert answer.status_code == 422
    page = plain(answer.text)
    assert "Écrivez comment vous savez que c’est elle." in page
    assert "Choisissez la lettre ou l’appel." in page
    assert await cast.sql.fetchval("select count(*) from enrolment_with_her") == 0


async def test_who_is_enrolled_is_not_enrolled_again(cast):
    assert (await with_her(cast, cast.david.dossier)).status_code == 404
    davids = f"{place(cast.tilleuls)}/{cast.david.dossier}"
    assert (await cast.clerk.client.get(f"{davids}/avec-elle")).status_code == 404
    assert (await presses(cast.clerk, f"{davids}/telephone")).status_code == 404
    assert (await follows(cast, cast.david.dossier, "never")).status_code == 404
