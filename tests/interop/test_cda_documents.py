"""Every document at hand can be read by a person: ours always, the public samples when given."""

import itertools
import re
from html import unescape

import pytest

from backend.documents.families import family_of, types
from backend.interop.cda.reading import read
from backend.interop.cda.tree import fold
from backend.interop.xml import parse
from tests.interop.conftest import document_paths

DOCUMENTS = document_paths()


@pytest.fixture(params=DOCUMENTS, ids=[path.stem for path in DOCUMENTS])
def document(request):
    return request.param.read_bytes()


def test_its_head_files_it_under_a_family_and_names_a_person(document):
    header = read(document).header
    assert (header.type_code, header.type_system) in types()
    assert family_of(header.type_code, header.type_system).label
    assert header.title
    assert header.created_at.at.tzinfo is not None
    assert header.authors[0].words()
    assert header.patient.birth_family_name
    assert header.patient.given_names
    assert header.patient.birthdate
    assert header.patient.matricule not in read(document).header_html


def test_it_shows_words_or_hands_over_a_file(document):
    reading = read(document)
    assert bool(reading.plain_text) != bool(reading.attachment)
    assert not reading.warnings


def test_every_word_of_its_narrative_is_shown(document):
    shown = fold(unescape(re.sub(r"<[^>]*>", "", read(document).html)))
    told = [
        fold(piece).strip()
        for section in parse(document).iter("{*}section")
        for part in ("title", "text")
        for piece in section.xpath(f"*[local-name()='{part}']//text()")
    ]
    assert [piece for piece in told if piece not in shown] == []


def test_its_tables_have_headers_and_unique_names(document):
    html = read(document).html
    names = re.findall(r'aria-label="([^"]+)"', html)
    assert len(names) == len(set(names)) == html.count("<table>")
    for table in re.findall(r"<table>.*?</table>", html):
        assert '<th scope="' in table


def test_its_headings_never_skip_a_level(document):
    levels = [int(level) for level in re.findall(r"<h(\d)>", read(document).html)]
    assert levels[:1] in ([2], [])
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
