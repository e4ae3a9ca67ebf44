"""The card on paper: large, in easy French, with its codes. It is printed once and kept nowhere."""

from datetime import datetime
from typing import Any

import msgspec

from backend.identity.cards.rules import in_two
from backend.interop.pdf.sheets import print_words_away
from backend.kit import texts
from backend.kit.pictures import code_of
from backend.kit.references import grouped
from backend.paths import PWA

SHEET = PWA / "receipts" / "card.typ"


class Letter(msgspec.Struct, frozen=True):
    """All the words of the sheet. `code` is a picture (SVG) of the address."""

    lang: str
    author: str
    title: str
    name: str
    house: str
    number_label: str
    number: str
    steps_label: str
    steps: tuple[str, ...]
    url: str
    code: str
    alt: str
    codes_label: str
    codes_words: str
    codes: tuple[str, ...]
    care_label: str
    care: tuple[str, ...]

    def __repr__(self) -> str:
        return "Letter()"


def letter(name: str, house: str, number: str, codes: list[str], origin: str) -> Letter:
    url = f"{origin}/entrer/carte"
    return Letter(
        lang=texts.language(),
        author=_words("app.name"),
        title=_words("letter.title"),
        name=name,
        house=house,
        number_label=_words("card.number"),
        number=grouped(number),
        steps_label=_words("letter.steps"),
        steps=(
            _words("letter.open", url=url.partition("://")[2]),
            _words("letter.number"),
            _words("letter.code"),
            _words("letter.personal"),
            _words("letter.bar"),
        ),
        url=url,
        code=code_of(url),
        alt=_words("letter.picture"),
        codes_label=_words("letter.codes"),
        codes_words=_words("letter.codes_words"),
        codes=tuple(in_two(code) for code in codes),
        care_label=_words("letter.care"),
        care=(_words("letter.care_never"), _words("letter.care_apart"), _words("letter.care_lost")),
    )


async def printed(sheet: Letter, at: datetime) -> bytes:
    return await print_words_away(SHEET, msgspec.json.encode(sheet).decode(), at)


def _words(key: str, **values: Any) -> str:
    return texts.t(key, **values).unescape().replace("<br>", " ")
