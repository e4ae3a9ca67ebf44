"""docs/performance.md, written from the figures; reading it gives them back."""

import re
from collections.abc import Iterable

from backend.paths import ROOT
from tests.bench.figures import Figure
from tests.bench.targets import MACHINE, TARGETS

PAGE = ROOT / "docs" / "performance.md"
HEAD = """# Performance

Written by `make bench` from `build/bench.json`, never by hand. How it is measured: `tests/bench/README.md`.

Measured on {date}, {cores} cores, commit {commit}. PostgreSQL embedded, `fsync` on as in the demo.
Differences of 10 % mean nothing: the ratio to the same work written by hand, in the same session, is what to watch.
"""
SECTIONS = {
    "Requests": (
        "become_empty_read",
        "home_page",
        "list_documents_page",
        "open_document",
        "page_image",
        "list_threads",
        "thread_page",
        "post_message",
        "search",
    ),
    "Beside other messengers, on the same PostgreSQL": ("peer_",),
    "Coming in, by each means": ("sign_in", "taps"),
    "Pages that stay open": ("sse_idle",),
    "The shell, as a phone receives it": ("shell",),
    "Memory": ("memory",),
    "Starting the demo, everything installed": ("demo",),
    "From a clone to the first page, on a machine with Python and Node alone": ("bare_machine",),
    "A paper that comes in": ("cda", "vault", "intake"),
    "A list that comes in": ("import",),
    "The checker of easy French": ("falc",),
}
PEER = "peer_"
LONG = (PEER, MACHINE)
"""What `make long` measures, and puts on the page itself."""
COLUMNS = "\n| figure | value | unit | ratio | compared with | target |\n|---|---:|---|---:|---|---|\n"
ROW = re.compile(
    r"^\| `(?P<name>\w+)` \| (?P<value>[\d.,e+-]+) \| (?P<unit>[^|]*) \| (?P<ratio>[\d.]*) \| (?P<of>[^|]*) \|"
)
PLACE = re.compile(r"^Measured on (\S+), (\d+) cores, commit (\S+)\. ", re.MULTILINE)


class Unplaced(ValueError):
    """A figure that belongs to no section of the page."""


def write(figures: list[Figure]) -> str:
    if lost := [f.name for f in figures if not any(f.name.startswith(v) for v in SECTIONS.values())]:
        raise Unplaced(lost)
    first = figures[0]
    parts = [HEAD.format(date=first.date, cores=first.cores, commit=first.commit)]
    for title, prefixes in SECTIONS.items():
        rows = "".join(_row(f) for f in figures if f.name.startswith(prefixes))
        parts.append(f"\n## {title}\n{COLUMNS}{rows}")
    return "".join(parts)


def put(prefix: str, figures: list[Figure]) -> None:
    """On the page, in the place of those that begin so."""
    others = [one for one in read(PAGE.read_text()) if not one.name.startswith(prefix)]
    PAGE.write_text(write([*others, *figures]))


def _row(figure: Figure) -> str:
    ratio, target = "" if figure.ratio is None else f"{figure.ratio:.2f}", TARGETS.get(figure.name, "")
    value = f"{figure.value:,.0f}" if figure.value >= 1000 else f"{figure.value:,g}"
    return f"| `{figure.name}` | {value} | {figure.unit} | {ratio} | {figure.of} | {target} |\n"


def read(page: str) -> list[Figure]:
    """The figures of a page, in its order."""
    place = PLACE.search(page)
    if place is None:
        raise ValueError("the page does not say when, where and on what it was measured")
    date, cores, commit = place.groups()
    return [_figure(found, date, int(cores), commit) for found in _rows(page)]


def _rows(page: str) -> Iterable[re.Match[str]]:
    return (found for line in page.splitlines() if (found := ROW.match(line)))


def _figure(found: re.Match[str], date: str, cores: int, commit: str) -> Figure:
    ratio = float(found["ratio"]) if found["ratio"] else None
    value = float(found["value"].replace(",", ""))
    return Figure(found["name"], value, found["unit"], ratio, found["of"], date, cores, commit)
