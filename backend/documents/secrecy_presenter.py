"""Secrets in words: what is kept, from whom, since when, and what will be true when it is not any more."""

from collections.abc import Iterable
from uuid import UUID

from backend.documents.presenter import title_of
from backend.documents.schemas import TitleRow
from backend.documents.secrecy_schemas import Acting, Ground, Kept
from backend.documents.secrecy_views import Choice, Closed
from backend.kit import texts
from backend.kit.dates import day_words, local
from backend.kit.keyring import KeyRing
from backend.people.keys import Wrapped, opened

EVERYONE = "tous"


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


def choices(acting: Iterable[Acting], already: Iterable[Kept] = ()) -> tuple[Choice, ...]:
    """Nobody but her first; then each of those who act for her, from whom it is not kept yet."""
    kept = list(already)
    if any(row.whom is None for row in kept):
        return ()
    those = {row.whom for row in kept}
    each = (one for one in acting if one.person not in those)
    nobody = Choice(value=EVERYONE, label=str(texts.t("secret.all_of_them")))
    return (nobody, *(Choice(value=str(one.person), label=str(texts.t("secret.not", name=one.name))) for one in each))


def whom_not(acting: Iterable[Acting]) -> tuple[Choice, ...]:
    """Who must not know, at the desk: whoever acts for him, or one of them."""
    nobody = Choice(value=EVERYONE, label=str(texts.t("opposition.all_of_them")))
    return (nobody, *(Choice(value=str(one.person), label=one.name) for one in acting))


def already(acting: Iterable[Acting], zone: str) -> tuple[str, ...]:
    """« Paula l’a déjà lu le … »: keeping it now does not undo that."""
    return tuple(
        str(texts.t("secret.already_read", name=one.name, day=day_words(local(one.read_at, zone).date())))
        for one in acting
        if one.read_at
    )


def whom(said: str, acting: Iterable[Acting]) -> tuple[bool, UUID | None]:
    """Whether it is one of the choices, and who; None stands for whoever acts for her."""
    if said == EVERYONE:
        return True, None
    found = next((one.person for one in acting if str(one.person) == said), None)
    return found is not None, found
