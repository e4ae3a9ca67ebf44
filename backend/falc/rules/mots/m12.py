"""M12. No long word."""

from collections.abc import Iterator

from backend.falc.findings import Found
from backend.falc.reading import Reading
from backend.falc.rule import Rule
from backend.falc.words.syllables import syllables

HEARD = 4


def check(reading: Reading) -> Iterator[Found]:
    for norm, places in reading.document.index.items():
        if len(norm) < reading.limits.long_word_letters or "-" in norm or "'" in norm or not norm.isalpha():
            continue
        if syllables(norm) >= HEARD and norm not in reading.house.known_words:
            for at in places:
                if reading.begins(at) or not reading.capital(at):
                    yield reading.at(at)


RULE = Rule(
    id="M12",
    title="Ce mot est très long.",
    ref="RLS-6.4",
    severity="info",
    why="On lit un mot long en plusieurs fois. Prenez un mot plus court.",
    before="L’accompagnement est personnalisé.",
    after="L’aide est faite pour vous.",
    check=check,
)
