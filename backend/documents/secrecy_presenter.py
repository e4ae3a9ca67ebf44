"""Secrets in words: what is kept, from whom, since when, and what will be true when it is not any more."""

from backend.documents.presenter import title_of
from backend.documents.schemas import TitleRow
from backend.documents.secrecy_schemas import Ground, Kept
from backend.documents.secrecy_views import Closed
from backend.kit import texts
from backend.kit.dates import day_words, local
from backend.kit.keyring import KeyRing
from backend.people.keys import Wrapped, opened


def closed(ring: KeyRing, row: Kept, *, url: str = "", undo_url: str = "", desk: bool = False) -> Closed:
    """The mention is for professionals: his phone may be in somebody else’s hand."""
    return Closed(
        title=title(ring, row) or str(texts.t("secret.thread")),
        words=_from_whom(row),
        since=str(texts.t("secret.since", day=day_words(local(row.at, row.zone).date()))),
        url=url,
        undo_url=undo_url,
        mention=_mention(ring, row) if desk else "",
    )


def _from_whom(row: Kept) -> str:
    if row.whom is None:
        return str(texts.t("secret.from_all" if row.kind == "own" else "secret.minor_all"))
    name = row.name or str(texts.t("secret.somebody"))
    return str(texts.t("secret.from_one" if row.kind == "own" else "secret.minor_one", name=name))


def title(ring: KeyRing, row: Kept | Ground) -> str:
    """The name of the paper; nothing for a thread."""
    if not (row.title and row.id and row.key_id and row.kek_id and row.wrapped_key):
        return ""
    return title_of(ring, TitleRow(row.id, row.establishment_id, row.title, row.key_id, row.kek_id, row.wrapped_key))


def _mention(ring: KeyRing, row: Kept) -> str:
    if not (row.mention and row.mention_key and row.mention_kek and row.mention_wrapped):
        return ""
    key = opened(ring, Wrapped(row.mention_key, row.mention_kek, row.mention_wrapped))
    return key.unseal(row.mention, row.establishment_id, "secret", row.act, "mention")
