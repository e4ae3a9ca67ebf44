"""Words people write are words on the page, whatever they look like."""

import time
import timeit

import pytest
from lxml import html

from backend.identity.oidc.next_url import safe_next
from backend.identity.user_agent import device_label
from backend.kit.forms import Form
from backend.messaging.schemas import Beginning
from backend.web.engine import Pages
from backend.web.templates import environment

pytestmark = pytest.mark.anyio
PAYLOADS = [
    "<script>__xss()</script>", "<img src=x onerror=__xss()>", "<svg/onload=__xss()>", "\"><script>__xss()</script>",
    "</textarea><script>__xss()</script>", "</title><script>__xss()</script>", "<!--<script>__xss()</script>-->",
    "https://evil.example/reconnectez-vous", "//evil.example", "www.evil.example",
    "javascript:__xss()", "<a href='javascript:__xss()'>x</a>", "<iframe srcdoc='<script>__xss()</script>'>",
    "<math><mtext></mtext><script>__xss()</script>", "<style>@import '//evil'</style>", "<base href=//evil>",
    "<form action=//evil><button>", "<meta http-equiv=refresh content='0;//evil'>", "<object data=//evil>",
    "{{ 7 * 7 }}", "{% include 'layouts/base.html' %}", "{{ shell.__class__ }}", "${7*7}", "%(key)s %s", "&lt;b&gt;",
    "<scr\u0131pt>", "＜script＞", "<img src=`x`onerror=__xss()>", "' onfocus='__xss()",
]  # fmt: skip
ATTRIBUTES = ("onerror", "onload", "onfocus", "srcdoc", "style", "formaction", "data")
ELEMENTS = ("script", "iframe", "object", "base", "style", "math", "img")


def skeleton(page):
    tree = html.document_fromstring(page)
    counted = {name: len(tree.findall(f".//{name}")) for name in (*ELEMENTS, "form", "meta")}
    told = {(name, element.get(name)) for element in tree.iter() for name in element.attrib if name in ATTRIBUTES}
    return counted, told


@pytest.mark.attack("F01")
@pytest.mark.attack("F08")
@pytest.mark.attack("F15")
async def test_a_message_adds_no_element_and_no_template_to_any_page_that_shows_it(cast):
    await cast.david.sends("/messages/ecrire", quoi="other", mots="Bonjour")
    thread = await cast.sql.fetchval("select id from thread")
    plain = {who: skeleton((await who.opens(f"/messages/{thread}")).text) for who in (cast.david, cast.martin)}
    ours = {("formaction", f"/messages/{thread}/garder")}  # the button that keeps what is not sent yet
    assert plain[cast.david][1] == ours
    for half in (PAYLOADS[::2], PAYLOADS[1::2]):  # a page shows twenty messages
        for words in half:
            refused = await cast.david.sends(f"/messages/{thread}/repondre", key="x", mots=words)
            assert refused.status_code == 422
            assert skeleton(refused.text)[1] == ours, words
            await cast.david.sends(f"/messages/{thread}/repondre", mots=words)
        for who, before in plain.items():
            page = (await who.opens(f"/messages/{thread}")).text
            assert skeleton(page) == before
            links = {link.get("href") for link in html.document_fromstring(page).iter("a")}
            assert [link for link in links if "evil" in link or "xss" in link] == []  # an address is words too
            told = html.document_fromstring(page).text_content()
            assert [words for words in half if words not in told] == []


@pytest.mark.attack("F01")
async def test_names_that_are_scripts_are_names(cast):
    nasty = "<img src=x onerror=__xss()>"
    await cast.sql.execute("update person set given_name = $1", nasty)
    await cast.sql.execute("update membership set shown_name = $1", nasty)
    await cast.sql.execute("update establishment set name = $1", nasty)
    await cast.sql.execute("update team set name = $1", nasty)
    await cast.david.sends("/messages/ecrire", quoi="pain", mots="")
    pages = [(cast.david, p) for p in ("/", "/messages", "/messages/ecrire", "/acces", "/appareils")]
    pages += [(cast.martin, p) for p in ("/messages", "/personnes")]
    for who, page in pages:
        told = await who.opens(page)
        assert told.status_code == 200
        assert "<img src=x" not in told.text, page


@pytest.mark.attack("F15")
def test_no_template_is_ever_made_from_a_text():
    with pytest.raises(NotImplementedError):
        Pages().render_string("{{ 7 * 7 }}", {})
    assert environment().autoescape is True


@pytest.mark.attack("M04")
@pytest.mark.parametrize("piece", ["a/", "/", "a.", "%2f", "?a=", "&", "-_~", "\x00", "é", "Y123456 ", "Android "])
def test_no_field_takes_more_time_than_its_length(piece):
    text = piece * (100_000 // len(piece))

    def fields():
        safe_next("/" + text[:299])
        safe_next("/" + text)
        device_label(text)
        assert Form(Beginning, {"quoi": "other", "key": text, "mots": text, "papier": text}).errors

    # The best of three: the collector of garbage of a long run is not the field's.
    assert min(timeit.repeat(fields, number=1, repeat=3, timer=time.process_time)) < 0.05


@pytest.mark.attack("P01")
async def test_who_to_call_is_said_where_one_writes_and_when_somebody_answers(cast):
    for text in ("ordinary", "facile"):
        page = (await cast.david.opens("/messages/ecrire")).text
        links = {a.get("href") for a in html.document_fromstring(page).iter("a")}
        assert {"tel:15", "tel:18", "tel:112", "sms:114", "tel:3114"} <= links, text
        assert "Du lundi au vendredi, de 9 heures à 18 heures." in page
        await cast.david.client.post("/reglages", data={"texte": "facile"})
