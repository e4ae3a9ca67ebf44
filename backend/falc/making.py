"""How most rules look: a list of phrases with what to write instead."""

from collections.abc import Iterator, Mapping

from backend.falc.findings import Found
from backend.falc.reading import Reading
from backend.falc.rule import Check
from backend.falc.words.phrases import Phrases

Instead = str | tuple[str, ...]


def listed(known: Mapping[str, Instead], *, inflected: bool = False) -> Check:
    """Each of these phrases, with words to write instead: whoever writes chooses."""
    phrases = Phrases({phrase: _several(instead) for phrase, instead in known.items()}, inflected=inflected)

    def check(reading: Reading) -> Iterator[Found]:
        for first, last, instead in phrases.find(reading.document):
            yield reading.at(first, last, *instead)

    return check


def swapped(known: Mapping[str, Instead]) -> Check:
    """Each of these phrases, which the machine may change: both say the same in every sentence."""
    phrases = Phrases({phrase: _several(instead)[0] for phrase, instead in known.items()})

    def check(reading: Reading) -> Iterator[Found]:
        for first, last, instead in phrases.find(reading.document):
            yield reading.safe(first, last, instead)

    return check


def both(*checks: Check) -> Check:
    def check(reading: Reading) -> Iterator[Found]:
        for one in checks:
            yield from one(reading)

    return check


def phrases_of(*given: str) -> Mapping[str, Instead]:
    """Several lines of phrases, split by « | », with nothing to write instead."""
    return {phrase.strip(): () for lines in given for phrase in lines.split("|") if phrase.strip()}


def _several(instead: Instead) -> tuple[str, ...]:
    return (instead,) if isinstance(instead, str) else instead


def table(written: str) -> Mapping[str, Instead]:
    """« phrase = instead / another | phrase = … ». What stands for « d’ » is followed by a space."""
    told: dict[str, Instead] = {}
    for entry in written.replace("\n", " | ").split("|"):
        phrase, _, instead = (part.strip() for part in entry.partition("="))
        if phrase:
            told[phrase] = tuple(_spaced(phrase, one.strip()) for one in instead.split(" / ") if one.strip())
    return told


def _spaced(phrase: str, instead: str) -> str:
    return f"{instead} " if phrase.endswith("’") and not instead.endswith("’") else instead
