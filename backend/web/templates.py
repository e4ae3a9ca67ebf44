"""From a template and Structs of formatted values to the bytes of a page. Nothing is read here."""

from functools import cache, lru_cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
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


class House(Environment):
    """Jinja's environment, with our compiler (docs/decisions/0021)."""

    code_generator_class = Direct
    printed = staticmethod(printed)


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
        module, name = made.get_template(f"components/{path}.html").module, path.partition("/")[2]
        setattr(module, name, lru_cache(512)(getattr(module, name)))
    return made


def written(template: str, shell: Shell, view: Struct | None = None) -> str:
    """`template` is relative to `pwa/`, for instance `pages/documents/index.html`."""
    with using(shell.lang, shell.falc, shell.at_home), marking(shell):
        return environment().get_template(template).render(shell=shell, view=view)


def render(template: str, shell: Shell, view: Struct | None = None) -> bytes:
    """The same, as it goes on the wire."""
    return written(template, shell, view).encode()
