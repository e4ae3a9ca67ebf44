"""No script and no style but in files of their own, in the sources and in every page as rendered."""

import re

import pytest
from lxml import html
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
    "markup made of text": re.compile(r"\.(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write|DOMParser|srcdoc"),
    "code made of text": re.compile(r"\beval\(|new Function\(|setTimeout\(\s*[\"'`]|setInterval\(\s*[\"'`]"),
    "an attribute that runs": re.compile(r"setAttribute\(\s*[\"'](?:on|style)"),
}


def found_in(names, forbidden):
    return [f"{name}: {what}" for name in names for what, form in forbidden.items() if form.search(text(name))]


def test_templates_hold_no_script_and_no_style():
    assert found_in(sources(".html", ".svg", under="pwa/"), IN_TEMPLATES) == []


def test_scripts_make_no_code_and_no_markup_of_text():
    assert found_in(sources(".js", under="pwa/"), IN_SCRIPTS) == []


@pytest.mark.parametrize("falc", [False, True])
@pytest.mark.parametrize("page", sorted(PAGES))
def test_a_rendered_page_runs_only_our_files(page, falc):
    template, shell, view = PAGES[page]
    shell = replace(shell, falc=falc)
    tree = html.document_fromstring(render(template, shell, view))
    for element in tree.iter():
        assert not [name for name in element.attrib if name == "style" or name.startswith("on")], element.tag
        assert element.tag not in ("style", "base", "iframe", "object", "embed")
        if element.tag == "script":
            assert element.get("src").startswith("/assets/")
            assert not (element.text or "").strip()
        for name in ("href", "src", "action", "formaction"):
            address = element.get(name, "")
            assert re.match(
                r"^(/(?!/)|#|\?|tel:|sms:|data:image/(png|jpeg|gif);base64,|https://|$)|^[\w./-]+$", address
            ), address
