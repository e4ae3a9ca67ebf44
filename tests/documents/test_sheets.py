"""Read a paper on any phone: its pages as pictures, their words below, and what became of older versions."""

import re

import pytest

from tests.cast import DLU
from tests.interop.references import reference

pytestmark = pytest.mark.anyio
NEWER = DLU.replace(b'<versionNumber value="3"/>', b'<versionNumber value="4"/>')


async def reads(person, path):
    answer = await person.opens(path)
    assert answer.status_code == 200, path
    return answer.text.replace("\N{NO-BREAK SPACE}", " ")


async def test_a_pdf_is_pictures_with_their_words_below(cast):
    paper = await cast.files(reference())
    page = await reads(cast.david, f"/papiers/{paper}")
    pictures = re.findall(r"<img [^>]*>", page)
    assert len(pictures) >= 1
    assert "lazy" not in pictures[0]
    assert all("lazy" in later for later in pictures[1:])
    assert all(re.search(r'width="\d+" height="\d+" alt="[^"]+"', one) for one in pictures)
    words = await cast.sql.fetchval("select count(*) from document_page where document_id = $1", paper)
    assert page.count("Les mots de la page") == words
    assert "Saint-Denis" in page
    assert page.index("C’est quoi ?") < page.index("<img ")


async def test_a_picture_is_kept_by_no_cache_and_told_as_one_reading(cast):
    paper = await cast.files(reference())
    await reads(cast.david, f"/papiers/{paper}")
    picture = await cast.david.opens(f"/papiers/{paper}/pages/1")
    assert picture.headers["content-type"] == "image/webp"
    assert picture.headers["cache-control"] == "no-store, private"
    assert picture.content[8:12] == b"WEBP"
    assert len(picture.content) <= 60_000
    assert (await reads(cast.david, "/acces")).count("avez lu") == 1


@pytest.mark.parametrize("number", ["0", "-1", "2147483648", "x", "1.0", "99"])
async def test_a_page_that_is_not_there_is_not_found(cast, number):
    paper = await cast.files(DLU)
    assert (await cast.david.opens(f"/papiers/{paper}/pages/{number}")).status_code in (400, 404)


async def test_what_one_takes_away_is_disarmed_and_has_a_name(cast):
    paper = await cast.files(reference())
    taken = await cast.david.opens(f"/papiers/{paper}/original")
    assert taken.content.startswith(b"%PDF-")
    assert ".pdf" in taken.headers["content-disposition"]


async def test_an_older_version_says_so_and_the_newer_one_lists_it(cast):
    older, newer = await cast.files(DLU), await cast.files(NEWER)
    page = await reads(cast.david, f"/papiers/{older}")
    assert "Une version plus récente existe" in page
    assert f'href="/papiers/{newer}"' in page
    assert "Cacher ce papier" not in page
    page = await reads(cast.david, f"/papiers/{newer}")
    assert "Une version plus récente existe" not in page
    assert "Les versions d’avant" in page
    assert f'href="/papiers/{older}"' in page
    assert await cast.david.papers() == [str(newer)]


async def test_one_that_came_again_under_the_same_number_without_a_set_lists_what_was_before(cast):
    """It keeps its id, says another version and no set."""
    older, newer = [await cast.files(one.replace(b"<setId ", b"<x ")) for one in (DLU, NEWER)]
    assert older != newer
    page = await reads(cast.david, f"/papiers/{newer}")
    assert "Les versions d’avant" in page
    assert f'href="/papiers/{older}"' in page
    page = await reads(cast.david, f"/papiers/{older}")
    assert f'href="/papiers/{newer}"' in page


async def test_a_cancelled_paper_says_so_and_shows_nothing_else(cast):
    paper = await cast.files(DLU)
    await cast.sql.execute("update document set state = 'cancelled' where id = $1", paper)
    page = await reads(cast.david, f"/papiers/{paper}")
    assert "Ce papier est annulé" in page
    assert "Il a mal au poignet" not in page
    assert "/original" not in page


async def test_versions_are_noted_only_when_there_are_some(cast):
    paper = await cast.files(DLU)
    await reads(cast.david, f"/papiers/{paper}")
    acts = "select array_agg(act order by at) from audit_entry where actor_id = $1"
    assert await cast.sql.fetchval(acts, cast.david.id) == ["document.read"]
