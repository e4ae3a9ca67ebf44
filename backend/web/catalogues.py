"""The catalogues of `locales/`, read once; the texts of a request are chosen among them."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from backend.kit.texts import Texts, current
from backend.paths import LOCALES

LANGUAGES = ("fr", "en")


def _catalogue(lang: str, name: str) -> Catalog:
    path = LOCALES / lang / "LC_MESSAGES" / f"{name}.po"
    with path.open("rb") as file:
        return read_po(file, locale=lang)


@cache
def texts(lang: str, falc: bool, home: str = "") -> Texts:
    """Easy-to-read French falls back, key by key, on ordinary French; an unknown language on French. `home` follows
    « La vie », as the house says it."""
    if home:
        return texts(lang, falc).at(home)
    known = lang if lang in LANGUAGES else "fr"
    if falc and known == "fr":
        return Texts("fr", _catalogue("fr", "ui-falc"), _catalogue("fr", "ui"))
    return Texts(known, _catalogue(known, "ui"))


def use(lang: str, falc: bool) -> None:
    """The texts of this request, until its end."""
    current.set(texts(lang, falc))


@contextmanager
def using(lang: str, falc: bool, home: str = "") -> Iterator[None]:
    """The texts of one rendering."""
    token = current.set(texts(lang, falc, home))
    try:
        yield
    finally:
        current.reset(token)
