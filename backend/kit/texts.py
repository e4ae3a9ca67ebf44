"""The words of the screens, by stable keys: easy to read first when chosen, ordinary words after.

The catalogues are given by `backend.web.catalogues`; here nobody knows where they are kept.
"""

import gettext
from collections.abc import Callable
from contextvars import ContextVar
from copy import copy

from babel.messages.catalog import Catalog
from markupsafe import Markup, escape

from backend.kit.signs import apart

# Where the words follow the house, and what they say of one of which nobody knows more.
AT_HOME = ("family.vie-au-foyer", "attest.shelf.vie-au-foyer", "preset.everyday", "mandates.preset.everyday")
FOYER = "vie au foyer"


class MissingText(KeyError):
    """No catalogue holds this key."""


class Texts:
    """Catalogues in order of preference. Values are escaped, a line break becomes `<br>`."""

    def __init__(self, language: str, *catalogues: Catalog) -> None:
        self.language = language
        self._plural = _plural_rule(catalogues[-1])
        self._own: dict[str, tuple[Markup, ...]] = {}
        self._forms: dict[str, tuple[Markup, ...]] = {}
        for catalogue in reversed(catalogues):
            self._forms.update(_forms(catalogue))

    def at(self, home: str) -> "Texts":
        """The same where « la vie au foyer » is said otherwise: « à l’EHPAD », « à la maison »."""
        made = copy(self)
        said = escape(f"vie {home}")
        made._own = {
            key: tuple(form.replace(FOYER, said) for form in self._forms[key]) for key in AT_HOME if key in self
        }
        return made

    def t(self, key: str, **values: object) -> Markup:
        return self.said(key, 0, values)

    def tn(self, key: str, n: int, **values: object) -> Markup:
        """The form for `n` things; `n` itself is a value."""
        return self.said(key, self._plural(n), {"n": n, **values})

    def __contains__(self, key: str) -> bool:
        return key in self._forms

    def said(self, key: str, form: int, values: dict[str, object]) -> Markup:
        """A form of `key`, with its values: each keeps its own direction."""
        try:
            words = (self._own.get(key) or self._forms[key])[form]
        except (KeyError, IndexError):
            raise MissingText(key) from None
        if "%" not in words:
            return words
        return words % {name: apart(one) if isinstance(one, str) else one for name, one in values.items()}


def _forms(catalogue: Catalog) -> dict[str, tuple[Markup, ...]]:
    found = {}
    for message in catalogue:
        key = message.id if isinstance(message.id, str) else message.id[0]
        if key and message.string:
            told = (message.string,) if isinstance(message.string, str) else message.string
            found[key] = tuple(escape(form).replace("\n", Markup("<br>")) for form in told)
    return found


def _plural_rule(catalogue: Catalog) -> Callable[[int], int]:
    # The standard library's own reader of the "Plural-Forms" header; its stubs do not list it.
    rule: Callable[[int], int] = gettext.c2py(catalogue.plural_expr)
    return rule


current: ContextVar[Texts] = ContextVar("texts")


def speak_at(home: str) -> None:
    """From here on, for this request, « la vie au foyer » is said so; as before when nobody knows how."""
    if home:
        current.set(current.get().at(home))


def language() -> str:
    """The language of the texts in use, as Babel names it."""
    return current.get().language


def t(key: str, **values: object) -> Markup:
    """The text for the page being rendered."""
    return current.get().said(key, 0, values)


def tn(key: str, n: int, **values: object) -> Markup:
    return current.get().tn(key, n, **values)
