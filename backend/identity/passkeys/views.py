"""What « Mes clés d’accès » shows."""

from msgspec import Struct


class Key(Struct, frozen=True, kw_only=True):
    """`last` is empty when it never served; `waits_until` when it may do everything. `doubtful`: there may be two."""

    id: str
    name: str
    added: str
    last: str = ""
    waits_until: str = ""
    doubtful: bool = False


class Happened(Struct, frozen=True, kw_only=True):
    """`kind` has words `keys.happened.<kind>`; `where` is the device, in words; `here`: in this very sign-in."""

    kind: str
    name: str
    when: str
    where: str
    here: bool = False


class Keys(Struct, frozen=True, kw_only=True):
    """`done` has words `keys.done.<done>`; `full`: no more may be added."""

    keys: tuple[Key, ...]
    happened: tuple[Happened, ...] = ()
    full: bool = False
    done: str = ""


class NewKey(Struct, frozen=True, kw_only=True):
    """`options` is what the browser is asked, as JSON; `error` is a code about the name."""

    options: str
    name: str
    error: str = ""


REFUSALS = ("new", "doubtful", "refused")
"""Why a key does not prove a grave act."""
DONE = ("added", "removed", "named", "failed")
