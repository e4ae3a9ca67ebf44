"""Many phrases looked for at once: only where the first word of one stands."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Generic, TypeVar

from backend.falc.text.document import Document, read
from backend.falc.text.parts import Token
from backend.falc.words.lexicon import lemma

T = TypeVar("T")
INFLECTED = frozenset({"word"})


class Phrases(Generic[T]):
    """Each phrase with what is known of it. `inflected`: « des bénéficiaires » is found by « bénéficiaire »."""

    def __init__(self, known: Mapping[str, T], *, inflected: bool = False) -> None:
        self.known = known
        self.inflected = inflected

    @cached_property
    def by_first(self) -> dict[str, list[tuple[tuple[str, ...], T]]]:
        """The phrases that begin by each word, the longest first. Cut when first asked for."""
        told: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, value in self.known.items():
            words = tuple(norms(phrase))
            if self.inflected:
                words = tuple(lemma(word) if word.isalpha() else word for word in words)
            told.setdefault(words[0], []).append((words, value))
        for choices in told.values():
            choices.sort(key=lambda choice: -len(choice[0]))
        return told

    def find(self, document: Document) -> Iterator[tuple[int, int, T]]:
        """First and last place of each occurrence in `solid`, in the order of the text, the longest of two."""
        free = 0
        for at in sorted(self._begins(document)):
            if at < free:
                continue
            for words, value in self.by_first[self._key(document.solid[at])]:
                if self._stands(document, at, words):
                    free = at + len(words)
                    yield at, free - 1, value
                    break

    def _begins(self, document: Document) -> Iterator[int]:
        for norm, places in document.index.items():
            if norm in self.by_first or (self.inflected and norm.isalpha() and lemma(norm) in self.by_first):
                yield from (at for at in places if self._key(document.solid[at]) in self.by_first)

    def _key(self, token: Token) -> str:
        """« avocats » by « avocat », « as » by itself when it is known so."""
        if self.inflected and token.kind == "word" and token.norm not in self.by_first:
            return lemma(token.norm)
        return token.norm

    def _stands(self, document: Document, at: int, words: tuple[str, ...]) -> bool:
        here = document.solid[at : at + len(words)]
        if len(here) < len(words) or here[-1].sentence != here[0].sentence:
            return False
        return all(
            token.norm == word or (self.inflected and token.kind in INFLECTED and lemma(token.norm) == word)
            for token, word in zip(here[1:], words[1:], strict=True)
        )


def norms(phrase: str) -> list[str]:
    """Its words as they are compared. One that ends by an apostrophe waits for the next word."""
    if phrase.endswith(("'", "’")):
        return [token.norm for token in read(f"{phrase}a").solid[:-1]]
    return [token.norm for token in read(phrase).solid]
