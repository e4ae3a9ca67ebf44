"""A list as spreadsheets write it: every usual way is read, and nothing in it is computed."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.interop.errors import Unreadable
from backend.interop.spreadsheet import FORMULA, MOST_COLUMNS, read_spreadsheet, safe, written

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=20).map(
    str.strip
)
CELLS = st.lists(st.lists(WORDS.filter(bool), min_size=2, max_size=2), min_size=1, max_size=5)


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1252", "utf-16"])
def test_each_usual_way_of_writing_is_read(separator, encoding):
    body = f'nom{separator}prénoms\r\n"Hoarau{separator} née Técher"{separator}Zoé\r\n'.encode(encoding)
    listed = read_spreadsheet(body)
    assert listed.columns == ("nom", "prénoms")
    assert listed.rows[0].cells == {"nom": f"Hoarau{separator} née Técher", "prénoms": "Zoé"}


def test_a_line_is_numbered_as_its_author_sees_it():
    listed = read_spreadsheet(b'sep=;\nnom;prenom\n"A\nB";x\n\n;\nC;y\n')
    assert [(row.number, row.cells["nom"]) for row in listed.rows] == [(3, "A\nB"), (7, "C")]


def test_a_cell_beyond_the_titles_is_not_lost():
    assert read_spreadsheet(b"nom;prenom\nA;B;C\n").rows[0].cells == {"nom": "A", "prenom": "B", "#3": "C"}


@pytest.mark.parametrize(("body", "reason"), [
    (b"", "empty"),
    (b" \n ", "empty"),
    (b"nom\n\x00", "list-encoding"),
    (b'nom;prenom\n"A', "list-malformed"),
    (b";".join([b"x"] * (MOST_COLUMNS + 1)) + b"\nA", "list-columns"),
    (b"nom\n" + b"x" * 501, "list-too-long"),
    (b"nom\n" + b"x\n" * 20_001, "list-too-long"),
])  # fmt: skip
def test_what_is_no_list_is_refused(body, reason):
    with pytest.raises(Unreadable) as refused:
        read_spreadsheet(body)
    assert refused.value.reason == reason


@given(CELLS)
def test_what_we_write_is_read_again(rows):
    listed = read_spreadsheet(written(("un", "deux"), rows))
    assert [list(row.cells.values()) for row in listed.rows] == [[safe(cell).strip() for cell in row] for row in rows]


@pytest.mark.attack("F16")
@given(st.text(max_size=30))
def test_no_cell_that_we_write_begins_like_a_formula(words):
    read = list(csv.reader(io.StringIO(written(("a",), [[words]]).decode("utf-8-sig"), newline=""), delimiter=";"))
    assert not (read[1][0] if read[1] else "").startswith(FORMULA)
