"""`make bench`: everything, into build/bench.json and docs/performance.md.

`python -m tests.bench NAME…` measures those pairs alone (or `by_litestar`, `besides`, `as_aidant`, `search_person`,
`import_usagers`, `processes`, `arrivals`, `streams`, `falc`, or `taps`, `sign_ins`), and puts them on the page.
"""

import os
import subprocess
import sys
import time
from collections.abc import Collection, Iterator

import msgspec

from backend.paths import ROOT
from tests.bench import report
from tests.bench.aidants import as_aidant
from tests.bench.arrivals import arrivals
from tests.bench.beside import PLAIN, besides
from tests.bench.easy_french import easy_french
from tests.bench.figures import Figure, Measured, stamped
from tests.bench.finding import search
from tests.bench.framework import by_litestar
from tests.bench.lists import lists
from tests.bench.memory import every_core, processes
from tests.bench.pairs import ASKED, Pair, pairs
from tests.bench.papers import papers
from tests.bench.persons import search_person
from tests.bench.place import place
from tests.bench.servers import LOAD, two_cores
from tests.bench.starts import demo
from tests.bench.streams import streams

BESIDE = "the same work by hand"
WALKS = frozenset({"taps", "sign_ins"})


def measured() -> Iterator[Measured]:
    if two_cores():
        os.sched_setaffinity(0, LOAD)  # inherited by PostgreSQL and by wrk
    with place() as at:
        for pair in pairs(at, list(ASKED)):
            yield from told(pair, BESIDE)
        for pair in by_litestar(at):
            yield from told(pair, BESIDE)
        for pair in besides(at):
            yield from told(pair, PLAIN)
        yield from as_aidant(at)
        yield from search(at)
        yield from search_person(at)
        yield from lists(at)
        every_core()
        yield from processes(at)
        yield from arrivals(at)
        yield from streams(at)
    yield from demo()
    yield from papers()
    yield from easy_french()


def a_few(names: Collection[str]) -> Iterator[Measured]:
    if "falc" in names:
        yield from easy_french()
    if set(names) <= {"falc"}:
        return
    if two_cores():
        os.sched_setaffinity(0, LOAD)
    with place() as at:
        for pair in pairs(at, [name for name in ASKED if name in names]):
            yield from told(pair, BESIDE)
        for pair in by_litestar(at) if "by_litestar" in names else ():
            yield from told(pair, BESIDE)
        for pair in besides(at) if "besides" in names else ():
            yield from told(pair, PLAIN)
        yield from as_aidant(at) if "as_aidant" in names else ()
        yield from search_person(at) if "search_person" in names else ()
        yield from lists(at) if "import_usagers" in names else ()
        every_core()
        for name, figures in {"processes": processes, "arrivals": arrivals, "streams": streams}.items():
            yield from figures(at) if name in names else ()


def told(pair: Pair, beside: str) -> Iterator[Measured]:
    house, bare, ratio = pair.house, pair.bare, pair.ratio
    yield Measured(pair.name, house.rate, "req/s", ratio.rate, f"{beside}: {bare.rate:,.0f} req/s")
    yield Measured(f"{pair.name}_p50", house.p50, "ms", ratio.p50, f"{beside}: {bare.p50:.2f} ms")
    yield Measured(f"{pair.name}_cpu", house.cpu, "ms/req", ratio.cpu, f"{beside}: {bare.cpu:.2f} ms/req")


def walked(names: Collection[str]) -> None:
    """What a real browser counts, and what coming in costs: tests, which put their figures on the page themselves."""
    for name in WALKS & set(names):
        if subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-m", "bench", f"tests/bench/test_{name}.py"], check=False
        ).returncode:
            raise SystemExit(f"{name}: no figure was written")


def main(names: Collection[str] = ()) -> None:
    walked(names)
    if names and not (names := set(names) - WALKS):
        return
    began, found = time.monotonic(), []
    for one in a_few(names) if names else measured():
        ratio = "" if one.ratio is None else f"ratio {one.ratio:.2f}"
        print(
            f"{time.monotonic() - began:5.0f} s  {one.name:32} {one.value:9.2f} {one.unit:7} {ratio:10}  {one.of}",
            flush=True,
        )
        found.append(one)
    page = report.read(report.PAGE.read_text())
    figures = with_others(stamped(found), page, every=bool(names))
    build = ROOT / "build"
    build.mkdir(exist_ok=True)
    (build / "bench.json").write_bytes(msgspec.json.format(msgspec.json.encode(figures)))
    report.PAGE.write_text(report.write(figures))
    print(f"→ build/bench.json, {report.PAGE.relative_to(ROOT)}")


def with_others(found: list[Figure], page: list[Figure], *, every: bool) -> list[Figure]:
    """And those of the page that were not measured now: all of them, or what `make long` measures."""
    measured = {figure.name for figure in found}
    kept = [figure for figure in page if figure.name not in measured and (every or figure.name.startswith(report.LONG))]
    return [*kept, *found] if every else [*found, *kept]


if __name__ == "__main__":
    main(sys.argv[1:])
