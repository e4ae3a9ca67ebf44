"""What a browser carries for us says nothing to it, and opens for nobody else."""

from base64 import urlsafe_b64decode, urlsafe_b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.kit.carried import opened, sealed


@given(st.text(max_size=200))
def test_words_come_back_to_the_same_sign_in(words):
    assert opened("secret", "search", sealed("secret", "search", words)) == words


def test_they_open_for_no_other_sign_in_and_no_other_use():
    carried = sealed("secret", "search", "vaccin")
    assert opened("other", "search", carried) == ""
    assert opened("secret", "other", carried) == ""


def test_the_browser_reads_nothing_of_them_and_the_same_words_never_look_the_same():
    carried = sealed("secret", "search", "vaccin")
    assert b"vaccin" not in urlsafe_b64decode(carried)
    assert carried != sealed("secret", "search", "vaccin")


def test_one_bit_changed_opens_nothing():
    raw = urlsafe_b64decode(sealed("secret", "search", "vaccin"))
    for place in range(len(raw)):
        changed = raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :]
        assert opened("secret", "search", urlsafe_b64encode(changed).decode()) == ""


@pytest.mark.parametrize("carried", ["", "é", "a", "====", "AAAA", "x" * 5000])
def test_what_we_never_wrote_opens_nothing(carried):
    assert opened("secret", "search", carried) == ""
