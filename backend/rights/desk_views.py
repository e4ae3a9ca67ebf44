"""What the pages of a house show: its queue, and one request to answer.

`AtDesk` posts `reponse` (a choice), `mots` and `key`. Codes of errors, beside those of `views`: `reponse`: missing,
invalid; `mots`: too_short when a no does not say why.
"""

from msgspec import Struct

from backend.audit.views import Who
from backend.kit.forms import Filled
from backend.rights.views import Appeal, Choice, Mark, Row, Step

DECISIONS = (Choice("accepted", "ok"), Choice("refused", "no"))


class Queue(Struct, frozen=True, kw_only=True):
    """The late first, then by the day of the answer; then what was closed last."""

    late: tuple[Row, ...]
    waiting: tuple[Row, ...]
    closed: tuple[Row, ...]
    older_url: str = ""


class AtDesk(Struct, frozen=True, kw_only=True):
    """A request as the house answers it. `form` is None once it is closed; `notice`: "", answered, closed.

    `agrees`: asked for a child, "one" or "each" of those who hold authority.
    """

    url: str
    back_url: str
    person: Who
    kind: str
    reference: str
    paper: str
    mark: Mark
    steps: tuple[Step, ...]
    reason: tuple[str, ...]
    right: str
    clock: str
    form: Filled | None
    paper_url: str = ""
    answer: tuple[str, ...] = ()
    appeals: tuple[Appeal, ...] = ()
    notice: str = ""
    agrees: str = ""
    decisions: tuple[Choice, ...] = DECISIONS
