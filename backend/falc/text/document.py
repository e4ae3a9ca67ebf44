"""A text that was read once: its parts, and where each word stands. Rules look words up; they do not scan again."""

from collections.abc import Iterable, Iterator

import msgspec

from backend.falc.text.lines import blocks_of, lines_of
from backend.falc.text.parts import COUNTED, OPAQUE, SILENT, Block, Line, Sentence, Token
from backend.falc.text.sentences import starts_of
from backend.falc.text.tokens import tokens_of


class Document(msgspec.Struct):
    """`solid` is what is read: tokens without spaces and marks. `index` says where each stands in it, by its `norm`."""

    text: str
    blocks: list[Block]
    lines: list[Line]
    sentences: list[Sentence]
    tokens: list[Token]
    solid: list[Token]
    index: dict[str, list[int]]

    def words(self, sentence: Sentence) -> list[Token]:
        return self.solid[sentence.first : sentence.last]

    def where(self, *norms: Iterable[str]) -> Iterator[int]:
        """The places of any of these words, in no order. What is written for machines is not there."""
        for given in norms:
            for norm in self.index.keys() & given if isinstance(given, frozenset) else given:
                yield from self.index.get(norm, ())

    def raw(self, first: Token, last: Token | None = None) -> str:
        return self.text[first.start : (last or first).end]


def read(text: str) -> Document:
    lines = lines_of(text)
    blocks = blocks_of(lines)
    tokens = list(tokens_of(text, lines))
    solid = [token for token in tokens if token.kind not in SILENT]
    index: dict[str, list[int]] = {}
    for at, token in enumerate(solid):
        if token.kind not in OPAQUE:
            index.setdefault(token.norm, []).append(at)
    return Document(text, blocks, lines, _sentences(text, lines, tokens), tokens, solid, index)


def _sentences(text: str, lines: list[Line], tokens: list[Token]) -> list[Sentence]:
    starts = list(starts_of(text, lines, tokens))
    told, solid_before, line = [], 0, 0
    for number, first in enumerate(starts):
        last = starts[number + 1] if number + 1 < len(starts) else len(tokens)
        while line + 1 < len(lines) and lines[line + 1].start <= tokens[first].start:
            line += 1
        sentence = _sentence(tokens, first, last, solid_before, line)
        for token in tokens[first:last]:
            token.sentence = number
        solid_before = sentence.last
        told.append(sentence)
    return told


def _sentence(tokens: list[Token], first: int, last: int, before: int, line: int) -> Sentence:
    held = [token for token in tokens[first:last] if token.kind not in SILENT]
    counted = sum(token.kind in COUNTED for token in held)
    start, end = tokens[first].start, tokens[last - 1].end
    left, right = (held[0].start, held[-1].end) if held else (start, start)
    return Sentence(start, end, left, right, before, before + len(held), line, counted)
