"""What the pages about many openings show."""

from typing import Literal, get_args
from uuid import UUID

from msgspec import Struct

from backend.kit.forms import Filled

Said = Literal["urgent", "replacing", "preparing", "other"]
REASONS: tuple[str, ...] = get_args(Said)


class ManyRow(Struct, frozen=True, kw_only=True):
    """`member_url`: where her access ends; `why`: in words, when she was asked. The form posts `key` to `url`."""

    id: UUID
    name: str
    role: str
    initials: str
    opened: int
    since: str
    why: str
    url: str
    member_url: str


class ManyToCheck(Struct, frozen=True, kw_only=True):
    rows: tuple[ManyRow, ...]
    done: bool = False
    wrong: str = ""


class Reason(Struct, frozen=True):
    value: str
    label: str
    icon: str = ""
    swatch: str = ""
    style: str = ""


class GoingOn(Struct, frozen=True, kw_only=True):
    """`reasons`: a choice, never words. Posts `key`, `pourquoi` and `retour` to `url`."""

    url: str
    opened: int
    reasons: tuple[Reason, ...]
    form: Filled
    back: str
