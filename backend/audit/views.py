"""What the pages about "who looked" show: formatted words, ready to print."""

from msgspec import Struct


class Who(Struct, frozen=True, kw_only=True):
    """Somebody as people know them. `role` in the reader's words: "votre sœur", "infirmière"."""

    name: str
    role: str
    initials: str
    staff: bool = False


class Look(Struct, frozen=True, kw_only=True):
    """`what` is "paper" (then `title`), "list" or "messages"; `at` is "à 9 heures 10"."""

    who: Who
    what: str
    at: str
    title: str = ""
    paper_url: str = ""
    why: str = ""
    urgent: bool = False


class LookDay(Struct, frozen=True, kw_only=True):
    name: str
    looks: tuple[Look, ...]


class Looked(Struct, frozen=True, kw_only=True):
    """`people` is how many persons looked during the days shown."""

    people: int
    days: tuple[LookDay, ...]
    older_url: str = ""
