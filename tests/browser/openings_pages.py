"""Many dossiers opened: what waits for whoever says who works in the house, and the page that asks why."""

from uuid import UUID

from msgspec.structs import replace

from backend.kit.forms import Form
from backend.kit.shell import Desk, Shell
from backend.people.openings.going_on import REASONS, Why
from backend.people.openings.views import GoingOn, ManyRow, ManyToCheck, Reason
from tests.browser import samples as s

WORDS = ("Une urgence", "Un remplacement", "Une réunion, une visite ou un contrôle à préparer", "Une autre raison")


def openings():
    desk = Desk(url=s.TEAM, house=s.HOUSE, place="membres", duties=frozenset({"members"}))
    shell = Shell(path=f"{s.TEAM}/ouvertures", key=s.KEY, person="Jean", space="staff", desk=desk)
    row = ManyRow(
        id=UUID(int=1), name="Charlotte Fontaine", role="aide-soignante", initials="CF", opened=75,
        since="aujourd’hui, 14 h 05", why="", url=f"{s.TEAM}/ouvertures/1", member_url=f"{s.TEAM}/membres/1",
    )  # fmt: skip
    said = replace(row, name="Madame Martin", role="infirmière du foyer", initials="SM", opened=181, why=WORDS[1])
    page, why = "pages/people/openings.html", "pages/people/openings_why.html"
    asked = GoingOn(
        url=f"{s.TEAM}/beaucoup", opened=180, form=Form(Why), back=f"{s.TEAM}/personnes",
        reasons=tuple(Reason(value, label) for value, label in zip(REASONS, WORDS, strict=True)),
    )  # fmt: skip
    return {
        "openings": (page, shell, ManyToCheck(rows=(row, said))),
        "openings-none": (page, shell, ManyToCheck(rows=())),
        "openings-done": (page, shell, ManyToCheck(rows=(row,), done=True)),
        "openings-again": (page, shell, ManyToCheck(rows=(row,), wrong="again")),
        "openings-why": (why, s.staff(f"{s.TEAM}/beaucoup", "personnes"), asked),
        "openings-why-wrong": (
            why, s.staff(f"{s.TEAM}/beaucoup", "personnes"), replace(asked, form=s.Blank({}, {"pourquoi": "missing"}))
        ),
    }  # fmt: skip
