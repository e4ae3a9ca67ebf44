"""A disputed paper that is a PDF or a photo: its pages and files, for who says whose it is, as long as it is open."""

from uuid import uuid4

import pytest

from tests.architecture.authz.papers import paper as filed
from tests.documents.desks import with_duty
from tests.documents.disputing import dispute, says, settles
from tests.documents.test_staff_sheets import KINDS, THREE
from tests.interop.papers import pdf
from tests.interop.references import reference

pytestmark = pytest.mark.anyio
ACTS = "select act, purpose from audit_entry where actor_id = $1 and capacity = 'staff' order by at"


@pytest.fixture
async def here(cast):
    """The address, at the desk, of a paper that David said is not his; with a page, and a file beside it."""
    return await _disputed(cast, await filed(cast, cast.tilleuls, cast.david.dossier))


async def _disputed(cast, paper):
    assert (await says(cast, paper)).status_code == 200
    return f"{cast.clerk.base}/contestes/{await dispute(cast)}"


async def acts(cast, somebody):
    return [tuple(row) for row in await cast.sql.fetch(ACTS, somebody.id)]


async def test_she_sees_its_pages_with_their_words_and_takes_it_away(cast):
    here = await _disputed(cast, await cast.files(reference()))
    page = (await cast.clerk.opens(here)).text
    assert "Ouvrez le fichier d’origine" not in page
    assert page.index(f'<img src="{here}/pages/1"') < page.index("David Morel habite au foyer")
    assert f'href="{here}/original"' in page
    assert "/papiers/" not in page, "the ordinary address of a paper is for care"
    taken = await cast.clerk.opens(f"{here}/original")
    assert (taken.content[:5], ".pdf" in taken.headers["content-disposition"]) == (b"%PDF-", True)
    assert (await cast.clerk.opens(f"{here}/pages/2")).content[8:12] == b"WEBP"


async def test_a_long_one_is_turned_twenty_pages_at_a_time(cast):
    here = await _disputed(cast, await cast.files(reference(pdf("Premiers mots" + "#pagebreak()\nSuite" * 20))))
    first = (await cast.clerk.opens(here)).text
    assert (first.count("<img "), f'href="{here}?page=21#papier"' in first) == (20, True)
    last = (await cast.clerk.opens(f"{here}?page=21")).text
    assert (last.count("<img "), f'href="{here}?page=1#papier"' in last) == (1, True)


async def test_what_came_beside_it_is_there_too(cast, here):
    assert f'href="{here}/pieces/1"' in (await cast.clerk.opens(here)).text
    assert (await cast.clerk.opens(f"{here}/pieces/1")).content == b"<ClinicalDocument/>"


async def test_each_is_told_as_looking_whose_it_is(cast, here):
    for part in ("", *(f"/{one}" for one in THREE)):
        assert (await cast.clerk.opens(here + part)).status_code == 200
    told = ("document.read", "document.downloaded", "document.downloaded", "document.page")
    assert await acts(cast, cast.clerk) == [(act, "identity") for act in told]
    await settles(cast, cast.clerk, "a-elle")
    page = (await cast.david.opens("/acces")).text.replace("\N{NO-BREAK SPACE}", " ")
    card = page[page.index("Madame Bouvier") :]
    assert "Pour savoir à qui est ce papier." in card
    assert "a téléchargé <" in card


@pytest.mark.parametrize("part", THREE)
async def test_the_duty_alone_opens_it_and_without_it_nobody_does(cast, here, part):
    desk = await with_duty(cast, cast.tilleuls)
    opened = await desk.opens(f"{here}/{part}")
    assert (opened.status_code, opened.headers["content-type"]) == (200, KINDS[part])
    other = await with_duty(cast, cast.pins)
    for somebody in (cast.martin, cast.roux, cast.david, cast.paula, other):
        assert (await somebody.client.get(f"{here}/{part}")).status_code == 404
    elsewhere = here.replace(cast.clerk.base, other.base)
    assert (await other.client.get(f"{elsewhere}/{part}")).status_code == 404
    assert await acts(cast, other) == []
    assert (await desk.opens(f"{cast.clerk.base}/contestes/{uuid4()}/{part}")).status_code == 404


@pytest.mark.parametrize("whose", ["a-elle", "pas-a-elle"])
async def test_once_it_is_settled_the_addresses_she_kept_open_nothing(cast, here, whose):
    await settles(cast, cast.clerk, whose)
    before = await acts(cast, cast.clerk)
    for part in ("", *(f"/{one}" for one in THREE)):
        assert (await cast.clerk.opens(here + part)).status_code == 404
    assert await acts(cast, cast.clerk) == before
