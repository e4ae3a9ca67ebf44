"""The grid that one fills oneself, and a change before the yes."""

from msgspec import Struct

from backend.delegation.schemas import Change, Proposal
from backend.entrusting import presenter
from backend.entrusting.grid_views import Changing, Grid, Sight
from backend.entrusting.views import Tick
from backend.kit.forms import Form
from backend.kit.shell import Shell
from tests.browser import samples as s

Page = tuple[str, Shell, Struct | None]
EMPTY: Form[Proposal] = Form(Proposal)
EMPTY.errors["grille"] = "missing"
TICKED = {"lire-mdph": "on", "prevenir-mdph": "on", "lire-messages": "on"}
FILLED: Form[Change] = Form(Change)
FILLED.typed.update(TICKED | {"jusqua": "day", "fin": "31/12/2026", "motif": "Pour ma rente."})
WORDS = ("Paula Morel peut lire :", "• MDPH et aides", "Jusqu’au 31 décembre 2026.", "Je peux arrêter à tout moment.")
LETTERS = "Paula pourra lire vos messages, et ceux que vos autres aidants écrivent pour vous."
GRID = "pages/entrusting/grid.html"


def grid_pages() -> dict[str, Page]:
    shell, rows = s.usager("/aidants"), presenter.rows(TICKED)
    change = Grid(
        form=FILLED, rows=rows, name="Paula", url="/aidants/1", day="31 décembre 2026", later=True,
        houses=(Tick("chez-1", "Foyer Les Tilleuls", True), Tick("chez-2", "SSIAD Les Pins", False)),
    )  # fmt: skip
    both = Changing(
        name="Paula", initials="PM", relation="sis", url="/aidants/1", act="elargir", gains=Sight((s.LETTER,), True),
        loses=Sight((), False), plus=(LETTERS,), minus=(), words=WORDS, fields=(), again=True,
    )  # fmt: skip
    less = Changing(
        name="Paula", initials="PM", relation="sis", url="/aidants/1", act="reduire", gains=None,
        loses=Sight((s.XRAY, s.PROJECT), False), plus=(), minus=("Paula ne pourra plus lire vos messages.",),
        words=WORDS, fields=(),
    )  # fmt: skip
    return {
        "entrust-grid": (GRID, shell, Grid(form=Form(Proposal), rows=rows)),
        "entrust-grid-wrong": (GRID, shell, Grid(form=EMPTY, rows=presenter.rows({}))),
        "change-grid": (GRID, shell, change),
        "change-more": ("pages/entrusting/changing.html", shell, both),
        "change-less": ("pages/entrusting/changing.html", shell, less),
    }
