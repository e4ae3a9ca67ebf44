"""The checker of easy French: how well its score parts easy texts from hard ones, how fast, how large.

The corpora are read where they lie (`APORTEE_SAMPLES`, beside it the folder `falc`); without them only speed and memory
are told. Nothing of the checker was fitted to them. Beside our score, what everybody has: the French formula of
textstat, in the same run and on the same texts.
"""

import json
import os
import subprocess
import sys
import time
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import textstat

from backend.falc.checking import check
from backend.falc.scoring.score import score
from backend.falc.sources import sources
from backend.paths import FALC_CONTENT, LOCALES, ROOT
from tests.bench.alarms import alarmed
from tests.bench.cards import marking
from tests.bench.figures import Measured

textstat.set_lang("fr")
VERSION = version("textstat")
# The most that a process held, with Python itself. Not `ru_maxrss`: a child inherits that of its parent.
MEMORY = """
from pathlib import Path
from backend.falc.checking import check
from backend.falc.scoring.score import score
check("Bonjour le monde."), score("Bonjour le monde.")
held = Path("/proc/self/status").read_text().split("VmHWM:")[1]
print(int(held.split()[0]) / 1000)
"""
PLAIN = (
    "Vous devez remplir le formulaire et l’envoyer à votre mairie avant le 12 mars. Elle vous répond par courrier.\n"
)


def easy_french() -> Iterator[Measured]:
    yield from _corpora(Path(os.environ.get("APORTEE_SAMPLES", "/nowhere")).parent / "falc")
    yield from _alarms()
    yield Measured("falc_speed", _speed(), "ms/1,000 words")
    yield Measured("falc_cards_of_200_kb", marking(), "ms")
    yield Measured("falc_memory", memory(), "MB")


def memory() -> float:
    told = subprocess.run([sys.executable, "-c", MEMORY], cwd=ROOT, capture_output=True, text=True, check=True)
    return float(told.stdout)


def _corpora(folder: Path) -> Iterator[Measured]:
    if not folder.is_dir():
        return
    pairs = json.loads((folder / "wivico_dev_1200.json").read_text())
    hard, easy = [one["original"] for one in pairs], [one["simple"] for one in pairs]
    yield _parted("falc_auc_encyclopedias", hard, easy)
    sheets = [one["texte"] for one in json.loads((folder / "dila_fiches_dev_60.json").read_text())]
    yield _parted("falc_auc_offices", sheets, _pages())


def _pages() -> list[str]:
    """Our own, one for each value that is read on its own."""
    return [one.text for one in sources([FALC_CONTENT]) if one.part.endswith((".sentences", ".lines"))]


def _parted(name: str, hard: list[str], easy: list[str]) -> Measured:
    ours = area([score(text).exact for text in hard], [score(text).exact for text in easy])
    usual = area([formula(text) for text in hard], [formula(text) for text in easy])
    return Measured(name, ours, "AUC", ours / usual, f"textstat {VERSION}, Kandel and Moles: {usual:.3f}")


def area(hard: list[float], easy: list[float]) -> float:
    """How often a hard text scores above an easy one; half when they tie."""
    ordered = sorted(easy)
    above = sum((bisect_left(ordered, one) + bisect_right(ordered, one)) / 2 for one in hard)
    return above / len(hard) / len(easy)


def formula(text: str) -> float:
    """Of textstat for French, turned so that hard is high."""
    return -textstat.flesch_reading_ease(text)


def _alarms() -> Iterator[Measured]:
    """On our own easy French, for want of anybody else's that may be read here: it was written beside the checker."""
    ours = list(sources([FALC_CONTENT, LOCALES / "fr" / "LC_MESSAGES" / "ui-falc.po"]))
    told = alarmed([one.text for one in ours])
    for severity in ("error", "warning"):
        share = 100 * told[severity] / told["sentences"]
        yield Measured(f"falc_alarms_{severity}s", share, f"% of {told['sentences']:,} sentences of ours")


def _speed() -> float:
    """Rules and score, over the same text until 20,000 words are read."""
    text, words = PLAIN * 50, 50 * len(PLAIN.split())
    check(text)
    began, rounds = time.process_time(), 20_000 // words + 1
    for _ in range(rounds):
        check(text)
        score(text)
    return (time.process_time() - began) * 1e6 / (rounds * words)


if __name__ == "__main__":
    for one in easy_french():
        print(f"{one.name:28} {one.value:9.4f} {one.unit:16} {one.of}")
