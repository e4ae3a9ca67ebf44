"""M06. A sigle is written in full the first time."""

from collections.abc import Iterator

from backend.falc.explained import explained
from backend.falc.findings import Found
from backend.falc.numerals import roman
from backend.falc.reading import Reading
from backend.falc.rule import Rule
from backend.falc.text.parts import Token
from backend.falc.text.written import words
from backend.falc.words.lexicon import frequency

# Said every day as they are written.
USUAL = words(
    """
    TV SMS OK CD DVD WC GPS USB QR SOS TGV RER PIN FALC FAQ PDF URL BD SVP RDV NB CE JE ET OU
    """
)
LONGEST = 8


def check(reading: Reading) -> Iterator[Found]:
    """Each sigle once. One of our table has its words; another is a doubt."""
    for norm, places in reading.document.index.items():
        at = places[0]
        token = reading.document.solid[at]
        written = reading.document.raw(token)
        if token.kind != "word" or not _looks_like_one(written) or norm in reading.house.known_words:
            continue
        if reading.house.terms_open_a_card and written in reading.tables.names:
            continue
        known = reading.tables.by_sigle.get(written)
        if known is None and (frequency(norm) > 1 or roman(written) is not None or _shouted(reading, at)):
            continue
        if not _told(reading, at, known.full if known else ""):
            words = (f"{known.full} ({written})", known.simple) if known else ()
            found = reading.at(at, None, *[one for one in words if one])
            yield found if known else Found(found.start, found.end, severity="warning")


def _looks_like_one(written: str) -> bool:
    return 2 <= len(written) <= LONGEST and written.isupper() and written.isalpha() and written not in USUAL


def _told(reading: Reading, at: int, full: str) -> bool:
    """Its words stand before, or in brackets, or an explanation follows."""
    near = [reading.norm(at, -1), reading.norm(at, 1)]
    if (near[0] == "(" and reading.norm(at, -3)) or near[1] == "(":
        return True
    if full and full.lower().replace("’", "'") in reading.document.text.lower().replace("’", "'"):
        return True
    return explained(reading, at)


def _shouted(reading: Reading, at: int) -> bool:
    """In a line all in capitals, words are shouted."""
    near = [one for one in (reading.before(at), reading.after(at)) if one and one.kind == "word"]
    return any(_is_shouted(reading, one) for one in near)


def _is_shouted(reading: Reading, token: Token) -> bool:
    written = reading.document.raw(token)
    return len(written) > 2 and written.isupper() and frequency(token.norm) > 1


RULE = Rule(
    id="M06",
    title="C’est un sigle que le texte ne dit pas en entier.",
    ref="RLS-6.4",
    severity="error",
    why="Des initiales ne disent rien à qui ne les connaît pas. Écrivez les mots la première fois.",
    before="Allez à la MDPH.",
    after="Allez à la MDPH. La MDPH, c’est la maison départementale des personnes handicapées.",
    check=check,
)
