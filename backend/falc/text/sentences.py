"""Where sentences begin and end: within a line, and over several when the next one goes on."""

from collections.abc import Iterator

from backend.falc.text.abbreviations import BEFORE_A_NUMBER, HANGING, NEVER_LAST, SOMETIMES_LAST
from backend.falc.text.parts import Line, Token

STOPS = frozenset(".!?…")
CLOSERS = frozenset("»”\"’')]*")
OPENERS = frozenset("«“\"'‘([—–-")
CLOSED = frozenset(".!?…:;")
OWN_SENTENCE = frozenset({"title", "item", "dialogue", "table", "rule", "code", "quote"})


def starts_of(text: str, lines: list[Line], tokens: list[Token]) -> Iterator[int]:
    """The numbers of the tokens that begin a sentence; the first is 0."""
    firsts = _new_lines(text, lines)
    at, size, fresh = 0, len(tokens), True
    while at < size:
        token = tokens[at]
        if fresh or token.start in firsts:
            yield at
            fresh = False
        if token.kind == "sign":
            if token.norm in STOPS:
                at, fresh = _after_stop(text, tokens, at)
                continue
            if token.norm == "|" and at + 1 < size and tokens[at + 1].kind == "space":
                fresh = True
                at += 1
        at += 1


def _new_lines(text: str, lines: list[Line]) -> set[int]:
    """Where a line begins a sentence of its own. After a colon, each line is an item until a capital."""
    told, before, listed = set(), None, False
    for line in lines:
        begins = text[line.body : line.body + 1]
        if before is None or before.block != line.block or line.kind in OWN_SENTENCE or before.kind in OWN_SENTENCE:
            told.add(line.start)
            listed = False
        else:
            ending = text[before.body : before.end].rstrip(" \t\r\n*_»”\"’')]\u00a0\u202f")
            listed = ending.endswith(":") or (listed and not begins.isupper())
            if listed or not _goes_on(ending, begins):
                told.add(line.start)
        before = line
    return told


def _goes_on(ending: str, begins: str) -> bool:
    if not ending or ending[-1] in CLOSED:
        return False
    if begins.islower() or ending[-1] in ",-":
        return True
    return ending[-40:].lower().replace("’", "'").rsplit(None, 1)[-1] in HANGING


def _after_stop(text: str, tokens: list[Token], at: int) -> tuple[int, bool]:
    """Past the signs that close, and whether the sentence ends there."""
    end = _run(tokens, at)
    after = _past_closers(tokens, end)
    if after < len(tokens) and tokens[after].kind != "space" and after == end:
        return end, False  # « 3.5 », « usager.e.s »
    following = _next_solid(tokens, after)
    if following is None or "\n" in text[tokens[after - 1].end : following.start]:
        return after, False  # the line decides
    begins = text[following.start : following.start + 1]
    if end - at == 1 and tokens[at].norm == "." and at and _abbreviated(text, tokens[at - 1], tokens[at], begins):
        return end, False
    ended = begins.isupper() or begins.isdigit() or begins in OPENERS or following.kind in {"blank", "url"}
    if ended and after < len(tokens) and tokens[after].kind == "space":
        after += 1
    return after, ended or not (begins.islower() or begins in CLOSED or begins in CLOSERS or begins == ",")


def _run(tokens: list[Token], at: int) -> int:
    """Past « ?! », « ... », « ? ! »."""
    while at < len(tokens) and tokens[at].norm in STOPS and tokens[at].kind == "sign":
        at += 1
    return at


def _past_closers(tokens: list[Token], at: int) -> int:
    while at < len(tokens):
        token = tokens[at]
        if (token.kind == "mark" and token.end - token.start <= 3) or (token.norm in CLOSERS and token.kind == "sign"):
            at += 1
        elif token.kind == "space" and at + 1 < len(tokens) and tokens[at + 1].norm == "»":
            at += 2
        else:
            break
    return at


def _next_solid(tokens: list[Token], at: int) -> Token | None:
    for token in tokens[at : at + 4]:
        if token.kind not in {"space", "mark"}:
            return token
    return None


def _abbreviated(text: str, word: Token, stop: Token, begins: str) -> bool:
    if word.end != stop.start or word.kind not in {"word", "number"}:
        return False
    if word.norm in NEVER_LAST:
        return True
    if word.norm in BEFORE_A_NUMBER:
        return begins.isdigit() or begins in "IVXLC"
    if word.norm in SOMETIMES_LAST:
        return not begins.isupper()
    return word.end - word.start == 1 and text[word.start].isupper() and begins.isupper() and word.norm not in "à"
