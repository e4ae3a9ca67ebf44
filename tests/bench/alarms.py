"""How many sentences the checker cries at: each once, by the worst that it says of it."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable

from backend.falc.checking import reading, told
from backend.falc.profiles import profile

SEVERITIES = ("error", "warning")


def alarmed(texts: Iterable[str], kind: str = "ecrans") -> Counter[str]:
    """`sentences` in all, and of how many an error or a warning is found."""
    counted: Counter[str] = Counter()
    for text in texts:
        read = reading(text, profile(kind))
        starts = [one.left for one in read.document.sentences if one.words]
        hit = {severity: set() for severity in SEVERITIES}
        for finding in told(read):
            if finding.severity in hit:
                hit[finding.severity].add(bisect_right(starts, finding.start))
        counted.update(sentences=len(starts), **{severity: len(places) for severity, places in hit.items()})
    return counted
