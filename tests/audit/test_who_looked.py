"""Qui a regardé ? All of it, in words; and what the reader may not know does not exist for her."""

import re
from html import unescape

import pytest

from tests.architecture.authz.papers import paper
from tests.audit.trail import entry
from tests.cast import ATTESTATION, DAVID, DLU

pytestmark = pytest.mark.anyio
ACT = re.compile(r"<li>([^<]+)")
SECRET = ("not_for_person", "an object of another's", "nothing at all")


async def acts(person, path="/acces"):
    """What was done, in the order of the page: "a lu", "a vu la liste des papiers"…"""
    page = (await person.client.get(path)).text
    return [unescape(act).strip() for act in ACT.findall(page[page.index("<h1>") :])]


async def seen_from(person):
    """The page of the trail and the first page, but for what differs each time."""
    pages = [(await person.opens(path)).text for path in ("/acces", "/")]
    return [re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "", page) for page in pages]


@pytest.mark.attack("N04")
async def test_lists_are_told_as_lists_and_openings_one_by_one(cast):
    first, second = await cast.files(DLU), await cast.files(ATTESTATION)
    await cast.sql.execute("delete from audit_entry")
    await cast.martin.opens(f"/personnes/{cast.david.dossier}/papiers")
    for one in (first, second, first):
        await cast.martin.opens(f"/papiers/{one}")
    assert await acts(cast.david) == ["a lu", "a lu", "a lu", "a vu la liste des papiers"]
    page = (await cast.david.opens("/acces")).text
    assert page.count(f'href="/papiers/{first}"') == 2
    assert page.count('<section class="sheet') == 1  # one visit
    assert "1 personne a regardé" in page.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.attack("C02")
@pytest.mark.parametrize("secret", SECRET)
async def test_what_she_may_not_know_is_neither_told_nor_counted(cast, secret):
    await cast.files(DLU)
    await cast.martin.opens(f"/personnes/{cast.david.dossier}/papiers")
    before = await seen_from(cast.david)
    objects = []
    if secret == "not_for_person":
        objects = [await paper(cast, cast.tilleuls, cast.david.dossier, not_for_person=True)]
    elif secret == "an object of another's":
        objects = [await paper(cast, cast.tilleuls, cast.marion.dossier)]
    for _ in range(210):
        await entry(cast, who=cast.clerk, objects=objects)
    assert await seen_from(cast.david) == before


@pytest.mark.attack("C02")
async def test_a_secret_takes_no_place_in_a_page(cast):
    """A page cut before the secrets are taken out would be short, and tell that there are some."""
    shown = await paper(cast, cast.tilleuls, cast.david.dossier)
    secret = await paper(cast, cast.tilleuls, cast.david.dossier, not_for_person=True)
    for _ in range(60):
        await entry(cast, objects=[shown])
    for _ in range(60):
        await entry(cast, objects=[secret])
    link = re.search(r'href="(/acces\?avant=[^"]*)"', (await cast.david.opens("/acces")).text)[1]
    older = link.replace("&amp;", "&")
    assert [len(await acts(cast.david, path)) for path in ("/acces", older)] == [50, 10]
    assert "avant=" not in (await cast.david.client.get(older)).text


async def test_no_entry_is_lost_or_told_twice_at_equal_times(cast):
    shown = [await paper(cast, cast.tilleuls, cast.david.dossier) for _ in range(2)]
    for number in range(70):
        await entry(cast, objects=[shown[number % 2]])
    await cast.sql.execute("update audit_entry set at = '2026-01-01'")
    page = await cast.david.opens("/acces")
    link = re.search(r'href="(/acces\?avant=[^"]*)"', page.text)[1].replace("&amp;", "&")
    assert [len(await acts(cast.david, path)) for path in ("/acces", link)] == [50, 20]
    pages = page.text + (await cast.david.client.get(link)).text
    assert [pages.count(f'href="/papiers/{one}"') for one in shown] == [35, 35]


async def test_only_the_person_herself_is_told(cast):
    await cast.files(DLU)
    for who in (cast.marion, cast.laura):
        assert await acts(who) == []
    assert (await cast.martin.opens(f"/equipe/{cast.tilleuls.id}/acces")).status_code == 404


async def test_a_list_of_two_houses_leaves_one_entry_in_each(cast):
    """Each house chains what was seen of its own dossier, and names every paper of it."""
    other = await cast.usager("David", "Morel", cast.pins, DAVID)
    await cast.sql.execute("update dossier set person_id = $1 where id = $2", cast.david.id, other.dossier)
    mine = {house.id: {await paper(cast, house, dossier) for _ in range(3)}
            for house, dossier in ((cast.tilleuls, cast.david.dossier), (cast.pins, other.dossier))}  # fmt: skip
    assert len(await cast.david.papers()) == 6
    entries = await cast.sql.fetch("select establishment_id, dossier_id, objects from audit_entry")
    assert {one["establishment_id"]: set(one["objects"]) for one in entries} == mine
    assert {one["dossier_id"] for one in entries} == {cast.david.dossier, other.dossier}
