"""Every answer tells browsers what they may do with it: pages, files, refusals and failures."""

import re
from uuid import uuid4

import pytest
from litestar import get

from backend.identity.guards import public, signed_in
from tests.attacks.wire import FORM, OURS, as_, raw
from tests.cast import DLU
from tests.person import Person

pytestmark = pytest.mark.anyio
CANARY = "Kanari Plumejaune 184039741100141"
FIXED = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "strict-transport-security": "max-age=63072000; includeSubDomains",
}


@get("/casse", guards=[signed_in])
async def boom() -> None:
    raise RuntimeError(CANARY)


@get("/casse-pour-tous", guards=[public], opt={"static": True})
async def boom_for_all() -> None:
    raise RuntimeError(CANARY)


@pytest.fixture
async def app(settings, built):
    made = built.app(settings, boom, boom_for_all)
    async with made.lifespan():
        yield made


def policy(told):
    (csp,) = told.all("content-security-policy")
    return {name: set(words) for name, *words in (part.split() for part in csp.split(";"))}


@pytest.fixture
async def answers(cast):
    """One of each kind."""
    paper = await cast.files(DLU)
    own, form = as_(cast.david), (OURS, FORM)
    asked = [("GET", p, own) for p in ("/", "/papiers", f"/papiers/{paper}", f"/papiers/{paper}/original", "/casse")]
    asked += [("GET", p) for p in ("/entrer", "/sw.js", "/health", "/api/openapi.json", "/casse-pour-tous", "/papiers")]
    asked += [("GET", p) for p in ("/nulle-part", "/api/nulle-part", f"/api/depots/{uuid4()}")]
    asked += [("PUT", "/papiers", own), ("POST", "/sortir", *form), ("POST", "/messages/ecrire", own, *form)]
    asked += [("POST", "/sortir", FORM), ("OPTIONS", "/entrer"), ("POST", "/api/token", FORM)]
    told = {f"{one[0]} {one[1]}": await raw(cast.app, *one) for one in asked}
    assert {one.status for one in told.values()} >= {200, 204, 303, 401, 403, 404, 405, 422, 500}
    return told


@pytest.mark.attack("E09")
@pytest.mark.attack("F05")
async def test_every_answer_carries_the_same_strict_policy(answers):
    for what, told in answers.items():
        csp = policy(told)
        assert csp["default-src"] == csp["base-uri"] == csp["frame-ancestors"] == {"'none'"}, what
        assert csp["script-src"] == csp["style-src"] == csp["form-action"] == csp["worker-src"] == {"'self'"}, what
        assert csp["require-trusted-types-for"] == {"'script'"}, what
        words = set().union(*csp.values())
        assert words <= {"'none'", "'self'", "'script'", "data:", "worker"}, what
        assert csp["img-src"] == {"'self'", "data:"}, what
        assert {name: told.one(name) for name in FIXED} == FIXED, what
        assert all(len(told.all(name)) == 1 for name in FIXED), what


@pytest.mark.attack("F05")
async def test_no_page_needs_what_the_policy_forbids(answers):
    for what, told in answers.items():
        if (told.one("content-type") or "").startswith("text/html"):
            page = told.body.decode()
            assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=|javascript:", page), what
            assert not re.search(r"""(src|action|srcset|poster)=["'](https?:)?//""", page), what


@pytest.mark.attack("F07")
async def test_one_worker_and_no_other_can_be_installed(answers):
    for what, told in answers.items():
        assert told.one("service-worker-allowed") is None, what
        script = "javascript" in (told.one("content-type") or "")
        assert script == (what == "GET /sw.js"), what
    assert answers["GET /sw.js"].one("cache-control") == "no-cache"


@pytest.mark.attack("F12")
async def test_a_paper_is_taken_away_under_a_name_that_holds_a_date(answers):
    (taken,) = [told for what, told in answers.items() if what.endswith("/original")]
    (name,) = taken.all("content-disposition")
    plain, coded = r'filename="[\w .-]+ \d{1,2} [a-z]+ \d{4}\.[a-z]{3,4}"', r"filename\*=UTF-8''[\w%.-]+"
    assert re.fullmatch(f"attachment; {plain}; {coded}", name, re.ASCII)


@pytest.mark.attack("F21")
async def test_a_failure_is_a_page_with_a_reference_and_nothing_else(answers, cast, capsys):
    for page in ("GET /casse", "GET /casse-pour-tous"):
        told = answers[page]
        assert told.status == 500
        assert re.search(rb"[2-9A-HJ-NP-Z]{10}", told.body)
        for word in (b"Kanari", b"Plumejaune", b"184039", b"RuntimeError", b"Traceback", b"boom"):
            assert word not in told.body
    assert isinstance(cast.david, Person)
    assert "Kanari" not in capsys.readouterr().err
