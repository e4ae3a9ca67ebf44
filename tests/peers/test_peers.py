"""Listing, reading and posting beside matrix-synapse and django-postman: several times the better of the two."""

import pytest

from tests.peers.measuring import measure

pytestmark = pytest.mark.long
LEAST = {"peer_listing": 3, "peer_reading": 3, "peer_posting": 5}


def test_ours_is_several_times_the_better_peer():
    figures = measure()
    for one in figures:
        print(f"{one.name}: {one.value:,.0f} req/s, {one.ratio} times the better of {one.of}")
    assert {one.name for one in figures} == set(LEAST)
    assert [one.name for one in figures if one.ratio < LEAST[one.name]] == []
