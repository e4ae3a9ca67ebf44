"""What the pages of a paper that proves something show: words, ready to print."""

from msgspec import Struct

from backend.documents.views import Original, Sheets
from backend.kit.forms import Filled

REASONS = ("other", "unreadable", "somebody")


class Paper(Struct, frozen=True, kw_only=True):
    """The paper on a screen, as the pages of papers show theirs."""

    sheets: Sheets = Sheets()
    original: Original | None = None
    body: None = None
    beside: tuple[Original, ...] = ()


class AtDesk(Struct, frozen=True, kw_only=True):
    """`what`: measure, mandate. `state`: none, received, refused, kept, wrong. `why`: what may be done about a
    refusal, even when the paper before it is kept. `wrong`: why the last paper is not the right one; `said_wrong`: the
    reader said so. `may_refuse`: she may say so, now that it is open. `way_out`: what helps a house of two.

    `seen_by`: whom it is shown to. `adds`: another may be added. `check_url`: whoever reads may agree, now that it
    is open.
    """

    what: str
    title: str
    name: str
    holder: str
    url: str
    back_url: str
    state: str
    day: str
    form: Filled
    why: str = ""
    wrong: str = ""
    said_wrong: bool = False
    may_refuse: bool = False
    reasons: tuple[str, ...] = REASONS
    way_out: str = ""
    seen_by: str = "house"
    adds: bool = False
    check_url: str = ""
    waits: bool = False
    said: str = ""
    paper: Paper = Paper()


class Mine(Struct, frozen=True, kw_only=True):
    """For her whom it is about."""

    what: str
    back_url: str
    day: str
    paper: Paper
