"""What is read in the zip that a person takes away, far from us, as in `pages`."""

from markupsafe import Markup
from msgspec.structs import replace

from backend.documents.take_views import File, Index, Page, Taken
from backend.documents.views import FAMILIES
from backend.web.assets import front_end
from tests.browser import samples as s

SPRITE = Markup(front_end().file(front_end().url("sprite.svg")).bodies["identity"].decode())
NAME = "papiers/Lettre de l’hôpital, 20 novembre 2026"
LETTER = Taken(
    title="Lettre de l’hôpital",
    origin="De l’hôpital Saint-Jean, docteur Roux",
    day="vendredi 20 novembre 2026",
    family=FAMILIES["hopital"],
    page=f"{NAME}.html",
    files=(File(f"{NAME}.pdf", "PDF", "240 ko"), File(f"{NAME}, fichier 1.pdf", "PDF", "80 ko")),
)
XRAY = replace(
    LETTER, title="Radio du poignet", family=FAMILIES["images"], page="papiers/Radio du poignet.html", files=()
)
READ = Page(paper=LETTER, what=s.WHAT.lines, body=s.LETTER_BODY)


def away():
    shell, index, paper = (
        s.usager("/papiers/prendre"),
        "pages/documents/away_index.html",
        "pages/documents/away_paper.html",
    )
    return {
        "away": (index, shell, Index(day="samedi 21 novembre 2026", sprite=SPRITE, papers=(LETTER, XRAY))),
        "away-paper": (paper, shell, READ),
        "away-paper-file": (paper, shell, replace(READ, body=None)),
        "away-paper-lost": (paper, shell, Page(paper=XRAY, what=(), body=None, lost=True)),
    }
