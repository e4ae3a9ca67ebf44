"""Twenty papers a page: none is lost between two pages and none is shown twice, whatever their dates."""

import re
from datetime import date

import pytest

from tests.architecture.authz.papers import paper

pytestmark = pytest.mark.anyio


async def shelve(cast, somebody, house, how_many):
    """Papers of three days: most on the same."""
    days = (date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 2), date(2026, 3, 2), date(2026, 3, 9))
    return {
        str(await paper(cast, house, somebody.dossier, written_on=days[n % len(days)], not_for_person=n % 7 == 6))
        for n in range(how_many)
    }


async def turned(person, path, towards="avant"):
    """The ids of each page, from the first to the last; or back, by `depuis`."""
    seen, told = [], []
    while path:
        answer = await person.client.get(path)
        assert answer.status_code == 200
        told.append(answer.text)
        seen.append(re.findall(r'href="[^"]*/papiers/([0-9a-f-]{36})"', answer.text))
        link = re.search(rf'href="([^"]*[?&;]{towards}=[^"]*)"', answer.text)
        path = link[1].replace("&amp;", "&") if link else None
    return seen, told


async def test_the_person_turns_all_her_pages(cast):
    mine = await shelve(cast, cast.david, cast.tilleuls, 52)
    await shelve(cast, cast.marion, cast.tilleuls, 3)
    secret = {str(row[0]) for row in await cast.sql.fetch("select id from document where not_for_person")}
    pages, told = await turned(cast.david, "/papiers")
    assert [len(page) for page in pages] == [20, 20, 5]
    assert {one for page in pages for one in page} == mine - secret
    assert all("sur cette page" in text and "Vous avez" not in text for text in told)


async def test_the_staff_turns_all_pages_of_one_person(cast):
    mine = await shelve(cast, cast.david, cast.tilleuls, 41)
    pages, _ = await turned(cast.martin, f"{cast.martin.base}/personnes/{cast.david.dossier}/papiers")
    assert [len(page) for page in pages] == [20, 20, 1]
    assert {one for page in pages for one in page} == mine  # what is kept from the person is not from her nurse


async def test_a_full_page_alone_leads_nowhere(cast):
    """Twenty papers are one page: nobody is sent to an empty one."""
    mine = [await paper(cast, cast.tilleuls, cast.david.dossier) for _ in range(20)]
    pages, told = await turned(cast.david, "/papiers")
    assert [len(page) for page in pages] == [20]
    assert "Vous avez 20 papiers." in told[0].replace("\N{NO-BREAK SPACE}", " ")
    at_the_desk, _ = await turned(cast.martin, f"{cast.martin.base}/personnes/{cast.david.dossier}/papiers")
    assert [set(page) for page in at_the_desk] == [{str(one) for one in mine}]


async def test_one_page_says_how_many_there_are(cast):
    await shelve(cast, cast.david, cast.tilleuls, 3)
    page = (await cast.david.opens("/papiers")).text.replace("\N{NO-BREAK SPACE}", " ")
    assert "Vous avez 3 papiers." in page


async def test_she_turns_back_to_the_same_pages(cast):
    await shelve(cast, cast.david, cast.tilleuls, 65)
    forth, told = await turned(cast.david, "/papiers")
    assert [len(page) for page in forth] == [20, 20, 16]
    last = re.findall(r'href="([^"]*avant=[^"]*)"', told[-2])[0].replace("&amp;", "&")
    back, _ = await turned(cast.david, last, "depuis")
    assert [set(page) for page in back] == [set(page) for page in reversed(forth)]


async def test_back_from_the_second_page_is_the_first_even_when_more_came(cast):
    await shelve(cast, cast.david, cast.tilleuls, 30)
    _, told = await turned(cast.david, "/papiers")
    newer = re.search(r'href="([^"]*depuis=[^"]*)"', told[1])[1].replace("&amp;", "&")
    await cast.sql.execute("update document set not_for_person = true where written_on = '2026-03-09'")
    first = (await cast.david.opens("/papiers")).text
    again = (await cast.david.opens(newer)).text
    ids = re.compile(r'href="/papiers/([0-9a-f-]{36})"')
    assert ids.findall(again) == ids.findall(first)
    assert "Voir les papiers d’après" not in again


@pytest.mark.parametrize("query", ["avant=hier", "avant=2026-13-01", "apres=x", "avant=0000-00-00", "depuis=demain"])
async def test_a_cursor_that_nobody_gave_is_refused_kindly(cast, query):
    assert (await cast.david.opens(f"/papiers?{query}")).status_code == 400
