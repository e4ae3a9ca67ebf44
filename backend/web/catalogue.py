"""Every component with its examples and the criteria it promises, read from `pwa/components`."""

from functools import cache
from typing import Any

import yaml
from markupsafe import Markup, escape
from msgspec import Struct, convert

from backend.kit.shell import Shell
from backend.paths import PWA
from backend.web.catalogues import using
from backend.web.templates import environment

FOLDER = PWA / "components"


class Example(Struct, frozen=True):
    """`call` are the parameters of the macro; a list item or a group of choices gets its parent."""

    name: str
    call: dict[str, Any]
    macro: str = ""
    list: bool = False
    group: str = ""


class Component(Struct, frozen=True):
    name: str
    title: str
    description: str
    accessibility: tuple[str, ...]
    examples: tuple[Example, ...]


class Shown(Struct, frozen=True):
    name: str
    html: Markup


class ShownComponent(Struct, frozen=True):
    name: str
    title: str
    description: str
    accessibility: tuple[str, ...]
    examples: tuple[Shown, ...]


class Catalogue(Struct, frozen=True):
    components: tuple[ShownComponent, ...]


@cache
def components() -> tuple[Component, ...]:
    """In the order of their folders."""
    found = []
    for path in sorted(FOLDER.glob("*/*.yaml")):
        data = yaml.safe_load(path.read_text())
        found.append(convert({"name": path.parent.name, **data}, Component))
    return tuple(found)


def show(component: Component, example: Example) -> Markup:
    """The example as HTML, with the texts of the page being rendered."""
    name = component.name
    module = environment().get_template(f"components/{name}/{name}.html").module
    macro = getattr(module, example.macro or MACROS.get(name) or name.replace("-", "_"))
    html = Markup(macro(**example.call))  # noqa: S704 - what our own macros print
    if example.list:
        return Markup("<ol>") + html + Markup("</ol>")
    if example.group:
        legend = Markup("<legend>{}</legend>").format(escape(example.group))
        return Markup("<fieldset>") + legend + html + Markup("</fieldset>")
    return html


MACROS = {"acting": "acting_banner"}


def catalogue(shell: Shell) -> Catalogue:
    """All of it, in the reader's texts."""
    with using(shell.lang, shell.falc):
        return Catalogue(tuple(_shown(component) for component in components()))


def _shown(component: Component) -> ShownComponent:
    examples = tuple(Shown(e.name, show(component, e)) for e in component.examples)
    return ShownComponent(component.name, component.title, component.description, component.accessibility, examples)
