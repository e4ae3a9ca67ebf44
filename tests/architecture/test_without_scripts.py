"""Without JavaScript everything is read and written: what a POST does for people is a form that a browser sends."""

import re

import pytest
from lxml import html

from backend.app import create_app, served
from backend.settings import Settings
from tests.browser.stage import PAGES, body_of

pytestmark = pytest.mark.architecture
PARAMETER, FOR_SOMEBODY = re.compile(r"\{\w+:\w+\}"), "/pour/{person:uuid}"
KEY = "a passkey is asked of the device by a script; who has none goes another way, which the page says"
OUTBOX = "what waited on her own device, where a script kept it; without one nothing waits there"
PROGRAM = "a program calls it, nobody has it under her finger"
# Each with its reason; a form that comes for one of them takes it out of here.
BY_A_SCRIPT = {
    "/api/depots": PROGRAM,
    "/api/token": PROGRAM,
    "/api/usagers": PROGRAM,
    "/entrer/prosanteconnect/fin-de-session": "the provider calls it",
    "/falc/verifier": "an address for tools: it judges a text, and nothing is kept of it",
    "/cles/nouvelle": KEY,
    "/entrer/cle": KEY,
    "/entrer/cle/defi": KEY,
    "/preuve/{step_up:uuid}/cle": KEY,
    "/preuve/{step_up:uuid}/cle/defi": KEY,
    "/messages/partir": OUTBOX,
    "/messages/pas-partis": OUTBOX,
    "/reglages/prevenir": "a push is asked of the browser by a script; e-mail is the other way",
}
SENDS = ".//button[not(@type) or @type='submit'] | .//input[@type='submit']"


@pytest.fixture(scope="module")
def routes():
    """For somebody one writes on the same pages as for oneself."""
    posts = {path for method, path, _ in served(create_app(Settings(environment="test"))) if method == "POST"}
    return {path.removeprefix(FOR_SOMEBODY) for path in posts}


@pytest.fixture(scope="module")
def addresses():
    """Where the visible forms of every page lead, with a button that sends them."""
    return {address for name in PAGES for address in sent_from(html.document_fromstring(body_of(name)))}


def sent_from(page):
    for form in page.xpath("//form[translate(@method, 'POST', 'post') = 'post'][not(ancestor-or-self::*[@hidden])]"):
        if not form.xpath("ancestor::template | ancestor::dialog"):
            yield from (button.get("formaction") or form.get("action") for button in form.xpath(SENDS))


def leads_to(address, route):
    wanted = PARAMETER.sub("[^/]+", route)
    return re.fullmatch(wanted, re.sub(r"^/pour/[^/]+", "", address.partition("?")[0].partition("#")[0]))


@pytest.mark.attack("K13")
def test_each_thing_that_people_do_is_a_form(routes, addresses):
    alone = {route for route in routes if not any(leads_to(address, route) for address in addresses)}
    assert alone == set(BY_A_SCRIPT)


@pytest.mark.attack("K13")
def test_each_form_leads_somewhere(routes, addresses):
    assert [one for one in sorted(addresses) if not any(leads_to(one, route) for route in routes)] == []


def test_a_form_that_only_a_script_shows_or_sends_does_not_count():
    """Or the tests above could not fail."""
    hidden = "<form method=post action=/x hidden><button>Oui</button></form>"
    shut = "<dialog><form method=post action=/x><button>Oui</button></form></dialog>"
    unsent = "<form method=post action=/x><button type=button>Oui</button></form>"
    assert list(sent_from(html.document_fromstring(f"<main>{hidden}{shut}{unsent}</main>"))) == []
    shown = "<form method=POST action=/x><button>Oui</button><button formaction=/y>Garder</button></form>"
    assert list(sent_from(html.document_fromstring(f"<main>{shown}</main>"))) == ["/x", "/y"]
