"""The house beside the bare server: short rounds, one after the other, and the median of their ratios.

The machine may be busy with something else: what slows one round slows its neighbour too, so each
ratio is made of two rounds that touch.
"""

import statistics
from collections.abc import Iterator
from pathlib import Path

import msgspec

from tests.bench.place import Place
from tests.bench.servers import Running, granian
from tests.bench.traffic import Told, script, wrk

CONNECTIONS, ROUNDS, SECONDS, ALONE, WARM = 16, 5, 2, 1, 2
ASKED = {
    "become_empty_read": ("GET", "/empty"),
    "home_page": ("GET", "/"),
    "list_documents_page": ("GET", "/papiers"),
    "open_document": ("GET", "/papiers/PAPER"),
    "list_threads": ("GET", "/api/fils"),
    "thread_page": ("GET", "/messages/THREAD"),
    "post_message": ("POST", "/messages/…/repondre"),
}


class Round(msgspec.Struct):
    """One server, once: under load, then alone, and the time of its own processor for each request."""

    rate: float
    p50: float
    cpu: float


class Pair(msgspec.Struct):
    """Medians of the rounds of both, and of the ratios of neighbours."""

    name: str
    house: Round
    bare: Round
    ratio: Round


def pairs(at: Place, names: list[str]) -> Iterator[Pair]:
    with granian("tests.bench.house:app", at.environ) as house, granian("tests.bench.bare:app", at.environ) as bare:
        for name in names:
            asked = script(at.folder, name, *ASKED[name], at.people)
            yield compared(name, (house, asked), (bare, asked))


def compared(name: str, ours: tuple[Running, Path], theirs: tuple[Running, Path]) -> Pair:
    """Each is a server and what is asked of it."""
    for server, asked in (ours, theirs):
        wrk(server.port, asked, CONNECTIONS, WARM)
    rounds = [(_round(*ours), _round(*theirs)) for _ in range(ROUNDS)]
    ratios = [Round(rate=o.rate / t.rate, p50=o.p50 / t.p50, cpu=o.cpu / t.cpu if t.cpu else 1.0) for o, t in rounds]
    return Pair(name, _median([o for o, _ in rounds]), _median([t for _, t in rounds]), _median(ratios))


def _round(server: Running, asked: Path) -> Round:
    before = server.cpu
    told: Told = wrk(server.port, asked, CONNECTIONS, SECONDS)
    used = server.cpu - before
    alone = wrk(server.port, asked, 1, ALONE)
    return Round(rate=told.rate, p50=alone.p50, cpu=used * 1000 / told.requests)


def _median(rounds: list[Round]) -> Round:
    return Round(*(statistics.median(getattr(one, field) for one in rounds) for field in ("rate", "p50", "cpu")))
