"""What comes in is judged as it comes: not kept once it cannot be taken, and heard to the end."""

import hashlib

import pytest

from backend.documents.receiving import HEAD, Empty, received
from backend.interop.errors import Unreadable
from backend.interop.xml import MAX_BYTES
from tests.cast import DLU

pytestmark = pytest.mark.anyio


class Sender:
    """Sends pieces, and knows how many were heard."""

    def __init__(self, *pieces):
        self.pieces, self.heard = pieces, 0

    async def __aiter__(self):
        for piece in self.pieces:
            self.heard += 1
            yield piece


async def refusal(sender):
    with pytest.raises(Unreadable) as why:
        await received(aiter(sender))
    return why.value.reason


@pytest.mark.parametrize("size", [1, 7, HEAD - 1, HEAD, HEAD + 1, len(DLU)])
async def test_a_parcel_is_the_same_however_it_is_cut(size):
    cut = [DLU[start : start + size] for start in range(0, len(DLU), size)]
    parcel = await received(aiter(Sender(*cut)))
    assert (parcel.kind, parcel.body) == ("cda", DLU)
    assert parcel.sha256 == hashlib.sha256(DLU).digest()


async def test_what_no_reader_takes_is_heard_to_the_end_and_refused():
    sender = Sender(b"x" * HEAD, *[b"x"] * 100)
    assert await refusal(sender) == "unknown-kind"
    assert sender.heard == 101


async def test_one_octet_more_than_its_kind_may_have_is_too_many():
    most = Sender(b"<a>", b" " * (MAX_BYTES - 3))
    assert len((await received(aiter(most))).body) == MAX_BYTES
    more = Sender(b"<a>", b" " * (MAX_BYTES - 3), b" ", b"")
    assert await refusal(more) == "too-large"
    assert more.heard == 4


async def test_a_short_parcel_of_no_kind_is_refused_and_an_empty_one_is_said_empty():
    assert await refusal(Sender(b"Bonjour")) == "unknown-kind"
    assert await refusal(Sender(b" " * 2 * HEAD, DLU)) == "unknown-kind"
    with pytest.raises(Empty):
        await received(aiter(Sender()))
