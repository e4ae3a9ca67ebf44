"""The address says in whose name one asks; the secret says who one is; neither says the other."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.kit.actor import COOKIE, Asked
from backend.kit.asking import asked_by

COOKIES = {COOKIE: "a secret"}
HOUSE = UUID("0a4ff1c1-b0e9-4a51-9578-b9ec1f5b2724")


@pytest.mark.parametrize(
    ("path", "capacity", "subject"),
    [
        (f"/equipe/{HOUSE}", "staff", HOUSE),
        (f"/equipe/{HOUSE}/messages", "staff", HOUSE),
        (f"/pour/{HOUSE}/papiers", "aidant", HOUSE),
        (f"/pour/{HOUSE}/equipe/{HOUSE}", "aidant", HOUSE),
        ("/equipe", "usager", None),
        ("/equipe/personne", "usager", None),
        (f"/papiers/{HOUSE}", "usager", None),
        (f"/Equipe/{HOUSE}", "usager", None),
        (f"//equipe/{HOUSE}", "usager", None),
        (f"/x/equipe/{HOUSE}", "usager", None),
        ("/", "usager", None),
        ("", "usager", None),
    ],
)
def test_the_address_says_the_capacity(path, capacity, subject):
    assert asked_by(path, {}, COOKIES) == Asked("a secret", capacity, subject)
    assert asked_by(path, {}, {}) == Asked(None, capacity, subject)


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER"])
def test_a_token_is_a_program_whatever_the_address_and_the_cookie(scheme):
    asked = asked_by(f"/equipe/{HOUSE}", {"authorization": f"{scheme} a-token"}, COOKIES)
    assert asked == Asked("a-token", "machine", None)


@pytest.mark.parametrize("header", ["", "Basic YTpi", "Bearers x", "a secret"])
def test_another_way_to_prove_oneself_is_none(header):
    assert asked_by("/", {"authorization": header}, COOKIES) == Asked("a secret", "usager")


@given(path=st.text(), header=st.text(), cookie=st.none() | st.text())
def test_whatever_comes_is_one_of_four_and_an_id_is_an_id(path, header, cookie):
    asked = asked_by(path, {"authorization": header}, {COOKIE: cookie} if cookie is not None else {})
    assert asked.capacity in ("usager", "aidant", "staff", "machine")
    assert asked.subject is None or isinstance(asked.subject, UUID)
    assert (asked.subject is not None) == (asked.capacity in ("aidant", "staff"))
