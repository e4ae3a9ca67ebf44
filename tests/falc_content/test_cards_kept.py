"""A page that is asked again is not searched again; of another one, nothing is taken for it."""

from backend.falc.cards.kept import Kept


def test_what_was_found_is_found_again_and_the_oldest_goes():
    asked = []
    kept = Kept(lambda text: asked.append(text) or text.upper(), most=2)
    assert [kept(text) for text in (b"a", b"b", b"a", b"c", b"a", b"b")] == [b"A", b"B", b"A", b"C", b"A", b"B"]
    assert asked == [b"a", b"b", b"c", b"b"]


def test_no_word_of_the_text_is_kept():
    kept = Kept(len)
    kept(b"Monsieur Morel")
    assert "Morel" not in repr(vars(kept))
