"""What the pages show where one begins to write, and once it is sent."""

from msgspec import Struct

from backend.audit.views import Who
from backend.kit.forms import Filled
from backend.messaging.views import OPENINGS, Opening, PaperLink


class Write(Struct, frozen=True, kw_only=True):
    """`answers` is "Elle répond lundi 23 novembre avant midi."; `away` says when nobody is there.

    `only` is to whom alone she writes; where she does not, `choose_url` is where she chooses.
    """

    form: Filled
    to: Who
    answers: str
    away: str = ""
    paper: PaperLink | None = None
    base: str = "/messages"
    keep_url: str = ""
    kept: bool = False
    taken_back: str = ""
    only: str = ""
    only_id: str = ""
    choose_url: str = ""
    openings: tuple[Opening, ...] = OPENINGS


class Sent(Struct, frozen=True, kw_only=True):
    """After sending: it has arrived, nothing more is promised. `undo_url` while it can be taken back, `seconds` more.

    `refused` says why it could not be taken back.
    """

    to: Who
    when: str
    answers: str
    thread_url: str
    reference: str = ""
    undo_url: str = ""
    seconds: int = 0
    read: bool = False
    refused: str = ""
