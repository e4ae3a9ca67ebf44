"""Benches still run when nobody runs them: what they import is there, their figures have a place on the page."""

import pytest

from backend.paths import ROOT
from tests.bench import __main__ as everything
from tests.bench import report
from tests.bench.beside import ASKED as BESIDE
from tests.bench.figures import Measured, stamped
from tests.bench.pairs import ASKED, Pair, Round

pytestmark = pytest.mark.architecture
REST = (
    "search",
    "list_documents_page_as_aidant",
    "import_usagers",
    "intake_cda",
    "intake_cda_p95_of_pages",
    "intake_bad_each_second_p95_of_pages",
)


def test_each_figure_has_its_place_and_is_read_back():
    one = Round(rate=2, p50=1, cpu=1)
    told = [row for name in (*ASKED, *BESIDE) for row in everything.told(Pair(name, one, one, one), "by hand")]
    figures = stamped([*told, *(Measured(name, 1, "ms") for name in REST)])
    page = report.write(figures)
    assert sorted(report.read(page), key=str) == sorted(figures, key=str)


def test_each_file_is_said_where_one_reads_how_it_is_measured():
    folder = ROOT / "tests/bench"
    files = {path.name for path in folder.glob("*.py")} - {"__init__.py", "__main__.py"}
    assert len(files) > 20
    assert {name for name in files if f"`{name}`" not in (folder / "README.md").read_text()} == set()
