"""The photo of a message in words, and where its picture is."""

from backend.kit import texts
from backend.messaging.schemas import MessageRow
from backend.messaging.views import Photo

# Reasons that she can do something about; the others say that it does not open.
TOLD = frozenset({"quota", "photo-too-large", "infected"})


def photo(row: MessageRow, author: str, url: str) -> Photo | None:
    """`url` is the page of its thread."""
    if row.photo_id is None or row.photo_state is None:
        return None
    place = f"{url}/photos/{row.photo_id}"
    return Photo(
        state=row.photo_state,
        words=_words(row.photo_state, (row.photo_reason or "").partition(":")[0]),
        url=place,
        large_url=f"{place}?taille=grande",
        width=row.width or 0,
        height=row.height or 0,
        author=author,
    )


def _words(state: str, reason: str) -> str:
    if state == "refused":
        return str(texts.t(f"photo.refused.{reason if reason in TOLD else 'other'}"))
    return str(texts.t("photo.received")) if state == "received" else ""
