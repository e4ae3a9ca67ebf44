"""From whom something is kept: who acts for her now, the choices, and what they mean in words."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from msgspec import Struct

from backend.kit import texts
from backend.kit.dates import day_words, local
from backend.kit.forms import Filled

EVERYONE = "tous"


class Acting(Struct):
    """Somebody who acts for the person of a dossier now; `since`: when she first read the thing, if she did."""

    person: UUID
    name: str
    relation: str
    read_at: datetime | None = None


class Choice(Struct, frozen=True, kw_only=True):
    """One of `picks`."""

    value: str
    label: str
    icon: str = ""
    swatch: str = ""
    style: str = ""


class Reveal(Struct, frozen=True, kw_only=True):
    """Before it is shown again: what will be true then, in words."""

    action: str
    back_url: str
    title: str
    then: tuple[str, ...]
    back: str = ""
    asked: str = ""
    form: Filled | None = None


def choices(acting: Iterable[Acting], kept: Iterable[UUID | None] = ()) -> tuple[Choice, ...]:
    """Nobody but her first; then each of those who act for her, from whom it is not kept yet."""
    return _but(kept, "secret", ((one, str(texts.t("secret.not", name=one.name))) for one in acting))


def whom_not(acting: Iterable[Acting], kept: Iterable[UUID | None] = ()) -> tuple[Choice, ...]:
    """The same at the desk, of a minor: whoever acts for him, or one of them."""
    return _but(kept, "opposition", ((one, one.name) for one in acting))


def _but(kept: Iterable[UUID | None], words: str, acting: Iterable[tuple[Acting, str]]) -> tuple[Choice, ...]:
    those = set(kept)
    if None in those:
        return ()
    nobody = Choice(value=EVERYONE, label=str(texts.t(f"{words}.all_of_them")))
    each = (Choice(value=str(one.person), label=label) for one, label in acting if one.person not in those)
    return (nobody, *each)


def already(acting: Iterable[Acting], zone: str, words: str = "secret.already_read") -> tuple[str, ...]:
    """« Paula l’a déjà lu le … »: keeping it now does not undo that."""
    return tuple(
        str(texts.t(words, name=one.name, day=day_words(local(one.read_at, zone).date())))
        for one in acting
        if one.read_at
    )


def whom(said: str, acting: Iterable[Acting]) -> tuple[bool, UUID | None]:
    """Whether it is one of the choices, and who; None stands for whoever acts for her."""
    if said == EVERYONE:
        return True, None
    found = next((one.person for one in acting if str(one.person) == said), None)
    return found is not None, found
