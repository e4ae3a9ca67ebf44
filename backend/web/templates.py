"""From a template and Structs of formatted values to the bytes of a page. Nothing is read here."""

from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.environment import TemplateModule
from markupsafe import Markup
from msgspec import Struct

from backend.kit import texts
from backend.kit.shell import Shell
from backend.paths import PWA
from backend.web.assets import front_end
from backend.web.cards import cards, marking
from backend.web.catalogues import using
from backend.web.compiling import Direct, printed

# What its parameters say whole; the same few stand on every row. Each may use those before.
DRAWN_ONCE = ("picto/picto", "tile/tile", "state/state", "sent-line/notes")
# What these and the words of the page say whole: nothing in them is about a person.
SAID_ONCE = ("read-aloud/read-aloud", "idle/idle")


class House(Environment):
    """Jinja's environment, with our compiler (docs/decisions/0021)."""

    code_generator_class = Direct
    printed = staticmethod(printed)

    def __init__(self, **how: Any) -> None:
        super().__init__(**how)
        self._modules: dict[str, TemplateModule] = {}

    def imported(self, name: str) -> TemplateModule:
        """The macros of a template: made once, as a template never changes."""
        if name not in self._modules:
            self._modules[name] = self.get_template(name).module
        return self._modules[name]


@cache
def environment() -> Environment:
    """Compiled templates stay in memory; a template never changes while the process lives."""
    made = House(
        loader=FileSystemLoader(PWA),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        cache_size=-1,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(t=texts.t, tn=texts.tn, asset=front_end().url)
    made.filters["cards"] = cards
    for path in DRAWN_ONCE:
        _replaced(made, path, lru_cache(512))
    for path in SAID_ONCE:
        _replaced(made, path, _for_each_language)
    return made


def _replaced(made: House, path: str, kept: Callable[[Any], Any]) -> None:
    """The macro of a component by one that remembers what it drew."""
    module, name = made.imported(f"components/{path}.html"), path.partition("/")[2].replace("-", "_")
    setattr(module, name, kept(getattr(module, name)))


def _for_each_language(macro: Callable[..., Markup]) -> Callable[..., Markup]:
    @lru_cache(64)
    def said(_: texts.Texts, *given: Any) -> Markup:
        return macro(*given)

    return lambda *given: said(texts.current.get(), *given)


def written(template: str, shell: Shell, view: Struct | None = None) -> str:
    """`template` is relative to `pwa/`, for instance `pages/documents/index.html`."""
    with using(shell.lang, shell.falc, shell.at_home), marking(shell):
        return environment().get_template(template).render(shell=shell, view=view)


def render(template: str, shell: Shell, view: Struct | None = None) -> bytes:
    """The same, as it goes on the wire."""
    return written(template, shell, view).encode()
