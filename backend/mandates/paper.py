"""The mandate on one sheet: large, in easy French, to be read aloud and signed. And the letter that is handed over once
it holds, for whoever reads nothing of ours on a screen."""

from datetime import datetime
from html import unescape
from typing import Any

import msgspec

from backend.interop.pdf.sheets import Fact, Told, print_away, print_words_away
from backend.kit import texts
from backend.kit.dates import day_words, local
from backend.kit.pictures import code_of
from backend.kit.references import grouped
from backend.mandates.schemas import Mandate
from backend.paths import PWA
from backend.people.members.days import last_day

SHEET = PWA / "receipts" / "mandate.typ"


class Paper(msgspec.Struct, frozen=True):
    """All the words of the sheet. `picture` is SVG."""

    lang: str
    author: str
    house: str
    title: str
    name: str
    reference: str
    says: str
    words: tuple[str, ...]
    know_label: str
    know: tuple[str, ...]
    sign_label: str
    sign: tuple[str, ...]
    picture: str
    alt: str
    number_label: str
    number: str
    for_desk: str

    def __repr__(self) -> str:
        return "Paper()"


def lines_of(one: Mandate) -> tuple[str, ...]:
    """The words that are signed, as they are read."""
    return tuple(unescape(line) for line in one.words.replace("<br>", "\n").splitlines())


async def mandate(one: Mandate, house: str, url: str) -> bytes:
    sheet = Paper(
        lang=texts.language(),
        author=_words("app.name"),
        house=house,
        title=_words("mandate_paper.title"),
        name=_words("mandate_paper.me", name=one.name),
        reference=one.reference,
        says=_words("mandate_paper.says"),
        words=lines_of(one),
        know_label=_words("mandate_paper.know"),
        know=tuple(_words(f"mandate_paper.know.{which}") for which in ("free", "stop", "told")),
        sign_label=_words("mandate_paper.sign"),
        sign=(_words("mandate_paper.day"), _words("mandate_paper.signature")),
        picture=code_of(url),
        alt=_words("mandate_paper.picture"),
        number_label=_words("mandate_paper.number"),
        number=grouped(one.reference),
        for_desk=_words("mandate_paper.for_desk"),
    )
    return await print_words_away(SHEET, msgspec.json.encode(sheet).decode(), one.prepared_at)


async def letter(one: Mandate, house: str, zone: str, at: datetime) -> bytes:
    until = day_words(last_day(one.rights_end, zone))
    sheet = Told(
        lang=texts.language(),
        author=f"{_words('app.name')} – {house}",
        title=_words("mandate_letter.title"),
        reference=one.reference,
        facts=(
            _fact("who", one.name),
            _fact("aidant", one.aidant or ""),
            _fact("what", *lines_of(one)),
            _fact("since", day_words(local(at, zone).date())),
            _fact("until", until),
            _fact("stop", _words("mandate_letter.stop_words", house=house)),
        ),
    )
    return await print_away(sheet, at)


def _fact(name: str, *lines: str) -> Fact:
    return Fact(_words(f"mandate_letter.{name}"), lines)


def _words(key: str, **values: Any) -> str:
    return texts.t(key, **values).unescape().replace("<br>", " ")
