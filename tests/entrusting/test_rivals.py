"""A grandmother and her children who do not speak to each other: none knows of the others."""

import re

import pytest

from backend.demo import making
from backend.people.matching import Traits
from tests.architecture.authz.papers import paper
from tests.cast import TEST_OID
from tests.entrusting.changing import held, says_yes
from tests.entrusting.giving import delegation_of, form, gives, says_her_code, stops

pytestmark = [pytest.mark.anyio, pytest.mark.attack("B14")]
GRANDMOTHER = Traits("240089741100164", TEST_OID, "GRONDIN", "EUGÉNIE", "1940-08-21", "F", "97411")
CHILDREN = ("Aline", "Bruno", "Colette")


@pytest.fixture
async def family(cast):
    """Aline reads her everyday papers, Bruno her messages too, Colette her stays in hospital and nothing else."""
    eugenie = await cast.usager("Eugénie", "Grondin", cast.tilleuls, GRANDMOTHER, cast.care)
    children = []
    for name in CHILDREN:
        child = await cast.signed_in(person=await making.person(cast.sql, name, "Grondin"), name=name)
        child.base = f"/pour/{eugenie.id}"
        children.append(child)
    aline, bruno, colette = children
    given = [
        delegation_of(await gives(eugenie, aline, lien="child")),
        delegation_of(await gives(eugenie, bruno, lien="child", ecrire="on")),
        delegation_of(await gives(eugenie, colette, lien="child", quoi="own", grille="on", **{"lire-hopital": "on"})),
    ]
    return eugenie, children, given


async def everything(child):
    """Every word that she is shown, page after page."""
    seen, todo, words = set(), ["", "/papiers", "/messages"], []
    while todo:
        path = todo.pop()
        seen.add(path)
        answer = await child.opens(path)
        words.append(answer.text if answer.status_code == 200 else "")
        found = re.findall(rf'href="{child.base}(/[^"?#]*)"', answer.text)
        todo += [one for one in dict.fromkeys(found) if one not in seen and one not in todo and "original" not in one]
    return "\n".join([*words, (await child.client.get("/")).text])


@pytest.mark.story
async def test_none_of_them_is_told_of_another(cast, family):
    eugenie, children, _ = family
    for shelf in ("attestations", "hopital"):
        await paper(cast, cast.tilleuls, eugenie.dossier, shelf)
    assert (await children[1].sends("/messages/ecrire", quoi="pain", mots="Maman a mal")).status_code == 200
    for child in children:
        read = await everything(child)
        assert "Eugénie" in read
        for other in CHILDREN:
            if other != child.name:
                assert other not in read, (child.name, other)


@pytest.mark.story
async def test_what_one_is_given_or_loses_changes_nothing_for_the_others(cast, family):
    eugenie, (aline, bruno, colette), given = family
    before = [await held(cast, eugenie, child) for child in (bruno, colette)]
    widened = delegation_of(await says_yes(eugenie, given[0], "elargir", ("read", "mdph"), ("read", "messages")))
    assert await held(cast, eugenie, aline) == {("read", "mdph"), ("read", "messages")}
    assert [await held(cast, eugenie, child) for child in (bruno, colette)] == before
    await stops(eugenie, widened)
    assert [await held(cast, eugenie, child) for child in (bruno, colette)] == before
    assert (await aline.opens("/papiers")).status_code == 404
    assert (await bruno.opens("/messages")).status_code == 200


@pytest.mark.story
async def test_none_reaches_what_another_was_given(family):
    _, children, given = family
    for child in children:
        for one in given:
            for tail in ("", "/changer", "/arreter", "/attestation"):
                # What binds her is attested to her too, as if nobody else had anything.
                hers = tail == "/attestation" and children[given.index(one)] is child
                assert (await child.client.get(f"/aidants/{one}{tail}")).status_code == (200 if hers else 404)
                assert (await child.opens(f"/aidants/{one}{tail}")).status_code == 404


@pytest.mark.story
async def test_a_fourth_child_is_one_too_many_and_is_not_told_of_whom(cast, family):
    eugenie, _, _ = family
    page = await gives_or_is_refused(eugenie, await cast.stranger())
    assert page.status_code == 422
    assert not any(name in page.text.split("<main")[1] for name in CHILDREN)


async def gives_or_is_refused(usager, aidant):
    return await usager.sends("/aidants/donner", **form(await says_her_code(aidant), lien="child"))
