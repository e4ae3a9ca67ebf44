"""Another site makes David's browser send a form: refused on every door that writes, before anything is read."""

import re
from uuid import uuid4

import pytest

from backend.app import served
from tests.attacks.wire import FORM, as_, raw

pytestmark = [pytest.mark.anyio, pytest.mark.attack("E07")]
ORIGIN = b"https://aportee.test"


def site(value):
    return (b"sec-fetch-site", value)


def origin(value):
    return (b"origin", value)


FOREIGN = {
    "a browser that says so": [site(b"cross-site")],
    "another host of the same domain": [site(b"same-site")],
    "an address typed or a restored tab": [site(b"none")],
    "an unknown word": [site(b"SAME-ORIGIN ")],
    "no word at all": [site(b"")],
    "a word of a browser against an origin": [site(b"cross-site"), origin(ORIGIN)],
    "nothing said": [],
    "another origin": [origin(b"https://evil.example")],
    "an origin that is hidden": [origin(b"null")],
    "our name under another scheme": [origin(b"http://aportee.test")],
    "our name on another port": [origin(b"https://aportee.test:8443")],
    "our name inside another": [origin(b"https://aportee.test.evil.example")],
    "several origins": [origin(b"https://aportee.test https://evil.example")],
    "a form sent as text": [site(b"cross-site"), (b"content-type", b"text/plain")],
    "a referer of ours": [(b"referer", b"https://aportee.test/papiers")],
    "a script's header": [(b"x-requested-with", b"XMLHttpRequest"), (b"x-csrf-token", b"1")],
}
OURS = {"a browser of today": [site(b"same-origin")], "a browser of before": [origin(ORIGIN)]}
PROVE_THEMSELVES = {"/api/token", "/api/depots", "/api/usagers", "/entrer/prosanteconnect/fin-de-session"}
COMPUTES = "/cle/defi"  # what a device is asked to sign
REFUSES_BY_ITSELF = ("/sortir", "/entrer/cle")  # leaves; opens nothing to who shows no key


def writes(cast):
    for method, path, handler in served(cast.app):
        if method not in ("GET", "HEAD", "OPTIONS"):
            filled = path.replace("{house:uuid}", str(cast.tilleuls.id))
            yield method, re.sub(r"\{\w+:uuid\}", str(uuid4()), filled), handler


@pytest.mark.parametrize("words", FOREIGN)
async def test_every_door_that_writes_is_shut(cast, words):
    shut = set()
    for method, path, handler in writes(cast):
        if handler.opt.get("proves_itself"):
            continue
        told = await raw(cast.app, method, path, as_(cast.david), FORM, *FOREIGN[words], body=b"key=1")
        assert told.status == 403, path
        assert not told.all("set-cookie"), path
        shut.add(path.split("/")[1])
    assert shut >= {"messages", "papiers", "appareils", "reglages", "sortir", "equipe"}
    assert await cast.david.papers() == []  # and David is still in


@pytest.mark.parametrize("words", OURS)
async def test_our_own_pages_pass(cast, words):
    for method, path, handler in writes(cast):
        if not handler.opt.get("proves_itself") and path not in REFUSES_BY_ITSELF:
            await cast.sql.execute("delete from pace")  # there are more doors than writes in a minute
            told = await raw(cast.app, method, path, as_(cast.david), FORM, *OURS[words], body=b"key=1")
            assert told.status in (303, 404, 409, 422) or (told.status == 200 and path.endswith(COMPUTES)), path


async def test_what_is_exempt_is_a_written_list_and_a_cookie_opens_none_of_it(cast):
    exempt = {(method, path) for method, path, handler in writes(cast) if handler.opt.get("proves_itself")}
    assert {path for _, path in exempt} == PROVE_THEMSELVES
    for method, path in exempt:
        told = await raw(cast.app, method, path, as_(cast.david), FORM, site(b"cross-site"), body=b"key=1")
        assert told.status in (401, 404) or (told.status == 400 and path.endswith("/fin-de-session")), path
    assert await cast.sql.fetchval("select count(*) from deposit") == 0


async def test_a_token_and_a_cookie_together_do_not_open_a_form(cast):
    bearer = (b"authorization", b"Bearer " + cast.david.secret.encode())
    for extra in ([], [site(b"cross-site")]):
        told = await raw(cast.app, "POST", "/messages/ecrire", bearer, as_(cast.david), FORM, *extra, body=b"key=1")
        assert told.status == 403
    told = await raw(cast.app, "POST", "/messages/ecrire", bearer, as_(cast.david), FORM, site(b"same-origin"))
    assert told.status == 404
