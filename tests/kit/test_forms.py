"""Every mistake at once, and nothing of what was typed is lost."""

from typing import Annotated, Literal
from uuid import UUID, uuid4

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.kit.forms import Form


class Asked(msgspec.Struct, frozen=True):
    words: Annotated[str, msgspec.Meta(max_length=10)] = msgspec.field(name="mots")
    choice: Literal["a", "b"] = msgspec.field(name="choix")
    key: UUID
    more: str = ""
    agreed: bool = False


def test_all_mistakes_are_told_and_all_words_come_back():
    form = Form(Asked, {"mots": "x" * 11, "choix": "c", "key": "", "more": " ici "})
    assert not form
    assert form.errors == {"mots": "too_long", "choix": "invalid", "key": "missing"}
    assert form.typed == {"mots": "x" * 11, "choix": "c", "key": "", "more": " ici "}
    assert form.errors["more"] == form.typed["never"] == ""
    with pytest.raises(ValueError, match="mistakes"):
        _ = form.value


def test_without_mistakes_there_is_a_value():
    key = uuid4()
    form = Form(Asked, {"mots": " Bonjour ", "choix": "a", "key": str(key), "agreed": "on"})
    assert form
    assert form.value == Asked("Bonjour", "a", key, "", agreed=True)


def test_a_form_that_nobody_sent_has_neither_value_nor_mistake():
    form = Form(Asked)
    assert (bool(form), form.errors, form.typed) == (False, {}, {})


def test_a_line_break_is_one_sign():
    form = Form(Asked, {"mots": "12345\r\n789", "choix": "a", "key": str(uuid4())})
    assert form.value.words == "12345\n789"


def test_a_sign_that_nobody_sees_is_refused_and_does_not_come_back():
    form = Form(Asked, {"mots": "Bon\x00jour", "choix": "a", "key": str(uuid4())})
    assert (form.errors, form.typed["mots"]) == ({"mots": "invalid"}, "Bonjour")


@given(typed=st.dictionaries(st.sampled_from(["mots", "choix", "key", "more", "agreed", "autre"]), st.text()))
def test_whatever_is_typed_is_a_value_or_mistakes_never_both(typed):
    form = Form(Asked, typed)
    assert bool(form) != bool(form.errors)
    assert set(form.errors.values()) <= {"missing", "invalid", "too_long"}
    assert form.typed.keys() == typed.keys()
