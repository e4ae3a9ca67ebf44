"""Choose a kind of papers: what is there, how many, and what to do when nothing is."""

import re
from datetime import date

import pytest

from backend.demo import making
from tests.architecture.authz.papers import paper
from tests.cast import DAVID

pytestmark = pytest.mark.anyio
IDS = re.compile(r'href="/papiers/([0-9a-f-]{36})"')


async def reads(person, path):
    answer = await person.opens(path)
    assert answer.status_code == 200
    return answer.text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture
async def shelves(cast):
    here, david = cast.tilleuls, cast.david.dossier
    return {
        "hopital": [str(await paper(cast, here, david, written_on=date(2026, 3, n))) for n in (1, 2)],
        "attestations": [str(await paper(cast, here, david, "attestations"))],
        "kept from him": [str(await paper(cast, here, david, "attestations", not_for_person=True))],
        "marion's": [str(await paper(cast, here, cast.marion.dossier))],
    }


async def test_only_families_with_papers_are_offered_with_how_many(cast, shelves):
    page = await reads(cast.david, "/papiers/familles")
    offered = re.findall(r'href="/papiers\?voir=([\w-]+)"', page)
    assert offered == ["nouveaux", "hopital", "attestations"]
    told = re.sub(r"<[^>]+>", " ", page)
    assert re.search(r"Mes nouveaux papiers\s+3 papiers", told)
    assert re.search(r"Hôpital et urgences\s+2 papiers", told)
    assert re.search(r"Attestations\s+1 papier\s", told)


async def test_a_family_shows_its_papers_and_no_other(cast, shelves):
    page = await reads(cast.david, "/papiers?voir=hopital")
    assert IDS.findall(page) == list(reversed(shelves["hopital"]))
    assert "Il y a 2 papiers ici." in page
    assert IDS.findall(await reads(cast.david, "/papiers?voir=attestations")) == shelves["attestations"]


async def test_what_was_opened_is_not_new_any_more(cast, shelves):
    opened, unread = shelves["hopital"]
    await cast.david.opens(f"/papiers/{opened}")
    assert set(IDS.findall(await reads(cast.david, "/papiers?voir=nouveaux"))) == {unread, *shelves["attestations"]}
    for one in (unread, *shelves["attestations"]):
        await cast.david.opens(f"/papiers/{one}")
    assert "Vous avez tout ouvert." in await reads(cast.david, "/papiers?voir=nouveaux")
    assert "nouveaux" not in await reads(cast.david, "/papiers/familles")


async def test_a_family_without_papers_says_what_to_do(cast, shelves):
    page = await reads(cast.david, "/papiers?voir=vaccins")
    assert "Pas de papier ici" in page
    assert 'href="/papiers/familles"' in page
    assert "Pas encore de papier" in await reads(cast.laura, "/papiers/familles")


@pytest.mark.parametrize("which", ["messages", "autre", "Hopital", "hopital' or 1=1", "%00"])
async def test_a_family_that_does_not_exist_is_not_found(cast, which):
    assert (await cast.david.opens(f"/papiers?voir={which}")).status_code in (400, 404)


async def test_a_family_has_pages_too(cast):
    for n in range(25):
        await paper(cast, cast.tilleuls, cast.david.dossier, written_on=date(2026, 1, 1 + n % 5))
    await paper(cast, cast.tilleuls, cast.david.dossier, "attestations")
    seen, path = [], "/papiers?voir=hopital"
    while path:
        page = await reads(cast.david, path)
        seen.append(IDS.findall(page))
        link = re.search(r'href="(/papiers\?voir=hopital&amp;avant=[^"]*)"', page)
        path = link[1].replace("&amp;", "&") if link else None
    assert [len(each) for each in seen] == [20, 5]
    assert len({one for each in seen for one in each}) == 25
    back = re.search(r'href="(/papiers\?voir=hopital&amp;depuis=[^"]*)"', page)[1].replace("&amp;", "&")
    assert IDS.findall(await reads(cast.david, back)) == seen[0]


async def test_houses_are_named_when_there_are_several(cast, shelves):
    assert "Foyer Les Tilleuls" not in re.sub(r'(?s).*<ul class="shelf">', "", await reads(cast.david, "/papiers"))
    await making.dossier(cast.sql, cast.ring, cast.pins, DAVID, cast.david.id, linked=True)
    assert "Foyer Les Tilleuls" in re.sub(r'(?s).*?<ul class="shelf">', "", await reads(cast.david, "/papiers"))


async def test_each_list_is_told_as_a_list(cast, shelves):
    for path in ("/papiers?voir=hopital", "/papiers?voir=nouveaux"):
        await cast.david.opens(path)
    noted = await cast.sql.fetch("select objects from audit_entry where act = 'documents.listed' order by at")
    assert [sorted(map(str, row["objects"])) for row in noted] == [
        sorted(shelves["hopital"]),
        sorted(shelves["hopital"] + shelves["attestations"]),
    ]
