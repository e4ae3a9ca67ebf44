"""The receipt: PDF/UA, made once, sealed, and whoever holds it can check it."""

import asyncio
import io
from datetime import timedelta
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from backend.documents.sweep import sweep
from backend.kit.clock import now
from tests.rights.asks import at_work, opposes, prints

pytestmark = pytest.mark.anyio
UA = "{http://www.aiim.org/pdfua/ns/id/}part"


@pytest.fixture
async def asked(cast, paper):
    request = await opposes(cast.david, paper, words="Ma raison secrète.")
    await prints(cast, request)
    return request


async def sheet_of(cast, request):
    taken = await cast.david.opens(f"/demandes/{request}/recu")
    assert taken.status_code == 200
    assert taken.headers["content-type"] == "application/pdf"
    return taken.content


def words_of(sheet):
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(sheet))


def files_of(cast):
    return len(list(Path(cast.app.state.settings.object_store_url.removeprefix("file://")).iterdir()))


def tags(node):
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from tags(kid)


async def test_it_is_pdf_ua_with_a_title_a_language_and_tags(cast, asked):
    with pikepdf.open(io.BytesIO(await sheet_of(cast, asked))) as sheet, sheet.open_metadata() as about:
        root = sheet.Root
        assert (about[UA], about["dc:title"], str(root.Lang)) == ("1", "Reçu de votre demande", "fr")
        assert root.MarkInfo.Marked is True
        assert root.ViewerPreferences.DisplayDocTitle is True
        found = list(tags(root.StructTreeRoot))
        kinds = [str(one.S) for one in found]
        assert kinds.count("/H1") >= 7
        assert [str(one.Alt) for one in found if str(one.S) == "/Figure"] == [
            "Carré à photographier : il ouvre la page qui vérifie ce reçu".replace(" :", "\N{NO-BREAK SPACE}:")
        ]


async def test_it_says_who_what_when_and_that_nothing_is_wired(cast, asked):
    words = " ".join(words_of(await sheet_of(cast, asked)).split())
    reference = await cast.sql.fetchval("select reference from request")
    for said in ("DAVID MOREL", "Foyer Les Tilleuls", "Papier pour les urgences", f"/verifier/{reference}", "L.1111-15",
                 "article 12, paragraphe 3", "Pas encore relié à Mon espace santé (DMP)"):  # fmt: skip
        assert said in words
    assert "Ma raison secrète" not in words


async def test_it_never_changes(cast, asked):
    first = await sheet_of(cast, asked)
    await prints(cast, asked)
    assert await sheet_of(cast, asked) == first
    assert await cast.sql.fetchval("select count(*) from request_receipt") == 1


async def test_two_workers_keep_one_and_leave_no_file_behind(cast, paper):
    request = await opposes(cast.david, paper)
    before = files_of(cast)
    await asyncio.gather(*(prints(cast, request) for _ in range(3)))
    assert files_of(cast) == before + 1
    assert (await sheet_of(cast, request)).startswith(b"%PDF-")


async def test_the_broom_leaves_it(cast, asked):
    """A file that a row names stays, however old."""
    async with at_work(cast) as context:
        await sweep(context.pool, context.services["vault"], now() + timedelta(days=30))
    assert (await sheet_of(cast, asked)).startswith(b"%PDF-")


async def test_it_is_coming_until_it_is_there(cast, paper):
    request = await opposes(cast.david, paper)
    assert "Votre reçu arrive" in (await cast.david.opens(f"/demandes/{request}")).text
    assert (await cast.david.opens(f"/demandes/{request}/recu")).status_code == 404
    await prints(cast, request)
    assert "Prendre mon reçu" in (await cast.david.opens(f"/demandes/{request}")).text


async def test_a_job_of_another_house_makes_nothing(cast, paper):
    request = await opposes(cast.david, paper)
    await prints(cast, request, cast.pins)
    assert await cast.sql.fetchval("select count(*) from request_receipt") == 0
