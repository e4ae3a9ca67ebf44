"""A sealed file opens whole, or not at all."""

from hypothesis import given
from hypothesis import strategies as st

from backend.documents import chunks
from backend.kit.sealing import Broken, new_key


def opens(pieces, key):
    try:
        return b"".join(chunks.opened(pieces, key, "name"))
    except Broken:
        return None


@given(words=st.binary(max_size=200), chunk=st.integers(1, 50), piece=st.integers(1, 70), cut=st.integers(0, 400))
def test_no_beginning_of_a_sealed_file_opens(words, chunk, piece, cut):
    """Whatever the sizes, and however the store cuts what it sends; a file that was cut anywhere opens in no case."""

    def sent(kept):
        return (kept[at : at + piece] for at in range(0, len(kept), piece))

    key, usual = new_key(), chunks.CHUNK
    chunks.CHUNK = chunk
    try:
        whole = b"".join(chunks.sealed(words, key, "name"))
        assert opens(sent(whole), key) == words
        assert opens(sent(whole[: cut % len(whole)]), key) is None
    finally:
        chunks.CHUNK = usual
