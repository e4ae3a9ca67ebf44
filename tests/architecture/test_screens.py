"""Every page that people open is in the catalogue of the browser: axe, the Nu checker and a keyboard go through it."""

import re

import pytest

from tests.architecture.tree import sources, text
from tests.browser.pages import PAGES

pytestmark = pytest.mark.architecture

WHOLE = re.compile(r"\{%-?\s*extends\b|<!doctype|<html", re.IGNORECASE)
LAYOUT = re.compile(r"\{%-?\s*extends\s+[\"'](layouts/[^\"']+)")
NAMED = re.compile(r"[\"'](pages/[\w./-]+\.html)[\"']")
# A page that the catalogue does not render, and why.
ELSEWHERE: dict[str, str] = {}


def templates():
    return {name.removeprefix("pwa/"): text(name) for name in sources(".html", under="pwa/")}


def unseen(written, rendered):
    """Whole pages that nothing renders: neither alone, nor as the layout of another."""
    layouts = {base for words in written.values() for base in LAYOUT.findall(words)}
    return {name for name, words in written.items() if WHOLE.search(words)} - layouts - rendered


def test_every_page_is_in_the_catalogue():
    rendered = {template for template, _, _ in PAGES.values()}
    assert unseen(templates(), rendered) == set(ELSEWHERE)
    assert len(rendered) > 100


def test_every_page_that_the_code_draws_is_a_whole_one():
    """One made without a layout would be seen by nobody above."""
    drawn = {name for file in sources(".py", under="backend/") for name in NAMED.findall(text(file))}
    assert len(drawn) > 100
    assert {name for name in drawn if not WHOLE.search(templates()[name])} == set()


@pytest.mark.parametrize(
    "page",
    ['{% extends "layouts/away.html" %}', "{%- extends 'layouts/away.html' %}", "<!DOCTYPE html>", '<html lang="fr">'],
)
def test_a_page_that_nothing_renders_would_be_seen(page):
    written = {"layouts/away.html": "<!doctype html>", "pages/new.html": page, "pages/part.html": "<p>"}
    assert "pages/new.html" in unseen(written, rendered=set())
    assert "pages/new.html" not in unseen(written, rendered={"pages/new.html"})
