"""What the pages about requests show: formatted words, ready to print.

`Oppose` posts `pourquoi` (a choice), `mots`, `papier` and `key`. An error is told by `error.<field>.<code>`. Codes:
`pourquoi`: missing, invalid; `mots`: missing, too_long; `again` (field `form`): the same key came with other words.
"""

from msgspec import Struct

from backend.audit.views import Who
from backend.documents.views import Family
from backend.kit.forms import Filled


class Choice(Struct, frozen=True):
    """A picture and its words, `<group>.<value>`."""

    value: str
    icon: str


REASONS = (Choice("private", "lock"), Choice("readers", "eye"), Choice("wrong", "zoom"), Choice("other", "write"))


class Oppose(Struct, frozen=True, kw_only=True):
    """Before asking: about which paper, what it changes and what it does not. `hidden`: from the staff, by her.

    `base` is empty for oneself. `agrees`: for a child, "one" or "each" of those who hold authority.
    """

    id: str
    title: str
    day: str
    family: Family
    house: str
    form: Filled
    hidden: bool = False
    base: str = ""
    agrees: str = ""
    reasons: tuple[Choice, ...] = REASONS


class Mark(Struct, frozen=True):
    """A state in a shape and a word, as in `components/state`."""

    kind: str
    word: str


class Row(Struct, frozen=True, kw_only=True):
    """One request in a list; `due` is empty when nothing is awaited, `who` on the person's own page."""

    url: str
    kind: str
    paper: str
    asked: str
    mark: Mark
    due: str = ""
    who: Who | None = None


class Mine(Struct, frozen=True, kw_only=True):
    rows: tuple[Row, ...]
    older_url: str = ""


class Step(Struct, frozen=True, kw_only=True):
    """`state`: done, now or "" (to come)."""

    name: str
    words: str
    state: str = ""


class Appeal(Struct, frozen=True):
    """Whom to ask after a no, and the article that says so."""

    words: str
    law: str


class One(Struct, frozen=True, kw_only=True):
    """A request as the person follows it. `notice`: "", asked, already, withdrawn, closed, again.

    `receipt_url` is empty while the receipt is being made; `answer` while nobody has answered. `base` is that of the
    person for whom it was asked, to whoever asked it for her: the receipt is not theirs to take.
    """

    url: str
    kind: str
    reference: str
    paper: str
    mark: Mark
    steps: tuple[Step, ...]
    reason: tuple[str, ...]
    right: str
    clock: str
    paper_url: str = ""
    answer: tuple[str, ...] = ()
    appeals: tuple[Appeal, ...] = ()
    receipt_url: str = ""
    may_withdraw: bool = False
    notice: str = ""
    base: str = ""


class Checked(Struct, frozen=True, kw_only=True):
    """What anybody is told of a reference: whether it is one of ours, and then what kind and which day."""

    reference: str
    kind: str = ""
    day: str = ""
