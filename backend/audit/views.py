"""What the pages about "who looked" show: formatted words, ready to print."""

from msgspec import Struct


class Who(Struct, frozen=True, kw_only=True):
    """Somebody as people know them. `role` in the reader's words: "votre sœur", "infirmière"."""

    name: str
    role: str
    initials: str
    staff: bool = False


class Look(Struct, frozen=True, kw_only=True):
    """`what` has words `looked.<what>`, followed by `title` when one paper is told; `at` is "à 9 heures 10"."""

    what: str
    at: str
    title: str = ""
    paper_url: str = ""


class Visit(Struct, frozen=True, kw_only=True):
    """What one person did without anybody in between, for one reason. `mine`: by the reader herself."""

    who: Who
    looks: tuple[Look, ...]
    why: str = ""
    urgent: bool = False
    mine: bool = False


class LookDay(Struct, frozen=True, kw_only=True):
    name: str
    visits: tuple[Visit, ...]


class Looked(Struct, frozen=True, kw_only=True):
    """`people` is how many persons looked during the days shown."""

    people: int
    days: tuple[LookDay, ...]
    older_url: str = ""
