"""What the pages of the card show."""

from collections.abc import Mapping

from msgspec import Struct


class CardForm(Struct, frozen=True, kw_only=True):
    """`wrong` are codes by field; `refused` says that what was typed opens nothing. `watch` is who watches."""

    url: str
    number: str = ""
    next_page: str = ""
    wrong: Mapping[str, str] = {}
    refused: bool = False
    watch: str = ""


class HelpIn(Struct, frozen=True, kw_only=True):
    """`code` is a picture (SVG) that leads to `url`."""

    url: str
    words: str
    code: str
