"""Listing, reading and posting beside matrix-synapse and django-postman: same PostgreSQL, same load."""

import pytest

from tests.bench.report import PAGE, read
from tests.bench.targets import TARGETS
from tests.peers.measuring import WHAT, measure

pytestmark = pytest.mark.long


def test_the_page_says_how_ours_stands_beside_the_better_peer():
    """What is wished for is in the last column of the page, and said here; a quiet machine is for a person to find."""
    figures = measure()
    for one in figures:
        print(f"{one.name}: {one.value:,.0f} req/s, {one.ratio} times the better of {one.of}; {TARGETS[one.name]}")
    assert [one.name for one in figures] == [f"peer_{what}" for what in WHAT]
    assert all(one.value > 0 and one.ratio for one in figures)
    assert {one.name for one in figures} <= {one.name for one in read(PAGE.read_text())}
