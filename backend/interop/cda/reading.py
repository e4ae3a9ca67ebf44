"""One document, read: its header, its words as HTML and as text, and the files it carries."""

import re

from msgspec import Struct

from backend.interop.cda.body import Body, read_body
from backend.interop.cda.header import CdaHeader, read_header
from backend.interop.cda.header_html import header_html
from backend.interop.cda.markup import plain
from backend.interop.cda.media import Attachment
from backend.interop.xml import parse

MOST_WORDS = 20_000

_WORD = re.compile(r"[^\W_]{2,40}")


class Reading(Struct, frozen=True):
    """What a page, a search index or a voice needs; crosses the process border as JSON.

    ``html`` is safe to insert as it is. ``words`` are distinct, in lower case, accents kept: the
    source of the search lexemes. ``warnings`` are codes; none of them forbids showing the paper.
    """

    header: CdaHeader
    html: str
    plain_text: str
    words: tuple[str, ...]
    header_html: str = ""
    attachment: Attachment | None = None
    annexes: tuple[Attachment, ...] = ()
    warnings: tuple[str, ...] = ()


def read(body: bytes) -> Reading:
    """Raises Unreadable with the reasons of ``parse`` and ``read_header``."""
    root = parse(body)
    header = read_header(root)
    found = read_body(root)
    told = plain(found.html)
    return Reading(
        header=header,
        html=str(found.html),
        plain_text=told,
        words=distinct_words(f"{header.title} {header.type_label} {told}"),
        header_html=str(header_html(header)),
        attachment=found.attachment,
        annexes=found.annexes,
        warnings=_warnings(header, found),
    )


def distinct_words(told: str) -> tuple[str, ...]:
    found = dict.fromkeys(word.casefold() for word in _WORD.findall(told))
    return tuple(found)[:MOST_WORDS]


def _warnings(header: CdaHeader, body: Body) -> tuple[str, ...]:
    missing = [
        code
        for code, absent in (
            ("no-date", header.created_at is None),
            ("no-author", not header.authors),
            ("no-matricule", header.patient.matricule is None),
        )
        if absent
    ]
    return (*missing, *body.warnings)
