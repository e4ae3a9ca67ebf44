"""The letter: large, in easy French, one code on each. It is printed once and kept nowhere.

The picture leads to the page with the code behind a `#`, which no browser sends to any server: no log, no proxy and no
history of ours ever has it.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import msgspec

from backend.identity.arrivals.keeping import PAGE
from backend.interop.pdf.sheets import print_words_away
from backend.kit import texts
from backend.kit.dates import day_words
from backend.kit.pictures import code_of
from backend.kit.references import grouped
from backend.paths import PWA

SHEET = PWA / "receipts" / "enrolment.typ"


class Addressed(msgspec.Struct, frozen=True):
    """To whom, and her code."""

    name: str
    code: str

    def __repr__(self) -> str:
        return "Addressed()"


class Letter(msgspec.Struct, frozen=True):
    """What differs from a letter to another. `picture` is SVG."""

    name: str
    code: str
    picture: str


class Letters(msgspec.Struct, frozen=True):
    """All the words of the sheets."""

    lang: str
    author: str
    title: str
    house: str
    intro: tuple[str, ...]
    steps_label: str
    steps: tuple[str, ...]
    alt: str
    code_label: str
    code_words: tuple[str, ...]
    help_label: str
    help: tuple[str, ...]
    letters: tuple[Letter, ...]

    def __repr__(self) -> str:
        return "Letters()"


def letters(people: Iterable[Addressed], house: str, phone: str | None, origin: str, ends: date) -> Letters:
    url = f"{origin}{PAGE}"
    help_at = (_words("enrol_letter.phone", phone=phone),) if phone else ()
    return Letters(
        lang=texts.language(),
        author=_words("app.name"),
        title=_words("enrol_letter.title"),
        house=house,
        intro=(_words("enrol_letter.what"), _words("enrol_letter.why"), _words("enrol_letter.write")),
        steps_label=_words("enrol_letter.steps"),
        steps=(
            _words("enrol_letter.take"),
            _words("enrol_letter.scan"),
            _words("enrol_letter.open", url=url.partition("://")[2]),
            _words("enrol_letter.enter"),
            _words("enrol_letter.type"),
            _words("enrol_letter.look"),
        ),
        alt=_words("enrol_letter.picture"),
        code_label=_words("enrol_letter.code"),
        code_words=(_words("enrol_letter.once"), _words("enrol_letter.until", day=day_words(ends))),
        help_label=_words("enrol_letter.help"),
        help=(_words("enrol_letter.ask", house=house), *help_at, _words("enrol_letter.never")),
        letters=tuple(Letter(one.name, grouped(one.code), code_of(f"{url}#{one.code}")) for one in people),
    )


async def printed(sheets: Letters, at: datetime) -> bytes:
    return await print_words_away(SHEET, msgspec.json.encode(sheets).decode(), at)


def _words(key: str, **values: Any) -> str:
    return texts.t(key, **values).unescape().replace("<br>", " ")
