"""What the pages of lists show. `what` is `usagers` or `professionnels`; codes have words `list.…`.

`Lists` posts a file, `quoi` and `key` to its `url`. `Run` posts `vu` and `key` to `url`/confirmer, `key` to
`url`/abandonner and to `url`/reprendre. Codes of errors, for `liste`: missing, too_large, again, or the reason of a
refusal.
"""

from msgspec import Struct

TABS = ("new", "changed", "faulty", "moved")


class RunLine(Struct, frozen=True, kw_only=True):
    """A list of before. `kind` and `words` are its state."""

    url: str
    what: str
    day: str
    kind: str
    words: str


class Lists(Struct, frozen=True, kw_only=True):
    """`whats` are the lists that are hers to bring; `wrong` a code, about `wrong_what`."""

    url: str
    whats: tuple[str, ...]
    annuaire: bool = False
    wrong: str = ""
    wrong_what: str = ""
    runs: tuple[RunLine, ...] = ()
    notice: str = ""


class Column(Struct, frozen=True, kw_only=True):
    name: str
    words: str
    needed: bool = False


class Model(Struct, frozen=True, kw_only=True):
    """How to prepare a list."""

    back_url: str
    what: str
    file_url: str
    columns: tuple[Column, ...]


class Changed(Struct, frozen=True, kw_only=True):
    name: str
    before: str
    after: str


class Line(Struct, frozen=True, kw_only=True):
    """`who` as the line names her; `faults` stop it, `warnings` do not."""

    number: int
    who: str
    changes: tuple[Changed, ...] = ()
    faults: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


class Tab(Struct, frozen=True, kw_only=True):
    name: str
    count: int
    url: str
    here: bool


class Run(Struct, frozen=True, kw_only=True):
    """`state`: received, looked, running, stopped, done, failed. `seen` is the mark of what she is shown."""

    url: str
    back_url: str
    what: str
    day: str
    state: str
    summary: str
    seen: str = ""
    reason: str = ""
    done: int = 0
    total: int = 0
    percent: int = 0
    tabs: tuple[Tab, ...] = ()
    tab: str = ""
    lines: tuple[Line, ...] = ()
    more_url: str = ""
    may_confirm: bool = False
    to_correct: bool = False
    notice: str = ""
