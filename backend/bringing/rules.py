"""What may be sent, and which refusals a person can do something about."""

from backend.documents.arriving import is_pdf, is_photo

LARGEST = 10 * 1024 * 1024
# What hangs on everything that the dossier holds: told to the person alone, since others know only a part of it.
OF_THE_DOSSIER = "quota"
TOLD = frozenset({
    OF_THE_DOSSIER, "infected", "photo-too-large", "photo-pages", "pdf-locked", "pdf-too-long",
})  # fmt: skip


def refusal(body: bytes, *, too_large: bool) -> str:
    """Why it is refused at once, by its octets alone; nothing when it is not."""
    if too_large or len(body) > LARGEST:
        return "too_large"
    if not body:
        return "missing"
    return "" if is_pdf(body) or is_photo(body) else "not_paper"


def told(reason: str) -> str:
    """The words of a refusal: what lies behind a code that nobody can act upon is said in general."""
    code = reason.partition(":")[0]
    return code if code in TOLD else "other"
