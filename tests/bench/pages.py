"""Pages by string joining, in the frame of the real ones: the frame is cut out once, at the start."""

from datetime import date
from html import escape
from uuid import UUID

from markupsafe import Markup

from backend.documents import list_views, views
from backend.documents.families import explanations
from backend.documents.schemas import PaperHead
from backend.kit.shell import Help, Shell
from backend.web.assets import front_end
from backend.web.catalogues import texts
from backend.web.templates import render
from backend.web.views import Home

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = ("", "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
          "novembre", "décembre")  # fmt: skip
HELP = Help(name="Madame Martin", first="Madame Martin", role="infirmière", initials="M", hours="De 9 à 18 heures.")
SHELL = Shell(path="/", key=str(UUID(int=0)), person="@name@", space="usager", house="Foyer", help=HELP)
PLACE = "@here@"
# What every row of a paper begins with: then whether it is new, and its key.
HEAD = len(PaperHead.__struct_fields__)


def _cut(template, view, at=PLACE):
    """What stands before and after `at` in the real page."""
    before, found, after = render(template, SHELL, view).decode().partition(at)
    if not found:
        raise ValueError(template)
    return before, after


_FAMILY = views.FAMILIES["bilans"]
_ROW = list_views.PaperRow(url=PLACE, title="", origin="", day="", family=_FAMILY)
_MONTH = list_views.Month(name="Mai", papers=(_ROW,))
LIST = _cut("pages/documents/index.html", list_views.Papers(count=20, months=(_MONTH,), older_url="/papiers"), "<li><a")
LIST = LIST[0], LIST[1].partition("</li>")[2]
PAPER = _cut(
    "pages/documents/show.html",
    views.Paper(id="0", title="@title@", origin="", day="", family=_FAMILY, body=Markup(PLACE)),
)
HOME = _cut("pages/web/home.html", Home(new_papers=7, new_messages=7, lookers=7), "@name@")
SPRITE = front_end().url("sprite.svg")
NAMES = {code: str(texts("fr", False).t(f"family.{code}")) for code in views.FAMILIES}


def day(at: date) -> str:
    return f"{DAYS[at.weekday()]} {at.day} {MONTHS[at.month]} {at.year}"


def home(around, news):
    before, after = HOME
    counts = f"<p>{news[0]} papiers, {news[1]} messages, {news[2]} regards, {news[3]} appareils</p>"
    return f"{before}{escape(around[0])}{counts}{after}".encode()


def papers(rows):
    return f"{LIST[0]}{''.join(_row(*row) for row in rows)}{LIST[1]}".encode()


def _row(row, title, origin):
    family = views.FAMILIES[row[4]]
    return (
        f'<li><a href="/papiers/{row[0]}"><span class="tile {family.shape} c{family.colour}">'
        f'<svg class="i" aria-hidden="true"><use href="{SPRITE}#{family.icon}"/></svg></span>'
        f'<span><b>{escape(title)}</b><span class="d">{NAMES[row[4]]}</span><span class="d">De {escape(origin)}</span>'
        f'<span class="d">{day(row[7])}</span>{"<b>Nouveau</b>" if row[HEAD] else ""}</span></a></li>'
    )


def paper(row, title, origin, body):
    what = "<br>".join(explanations()[row[4]].sentences)
    before, after = PAPER
    top = before.replace("@title@", escape(title))
    return f"{top}<p>{escape(origin)} {day(row[7])} {escape(row[3])}</p><p>{what}</p>{body}{after}".encode()
