"""Where a sign-in may end: a page of this site, whatever was asked."""

from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.identity.oidc.next_url import safe_next

SITE = "https://a-portee.example"


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/papiers",
        "/papiers/",
        "/papiers/0b8a1c9e-3f0e-4a55-9d51-2b8f3b8a1f00/original",
        "/messages/ecrire?papier=0b8a1c9e-3f0e-4a55-9d51-2b8f3b8a1f00",
        "/equipe/house-1/messages/thread_2",
        "/entrees",
    ],
)
def test_a_page_of_this_site_is_kept(path):
    assert safe_next(path) == path


@pytest.mark.attack("D16")
@pytest.mark.parametrize(
    "text",
    [
        None, "", "papiers", "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil",
        "/%09/evil.example", "/\t/evil.example", "/papiers\n", "/papiers\r\nSet-Cookie: a=b",
        "/\x00", "https://evil.example", "https:/evil.example", "javascript:alert(1)", "/@evil",
        "/papiers/../../evil", "/.", "/..", "/./papiers", "/papiers#fragment", "/papiers?a=//b",
        "/papiers?next=https://evil.example", "/é", "/papiers /a", " /papiers", "/a:b",
        "/%2f%2fevil.example", "/papiers//a", "/" + "a" * 300, "/papiers\u2028",
    ],
)  # fmt: skip
def test_anything_else_becomes_the_home_page(text):
    assert safe_next(text) == "/"


@pytest.mark.parametrize("path", ["/entrer", "/entrer/franceconnect", "/sortir", "/au-revoir?a=b", "/entrer?a=b"])
def test_signing_in_never_leads_back_to_signing_in_or_out(path):
    assert safe_next(path) == "/"


pieces = st.sampled_from(
    ["/", "//", "\\", "%09", "%5c", "@", ":", "?", "#", ".", "..", "evil.example", "papiers", "a",
     "https:", "javascript:", "\t", "\n", "\r", "\x00", "\u2028", "é", ";", "&", "="]
)  # fmt: skip


@pytest.mark.attack("D16")
@given(st.one_of(st.lists(pieces, max_size=12).map("".join), st.text()))
def test_nobody_ever_leaves_this_site(text):
    kept = safe_next(text)
    assert kept in (text, "/")
    arrived = urlsplit(urljoin(SITE, kept))
    assert f"{arrived.scheme}://{arrived.netloc}" == SITE
    assert kept.isascii()
    assert kept.isprintable()
    assert not kept.startswith("//")
    assert "\\" not in kept
