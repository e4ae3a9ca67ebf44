"""What « Mes façons d’entrer » shows."""

from msgspec import Struct

from backend.identity.views import Way


class Known(Struct, frozen=True):
    """A provider that knows her: its slug, and since when in words; `id` when she may take it away."""

    means: str
    since: str
    id: str = ""


class Ways(Struct, frozen=True, kw_only=True):
    """`more` may be added; `going` is the one to which she goes on. `done` has words `ways.done.<done>`."""

    known: tuple[Known, ...]
    more: tuple[str, ...] = ()
    going: Way | None = None
    done: str = ""
