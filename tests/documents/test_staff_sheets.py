"""A professional reads a paper that is a PDF or a photo as its person does; the person is told, and can shut it."""

import re
from uuid import uuid4

import pytest

from backend.demo import making
from tests.architecture.authz.papers import paper as filed
from tests.cast import CARE, OFFICE
from tests.interop.papers import pdf
from tests.interop.references import reference

pytestmark = pytest.mark.anyio
THREE = ("original", "pieces/1", "pages/1")
KINDS = {"original": "application/octet-stream", "pieces/1": "application/octet-stream", "pages/1": "image/webp"}
ADDRESS = re.compile(r'(?:href|src)="((?:/equipe/[^"/]*)?/papiers/[^"]*)"')


async def reads(person, path):
    answer = await person.opens(path)
    assert answer.status_code == 200, path
    return answer.text.replace("\N{NO-BREAK SPACE}", " ")


async def acts(cast, somebody):
    told = "select act from audit_entry where actor_id = $1 and capacity = 'staff' and purpose = 'care' order by at"
    return [act for (act,) in await cast.sql.fetch(told, somebody.id)]


async def test_she_sees_the_pages_with_their_words_below(cast):
    paper = await cast.files(reference())
    page = await reads(cast.martin, f"/papiers/{paper}")
    assert "Ouvrez le fichier d’origine" not in page
    assert page.index("<img ") < page.index("David Morel habite au foyer") < page.index("Fait à Saint-Denis")
    here = f"{cast.martin.base}/papiers/{paper}"
    assert ADDRESS.findall(page) == [f"{here}/pages/1", f"{here}/pages/2", f"{here}/original"]


async def test_she_opens_a_picture_and_takes_the_paper_away(cast):
    paper = await cast.files(reference())
    picture = await cast.martin.opens(f"/papiers/{paper}/pages/1")
    assert (picture.headers["content-type"], picture.content[8:12]) == ("image/webp", b"WEBP")
    assert picture.headers["cache-control"] == "no-store, private"
    taken = await cast.martin.opens(f"/papiers/{paper}/original")
    assert taken.content.startswith(b"%PDF-")
    assert ".pdf" in taken.headers["content-disposition"]
    assert await acts(cast, cast.martin) == ["document.page", "document.downloaded"]


async def test_she_takes_away_what_came_beside(cast):
    paper = await filed(cast, cast.tilleuls, cast.david.dossier)
    assert f'href="{cast.martin.base}/papiers/{paper}/pieces/1"' in await reads(cast.martin, f"/papiers/{paper}")
    assert (await cast.martin.opens(f"/papiers/{paper}/pieces/1")).content == b"<ClinicalDocument/>"


async def test_a_long_paper_is_turned_twenty_pages_at_a_time(cast):
    paper = await cast.files(reference(pdf("Premiers mots" + "#pagebreak()\nSuite" * 20)))
    here = f"{cast.martin.base}/papiers/{paper}"
    first = await reads(cast.martin, f"/papiers/{paper}")
    assert (first.count("<img "), f'href="{here}?page=21#papier"' in first) == (20, True)
    last = await reads(cast.martin, f"/papiers/{paper}?page=21")
    assert (last.count("<img "), f'href="{here}?page=1#papier"' in last) == (1, True)


@pytest.mark.parametrize("part", THREE)
async def test_whoever_may_not_see_the_paper_gets_none_of_it(cast, part):
    paper = await filed(cast, cast.tilleuls, cast.david.dossier)
    night, desk = await _night(cast), await _desk(cast)
    for somebody in (night, desk, cast.roux):
        assert (await somebody.opens(f"/papiers/{paper}/{part}")).status_code == 404
        assert await acts(cast, somebody) == []
    for somebody in (cast.roux, cast.david, cast.marion, cast.paula):
        path = f"/equipe/{cast.tilleuls.id}/papiers/{paper}/{part}"
        assert (await somebody.client.get(path)).status_code == 404
    assert (await cast.martin.opens(f"/papiers/{uuid4()}/{part}")).status_code == 404


async def _night(cast):
    """Her role may read, her team supports somebody else."""
    team = await making.team(cast.sql, cast.tilleuls, "Équipe de nuit")
    role = await making.role(cast.sql, cast.tilleuls, "veilleur", "veilleur", CARE)
    return await cast.staff("Paul", "Nuit", cast.tilleuls, role, "Monsieur Nuit", team)


async def _desk(cast):
    """Her team supports him, her role does not read this family."""
    role = await making.role(cast.sql, cast.tilleuls, "accueil", "agente d’accueil", OFFICE)
    return await cast.staff("Lise", "Accueil", cast.tilleuls, role, "Madame Lise", cast.care)


@pytest.mark.parametrize("part", THREE)
async def test_once_he_hides_it_the_addresses_she_kept_open_nothing(cast, part):
    paper = await filed(cast, cast.tilleuls, cast.david.dossier)
    opened = await cast.martin.opens(f"/papiers/{paper}/{part}")
    assert (opened.status_code, opened.headers["content-type"]) == (200, KINDS[part])
    await cast.david.sends(f"/papiers/{paper}/cacher")
    assert (await cast.martin.opens(f"/papiers/{paper}/{part}")).status_code == 404
    assert len(await acts(cast, cast.martin)) == 1


async def test_he_is_told_what_she_opened(cast):
    paper = await cast.files(reference())
    for part in ("", "/pages/1", "/pages/2", "/original"):
        await reads(cast.martin, f"/papiers/{paper}{part}")
    told = await reads(cast.david, "/acces")
    card = told[told.index("Madame Martin") :]
    assert (card.count("a lu <"), card.count("a téléchargé <")) == (1, 1), "the pages of a paper are one reading of it"
