"""Papers, messages and inputs that bear the names of what scripts use: they stay words, and scripts work as before."""

import pytest
from lxml import html
from markupsafe import Markup
from msgspec.structs import replace

from backend.interop.cda.reading import read
from backend.web.templates import render
from tests.browser.stage import PAGES, answer_pages_with, body_of
from tests.cast import DLU

pytestmark = [pytest.mark.anyio, pytest.mark.browser, pytest.mark.attack("F06")]
NAMES = (
    "body", "forms", "head", "location", "cookie", "trustedTypes", "speechSynthesis", "BroadcastChannel",
    "querySelector", "customElements", "submit", "action", "toString", "constructor", "__proto__",
)  # fmt: skip
INPUTS = "".join(f'<input id="{name}" name="{name}" value="{{}}"><a id="{name}" name="{name}"></a>' for name in NAMES)
IN_A_PAPER = "".join(f'<content ID="{name}">{name}</content> <paragraph ID="{name}">x</paragraph>' for name in NAMES)
# A field that says what somebody does; `form.role` is read by nothing.
TAKEN = {"role"}
TWICE = "b => { b.click(); b.click(); return [b.form.dataset.sent, b.getAttribute('aria-disabled')] }"
BORNE = 'names => names.filter(n => document.querySelector(`[id="${n}"], [name="${n}"]`))'
OF_THE_BROWSER = """names => names.filter(name =>
  [window, document, document.createElement("form"), Object.prototype].some(thing => name in thing))"""


async def test_what_a_paper_and_a_message_name_is_not_named_in_the_page(own_stage):
    page = own_stage.page
    template, shell, view = PAGES["paper"]
    told = read(DLU.replace(b"<text>", b"<text>" + IN_A_PAPER.encode())).html
    assert all(f"{name} " in told or f">{name}" in told for name in NAMES)
    await answer_pages_with(page, render(template, shell, replace(view, body=Markup(told))))
    await own_stage.show("paper")
    assert await page.evaluate(BORNE, list(NAMES)) == []
    assert await page.evaluate("[document.body.tagName, ({}).ID, Object.keys(Object.prototype).length]") == [
        "BODY", None, 0,
    ]  # fmt: skip
    assert own_stage.complaints == []


async def test_scripts_work_beside_inputs_of_such_names(own_stage):
    """The words are read with the ruler, and a second tap sends nothing."""
    page, sent = own_stage.page, []
    hostile = body_of("thread").replace(b"<main", f"<div hidden>{INPUTS}</div><main".encode(), 1)
    await answer_pages_with(page, hostile)
    await own_stage.show("thread")
    assert set(await page.evaluate(BORNE, list(NAMES))) == set(NAMES)
    await page.get_by_role("button", name="Règle de lecture").first.click()
    await page.locator(".aloud-bar").wait_for()
    await page.keyboard.press("Escape")
    await page.locator("#mots").fill("Bonjour")
    page.on("request", lambda asked: asked.method == "POST" and sent.append(asked.url))
    async with page.expect_navigation():
        button = page.get_by_role("button", name="Envoyer à")
        assert await button.evaluate(TWICE) == ["yes", "true"]
    assert len(sent) == 1
    assert own_stage.complaints == []


async def test_no_page_names_anything_as_the_browser_does(own_stage):
    """Or a field of ours would hide what a script asks of its form. What is taken away is read without any script."""
    trees = [tree for name in PAGES if (tree := html.document_fromstring(body_of(name))).xpath("//script")]
    names = {one for tree in trees for one in tree.xpath("//@id | //*[not(self::meta)]/@name")}
    await own_stage.page.goto("about:blank")
    assert set(await own_stage.page.evaluate(OF_THE_BROWSER, sorted(names))) == TAKEN
