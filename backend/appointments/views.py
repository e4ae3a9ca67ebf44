"""What the pages about appointments show: formatted words, ready to print."""

from msgspec import Struct

from backend.delegation.keeping import Choice
from backend.kit.forms import Filled


class Line(Struct, frozen=True, kw_only=True):
    """One in a list: what it is, when, where. `mark`: "", "changed" or "cancelled"."""

    url: str
    kind: str
    icon: str
    when: str
    where: str = ""
    mark: str = ""


class Appointments(Struct, frozen=True, kw_only=True):
    """Those to come, and what is past, the newest first. `coming` is empty on the pages after the first."""

    coming: tuple[Line, ...]
    past: tuple[Line, ...]
    first: bool = True
    more: bool = False  # of those to come, there are others
    older_url: str = ""
    base: str = ""
    plan_url: str = ""
    person: str = ""


class Closed(Struct, frozen=True, kw_only=True):
    """From whom it is kept, in `words`. `undo_url`: where it is shown again, if it is hers to say."""

    id: str
    words: str
    since: str
    mention: str = ""
    key: str = ""
    undo_url: str = ""


class One(Struct, frozen=True, kw_only=True):
    """One appointment. `was`: when it was before, in words. `again`: why it is asked once more: sent, gone."""

    url: str
    back_url: str
    kind: str
    icon: str
    day: str
    hour: str
    where: str
    who: str = ""
    about: tuple[str, ...] = ()
    bring: tuple[str, ...] = ()
    house: str = ""
    mark: str = ""
    changed: str = ""
    was: str = ""
    past: bool = False
    write_url: str = ""
    closed: tuple[Closed, ...] = ()
    choices: tuple[Choice, ...] = ()  # from whom she may keep it
    seen: tuple[str, ...] = ()  # who knows of it already, in words
    notice: str = ""
    again: str = ""


class Plan(Struct, frozen=True, kw_only=True):
    """Write one, or move it: `one` is there then. `errors` are words, by field. Each form has its own
    key: one that was sent does not answer for another."""

    action: str
    back_url: str
    person: str
    kinds: tuple[Choice, ...]
    form: Filled
    errors: tuple["Mistake", ...] = ()
    one: One | None = None
    plans: bool = True  # it may still be moved, by her
    lifts: bool = True  # what keeps it from others may be lifted by her, whatever his age is now
    minor: bool = False
    whom: tuple[Choice, ...] = ()  # who must not know, of a minor
    notice: str = ""
    cancel_key: str = ""
    secret_key: str = ""


class Mistake(Struct, frozen=True):
    """What is wrong with a field, in words."""

    field: str
    words: str
