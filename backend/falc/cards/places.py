"""Where in the HTML of a page each term stands for the first time, as a word that somebody reads.

The HTML is ours: every `<` and `>` of a text or of an attribute is escaped in it.
"""

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator

import msgspec

from backend.falc.cards.kept import Kept
from backend.falc.cards.names import SMALL, Name, usual_names, words_of
from backend.falc.words.tables import Term

# What leads elsewhere, names a thing or is no sentence. The head of a table is hidden on a phone.
SKIPPED = re.compile(
    rb"<(a|button|h[1-6]|summary|label|legend|textarea|select|svg|code|thead|caption)\b[^>]*>.*?</\1>", re.DOTALL
)
JOINED = frozenset("-‑_@/&")


class Place(msgspec.Struct, frozen=True):
    start: int
    end: int
    term: Term


def places(html: bytes, seen: Container[str] = ()) -> list[Place]:
    """In the order of the page, without those of `seen`; of two that overlap, the first, then the longest."""
    return list(_apart(place for place in _everywhere(html) if place.term.id not in seen))


def search(html: bytes) -> tuple[Place, ...]:
    """The first of each term, in the order of the page."""
    small, skipped = html.translate(SMALL), [one.span() for one in SKIPPED.finditer(html)]
    found: dict[str, Place] = {}
    for name in _present(small):
        if place := _first(html, small, name, skipped):
            best = found.get(name.term.id)
            if best is None or _order(place) < _order(best):
                found[name.term.id] = place
    return tuple(sorted(found.values(), key=_order))


_everywhere = Kept(search)


def _present(small: bytes) -> Iterator[Name]:
    names = usual_names()
    words = names.words.intersection(words_of(small))
    return (name for first in names.by_first.keys() & words for name in names.by_first[first] if name.words <= words)


def _first(html: bytes, small: bytes, name: Name, skipped: list[tuple[int, int]]) -> Place | None:
    at = small.find(name.small)
    while at >= 0:
        end = at + len(name.small)
        if _is_it(html, small, name, at) and _is_read(html, skipped, at) and _is_whole(html, at, end):
            return Place(at, end, name.term)
        at = small.find(name.small, end)
    return None


def _is_it(html: bytes, small: bytes, name: Name, at: int) -> bool:
    """A sigle is written as it is; a longer name around it is another term, or the same."""
    if name.exact and not html.startswith(name.octets, at):
        return False
    return not any(at >= before and small.startswith(longer, at - before) for longer, before in name.longer)


def _is_read(html: bytes, skipped: list[tuple[int, int]], at: int) -> bool:
    near = bisect_right(skipped, (at, len(html))) - 1
    if near >= 0 and at < skipped[near][1]:
        return False
    tag = html.rfind(b"<", 0, at)
    return tag < 0 or html.find(b">", tag, at) >= 0


def _is_whole(html: bytes, start: int, end: int) -> bool:
    before = html[max(0, start - 4) : start].decode(errors="ignore")
    after = html[end : end + 4].decode(errors="ignore")
    if before and (before[-1].isalnum() or before[-1] in JOINED or before[-1] == "."):
        return False
    return not after or not (after[0].isalnum() or after[0] in JOINED)


def _order(place: Place) -> tuple[int, int]:
    return place.start, -place.end


def _apart(ordered: Iterable[Place]) -> Iterator[Place]:
    free = 0
    for place in ordered:
        if place.start >= free:
            free = place.end
            yield place
