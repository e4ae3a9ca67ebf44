"""Take papers away: a zip that is read alone, with only what is hers, noted paper by paper."""

import io
import re
import zipfile
from html.parser import HTMLParser
from pathlib import PurePosixPath
from urllib.parse import unquote
from uuid import uuid4

import pytest

from backend.documents import taking
from tests.architecture.authz.papers import paper as filed
from tests.cast import ATTESTATION, BIOLOGIE, DLU
from tests.documents.test_kinds import with_beside
from tests.interop.papers import bent, launch
from tests.interop.references import reference

pytestmark = pytest.mark.anyio
# What a page holds itself.
INSIDE = ("#", "data:image/")
AWAY = re.compile(r"https?://|//|<script|style=| on\w+=|javascript:", re.IGNORECASE)


async def takes(person, **fields):
    return await person.client.post("/papiers/prendre", data=fields)


async def opened(person, **fields):
    answer = await takes(person, **fields)
    assert answer.status_code == 200
    return zipfile.ZipFile(io.BytesIO(answer.content))


class Links(HTMLParser):
    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found += [value for name, value in attrs if name in ("href", "src") and not value.startswith(INSIDE)]


def leads_inside(archive, page):
    """Every link of a page is a file of the zip."""
    here = PurePosixPath(page).parent
    for link in Links(archive.read(page).decode()).found:
        parts: list[str] = []
        for part in (here / unquote(link)).parts:
            parts = parts[:-1] if part == ".." else [*parts, part]
        assert "/".join(parts) in archive.namelist(), (page, link)


async def test_the_zip_is_read_alone(cast):
    papers = [str(await cast.files(one)) for one in (DLU, reference())]
    archive = await opened(cast.david, papier=papers)
    names = archive.namelist()
    assert names[0] == "index.html"
    assert archive.testzip() is None
    pages = [name for name in names if name.endswith(".html")]
    assert len(pages) == 3
    for page in pages:
        leads_inside(archive, page)
        assert not AWAY.search(re.sub(r'xmlns="[^"]*"|<!doctype html>', "", archive.read(page).decode()))
    assert b"url(police.woff2)" in archive.read("aspect/aspect.css").replace(b'"', b"")
    read = "".join(archive.read(page).decode() for page in pages)
    assert "Il a mal au poignet gauche." in read
    assert "Ce papier sert en cas d’urgence." in read
    assert [name for name in names if name.endswith(".pdf")]


async def test_what_came_beside_a_paper_leaves_with_it(cast):
    """A laboratory sends its own sheet beside the measures: the page names it, the zip holds it."""
    archive = await opened(cast.marion, papier=str(await cast.files(BIOLOGIE)))
    [page] = [name for name in archive.namelist() if name.startswith("papiers/") and name.endswith(".html")]
    read = archive.read(page).decode().replace("\N{NO-BREAK SPACE}", " ")
    assert "Venu avec ce papier" in read
    assert "Ouvrir le fichier 1 (PDF, 1 ko)" in read
    leads_inside(archive, page)
    [sheet] = [name for name in archive.namelist() if name.endswith("fichier 1.pdf")]
    assert archive.read(sheet).startswith(b"%PDF-")


async def test_a_sheet_that_acts_leaves_disarmed(cast):
    archive = await opened(cast.david, papier=str(await cast.files(with_beside(body=bent(launch)))))
    [sheet] = [archive.read(name) for name in archive.namelist() if name.endswith("fichier 1.pdf")]
    assert b"/Launch" not in sheet


@pytest.mark.attack("A17")
async def test_only_what_is_hers_is_in_it(cast):
    hers, his = str(await cast.files(BIOLOGIE)), str(await cast.files(DLU))
    kept = str(await filed(cast, cast.tilleuls, cast.david.dossier, not_for_person=True))
    disputed = str(await filed(cast, cast.tilleuls, cast.david.dossier))
    await cast.david.sends(f"/papiers/{disputed}/pas-a-moi")
    archive = await opened(cast.david, papier=[hers, his, kept, disputed, str(uuid4()), "x"])
    assert len([name for name in archive.namelist() if name.endswith(".html")]) == 2
    noted = await cast.sql.fetch("select objects from audit_entry where act = 'document.downloaded'")
    assert [[str(one) for one in row["objects"]] for row in noted] == [[his]]
    assert (await takes(cast.marion, papier=[his])).status_code == 422


async def test_a_family_is_taken_whole(cast):
    await cast.files(DLU)
    await cast.files(ATTESTATION)
    archive = await opened(cast.david, voir="attestations", tous="oui")
    pages = [name for name in archive.namelist() if name.startswith("papiers/") and name.endswith(".html")]
    assert len(pages) == 1
    assert "hébergé" in pages[0]


async def test_two_papers_of_one_name_do_not_cover_each_other(cast):
    papers = [str(await filed(cast, cast.tilleuls, cast.david.dossier)) for _ in range(3)]
    names = (await opened(cast.david, papier=papers)).namelist()
    assert len({name.casefold() for name in names}) == len(names) == 3 + 3 * 3
    assert all(".." not in name and "\\" not in name and not name.startswith("/") for name in names)


@pytest.mark.parametrize("fields", [{}, {"papier": "x"}, {"papier": ["", "' or 1=1"]}, {"tous": "oui"}])
async def test_nothing_chosen_is_said(cast, fields):
    await cast.files(DLU)
    answer = await takes(cast.david, **fields)
    assert answer.status_code == 422
    assert "Choisissez au moins 1 papier" in answer.text.replace("\N{NO-BREAK SPACE}", " ")


async def test_too_much_at_once_is_said_before_anything_leaves(cast, monkeypatch):
    paper = str(await cast.files(DLU))
    monkeypatch.setattr(taking, "HEAVIEST", 10)
    answer = await takes(cast.david, papier=paper)
    assert answer.status_code == 422
    assert "prennent trop de place" in answer.text
    assert await cast.sql.fetchval("select count(*) from audit_entry where act = 'document.downloaded'") == 0


async def test_a_file_that_is_broken_says_so_and_the_others_leave(cast):
    lost, kept = str(await cast.files(DLU)), str(await cast.files(ATTESTATION))
    await cast.sql.execute("update document_file set sha256 = '' where document_id = $1 and kind = 'original'", lost)
    archive = await opened(cast.david, papier=[lost, kept])
    read = "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".html"))
    assert "Ce papier n’a pas pu être pris" in read
    assert len([name for name in archive.namelist() if name.startswith("papiers/")]) == 3


@pytest.mark.parametrize("which", ["messages", "autre", "nouveaux"])
async def test_a_family_that_does_not_exist_is_not_found(cast, which):
    assert (await cast.david.opens(f"/papiers/prendre?voir={which}")).status_code == 404
    assert (await takes(cast.david, voir=which, tous="oui")).status_code == 404
