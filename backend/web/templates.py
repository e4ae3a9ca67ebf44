"""From a template and Structs of formatted values to the bytes of a page. Nothing is read here."""

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from msgspec import Struct

from backend.paths import PWA
from backend.web import texts
from backend.web.assets import front_end
from backend.web.shell import Shell


@cache
def environment() -> Environment:
    """Compiled templates stay in memory; a template never changes while the process lives."""
    made = Environment(
        loader=FileSystemLoader(PWA),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        cache_size=-1,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(t=texts.t, tn=texts.tn, asset=front_end().url)
    return made


def render(template: str, shell: Shell, view: Struct | None = None) -> bytes:
    """`template` is relative to `pwa/`, for instance `pages/documents/index.html`."""
    token = texts.current.set(texts.texts(shell.lang, shell.falc))
    try:
        return environment().get_template(template).render(shell=shell, view=view).encode()
    finally:
        texts.current.reset(token)
