"""What a rule is given: the text that was read, our tables, the limits of the house."""

from functools import cached_property

import msgspec

from backend.falc.findings import Found, replaced
from backend.falc.profiles import Limits, Profile
from backend.falc.text.document import Document
from backend.falc.text.parts import OPAQUE, Sentence, Token
from backend.falc.words.lexicon import lemma
from backend.falc.words.tables import Tables


class Reading(msgspec.Struct, dict=True):
    document: Document
    tables: Tables
    house: Profile

    @property
    def limits(self) -> Limits:
        return self.house.limits

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Those with words."""
        return [one for one in self.document.sentences if one.words]

    @cached_property
    def opaque(self) -> list[tuple[int, int]]:
        """Where addresses, blanks and programs' text stand."""
        return [(token.start, token.end) for token in self.document.solid if token.kind in OPAQUE]

    @cached_property
    def lemmas(self) -> dict[str, list[int]]:
        """Where each dictionary form stands."""
        told: dict[str, list[int]] = {}
        for norm, places in self.document.index.items():
            if norm[0].isalpha():
                told.setdefault(lemma(norm), []).extend(places)
        return told

    @cached_property
    def titles(self) -> frozenset[int]:
        """The numbers of the lines that are titles."""
        return frozenset(at for at, line in enumerate(self.document.lines) if line.kind == "title")

    def after(self, at: int) -> Token | None:
        """The next token of the same sentence."""
        solid = self.document.solid
        return solid[at + 1] if at + 1 < len(solid) and solid[at + 1].sentence == solid[at].sentence else None

    def before(self, at: int) -> Token | None:
        solid = self.document.solid
        return solid[at - 1] if at and solid[at - 1].sentence == solid[at].sentence else None

    def norm(self, at: int, shift: int = 0) -> str:
        """The word so many places from here in the same sentence, or nothing."""
        solid, place = self.document.solid, at + shift
        if 0 <= place < len(solid) and solid[place].sentence == solid[at].sentence:
            return solid[place].norm
        return ""

    def capital(self, at: int) -> bool:
        return self.document.text[self.document.solid[at].start].isupper()

    def begins(self, at: int) -> bool:
        """Is it the first word of its sentence?"""
        return at <= self._beginnings[self.document.solid[at].sentence]

    @cached_property
    def _beginnings(self) -> list[int]:
        """For each sentence, its first token that is not a sign."""
        solid = self.document.solid
        return [
            next((at for at in range(one.first, one.last) if solid[at].kind != "sign"), one.last)
            for one in self.document.sentences
        ]

    def sentence(self, at: int) -> Sentence:
        return self.document.sentences[self.document.solid[at].sentence]

    def at(self, first: int, last: int | None = None, *replacements: str, about: str = "") -> Found:
        """These tokens; words to write instead keep the capital of the first."""
        here, end = self.document.solid[first], self.document.solid[first if last is None else last]
        return Found(here.start, end.end, tuple(self.cased(first, one) for one in replacements), about=about)

    def safe(self, first: int, last: int, text: str, *others: str) -> Found:
        """The machine may write it."""
        solid = self.document.solid
        told = [self.cased(first, one) for one in (text, *others)]
        return replaced(solid[first].start, solid[last].end, *told)

    def cased(self, at: int, text: str) -> str:
        return text[:1].upper() + text[1:] if self.capital(at) else text
