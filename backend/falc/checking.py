"""Every rule asked about a text: what was found, in the order of the text."""

from bisect import bisect_right
from collections.abc import Iterator

from backend.falc.findings import Finding, Found
from backend.falc.profiles import Profile, profile
from backend.falc.reading import Reading
from backend.falc.registry import all_rules
from backend.falc.rule import Rule
from backend.falc.text.document import read
from backend.falc.words.tables import Tables, Term, usual_tables


def reading(text: str, house: Profile | None = None, tables: Tables | None = None) -> Reading:
    house = house or profile()
    return Reading(read(text), usual_tables() if tables is None else tables, house)


def check(text: str, house: Profile | None = None, tables: Tables | None = None) -> list[Finding]:
    """What is hard in this text. Nothing of it is kept."""
    return told(reading(text, house, tables))


def told(read: Reading) -> list[Finding]:
    places = [line.start for line in read.document.lines]
    return sorted(
        (_finding(rule, found, read, places) for rule, found in every(read)), key=lambda one: (one.start, one.rule)
    )


def every(read: Reading) -> Iterator[tuple[Rule, Found]]:
    """What each rule that the house keeps finds."""
    for rule in all_rules().values():
        if rule.id not in read.house.without:
            for found in asked(rule, read):
                yield rule, found


def asked(rule: Rule, read: Reading) -> Iterator[Found]:
    """What one rule finds, outside of addresses and programs' text."""
    opaque = read.opaque
    for found in rule.check(read):
        at = bisect_right(opaque, (found.start, len(read.document.text))) - 1
        if rule.id in READS_ADDRESSES or at < 0 or opaque[at][1] <= found.start:
            yield found


READS_ADDRESSES = frozenset({"L12", "N10", "S01", "S12"})


def _finding(rule: Rule, found: Found, read: Reading, places: list[int]) -> Finding:
    line = bisect_right(places, found.start)
    return Finding(
        rule=rule.id,
        severity=read.house.severities.get(rule.id) or found.severity or rule.severity,
        start=found.start,
        end=found.end,
        line=line,
        column=found.start - places[line - 1] + 1 if line else 1,
        text=read.document.text[found.start : found.end],
        message=f"{rule.title} {found.about}".strip(),
        replacements=found.replacements,
        fixable=bool(found.edits),
    )


def words_known(text: str, tables: Tables) -> list[Term]:
    """The terms of the glossary that this text uses, in its order."""
    used = {term.id: term for _, _, term in tables.term_phrases.find(read(text))}
    return list(used.values())
