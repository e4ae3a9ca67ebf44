"""What `test_hardened` looks for is seen: each header that is missing or wider, each cookie that travels too far."""

import httpx
import pytest

from tests.architecture.hardened import EXACTLY, KEPT, NEVER, POLICY, wrong_with

pytestmark = pytest.mark.architecture

CSP = "; ".join(f"{name} {value}" for name, value in POLICY.items())
GOOD = {**EXACTLY, "content-security-policy": CSP, "cache-control": "no-store, private"}
COOKIE = "__Host-name=value; Path=/; Secure; HttpOnly; SameSite=lax"


def wrong(path="/papiers", status=200, **changes):
    told = {name: value for name, value in {**GOOD, **changes}.items() if value is not None}
    return list(wrong_with(httpx.Response(status, headers=told), path))


def test_a_good_answer_has_no_fault():
    assert wrong() == wrong(**{"set-cookie": COOKIE}) == wrong("/assets/app.css", **{"cache-control": "public"}) == []


@pytest.mark.parametrize("name", EXACTLY)
def test_a_header_that_is_missing_or_another_is_seen(name):
    assert wrong(**{name: None}) == wrong(**{name: "other"}) == [name]


@pytest.mark.parametrize("name", POLICY)
def test_a_wider_policy_is_seen(name):
    was = f"{name} {POLICY[name]}"
    for instead in (f"{was} https:", f"{name} *", f"{was} 'unsafe-inline'", ""):
        assert f"csp {name}" in wrong(**{"content-security-policy": CSP.replace(was, instead)})


def test_what_is_allowed_beside_is_seen():
    assert wrong(**{"content-security-policy": f"{CSP}; frame-src 'self'"}) == ["csp frame-src"]
    assert len(wrong(**{"content-security-policy": None})) >= len(POLICY)


@pytest.mark.parametrize("name", NEVER)
def test_what_is_never_said_is_seen(name):
    assert wrong(**{name: "x"}) == [name]


@pytest.mark.parametrize("path", ["/assetsx", "/papiers", "/sw.jsx", "/sw.js/", "/x/sw.js", "/catalogue/x", "/swxjs"])
def test_what_is_kept_of_anybody_is_seen(path):
    assert wrong(path, **{"cache-control": "public, max-age=60"}) == wrong(path, **{"cache-control": None}) == ["kept"]


@pytest.mark.parametrize("path", ["/assets/x.js", "/sw.js", "/installer", "/.well-known/jwks.json", "/robots.txt"])
def test_an_error_is_never_kept(path):
    assert KEPT.match(path)
    assert wrong(path, 404, **{"cache-control": "public"}) == ["kept"]
    assert wrong(path, 304, **{"cache-control": "public"}) == []


@pytest.mark.parametrize("part", ["Secure", "HttpOnly", "SameSite=lax"])
def test_a_cookie_that_travels_too_far_is_seen(part):
    assert wrong(**{"set-cookie": COOKIE.replace(f"; {part}", "")}) == [
        f"cookie __Host-name: {part.lower().partition('=')[0]}"
    ]
    assert wrong(**{"set-cookie": COOKIE.replace("SameSite=lax", "SameSite=None")}) == ["cookie __Host-name: samesite"]
