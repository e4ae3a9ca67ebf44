"""No script and no style but in files of their own, in the sources and in every page as rendered."""

import re

import pytest
from lxml import etree, html
from msgspec.structs import replace

from backend.web.templates import render
from tests.architecture.tree import sources, text
from tests.browser.pages import PAGES

pytestmark = pytest.mark.architecture

IN_TEMPLATES = {
    "a style": re.compile(r"<style|\sstyle\s*=", re.IGNORECASE),
    "an event": re.compile(r"\son[a-z]+\s*=\s*[\"'{]", re.IGNORECASE),
    "a script of its own": re.compile(r"<script(?![^>]*\ssrc=)", re.IGNORECASE),
    "a script in an address": re.compile(r"(?:javascript|vbscript)\s*:|data:text/html", re.IGNORECASE),
    "words taken as markup": re.compile(r"\|\s*safe\b|autoescape\s+false"),
}
IN_SCRIPTS = {
    "markup made of text": re.compile(
        r"\b(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write|DOMParser|srcdoc|createContextualFragment|\bsetHTML"
    ),
    "code made of text": re.compile(r"\beval\(|\bFunction\(|\b(?:setTimeout|setInterval)\(\s*[\"'`]"),
    "a script in an address": re.compile(r"(?:javascript|vbscript):|data:text/(?:html|javascript)", re.IGNORECASE),
    "an attribute that runs": re.compile(r"setAttribute\(\s*[\"'](?:on|style)"),
}


def found_in(names, forbidden):
    return [f"{name}: {what}" for name in names for what, form in forbidden.items() if form.search(text(name))]


def test_templates_hold_no_script_and_no_style():
    assert found_in(sources(".html", ".svg", under="pwa/"), IN_TEMPLATES) == []


def test_scripts_make_no_code_and_no_markup_of_text():
    assert found_in(sources(".js", under="pwa/"), IN_SCRIPTS) == []


# Inside the house, or held in the page itself: never `//host`, nor what a browser reads so.
INSIDE = re.compile(r"/(?![/\\\s])|#|\?|data:image/(?:png|jpeg|gif);base64,|[\w.%-][\w./%-]*\Z|\Z")
# Where only a link leads: to call, to write, to another site.
OUT = re.compile(r"tel:|sms:|https://")
ADDRESSES = ("href", "src", "action", "formaction", "srcset", "poster", "xlink:href")


def outside(element):
    """What runs, or comes, from elsewhere than our files."""
    yield from (name for name in element.attrib if name == "style" or name.startswith("on"))
    if element.tag in ("style", "base", "iframe", "object", "embed"):
        yield element.tag
    if element.tag == "script" and not (
        element.get("src", "").startswith("/assets/") and not (element.text or "").strip()
    ):
        yield "script"
    for name in ADDRESSES:
        address = element.get(name, "")
        if not INSIDE.match(address) and not (element.tag == "a" and OUT.match(address)):
            yield address


def found_outside(page):
    return [what for element in html.document_fromstring(page).iter(etree.Element) for what in outside(element)]


@pytest.mark.parametrize("falc", [False, True])
@pytest.mark.parametrize("page", sorted(PAGES))
def test_a_rendered_page_runs_only_our_files(page, falc):
    template, shell, view = PAGES[page]
    assert found_outside(render(template, replace(shell, falc=falc), view)) == []
