"""Pages about papers, in their states."""

from msgspec import Struct
from msgspec.structs import replace

from backend.documents import desk_views
from backend.documents import list_views as lists
from backend.documents import views as documents
from backend.documents.dispute_views import DeskDisputes, MyDisputes
from backend.documents.list_schemas import Wanted
from backend.documents.list_views import Month, Papers
from backend.documents.take_views import Choice
from backend.documents.views import FAMILIES
from backend.kit.forms import Form
from backend.kit.shell import Shell
from tests.browser import paper_samples as p
from tests.browser import samples as s

Page = tuple[str, Shell, Struct | None]


def pages() -> dict[str, Page]:
    shell, index, show = s.usager("/papiers"), "pages/documents/index.html", "pages/documents/show.html"
    months = (
        Month(name="Novembre 2026", papers=(s.PRESCRIPTION, s.XRAY)),
        Month(name="Septembre 2026", papers=(s.PROJECT,)),
    )
    search, staff_show = "pages/documents/search.html", "pages/documents/staff_show.html"
    desk, disputed = s.staff("/equipe", "personnes"), "pages/documents/desk_dispute.html"
    hide = documents.Hide(
        id="3",
        title="Radio du poignet",
        day="mercredi 18 novembre 2026",
        family=FAMILIES["images"],
        loses=("L’équipe du foyer", "Les soignants hors de l’hôpital"),
        keeps=("Vous", "Paula, votre sœur", "L’hôpital Saint-Jean"),
    )
    photo = s._paper(body=None, what=None, readers=(s.DAVID,), can_hide=False)
    return {
        "papers": (
            index,
            shell,
            Papers(count=4, to_read=(s.LETTER,), months=months, older_url="/papiers?avant=2026-09"),
        ),
        "papers-empty": (index, shell, Papers(count=0)),
        "papers-family": (
            index,
            shell,
            Papers(count=2, family=FAMILIES["images"], months=months, newer_url="/papiers?depuis=2026-12"),
        ),
        "papers-family-empty": (index, shell, Papers(count=0, family=FAMILIES["images"])),
        "papers-new": (index, shell, Papers(count=2, only_new=True, months=months)),
        "papers-new-empty": (index, shell, Papers(count=0, only_new=True)),
        "search": (search, shell, lists.Results(form=Form(Wanted))),
        "search-wrong": (search, shell, lists.Results(form=p.NOTHING_ASKED)),
        "search-found": (
            search,
            shell,
            lists.Results(form=p.ASKED, looked=True, rows=p.FOUND, whole=False, older_url="/papiers/chercher?avant=x"),
        ),
        "search-none": (search, shell, lists.Results(form=p.ASKED, looked=True)),
        "families": ("pages/documents/families.html", shell, p.FAMILIES_SHOWN),
        "families-empty": ("pages/documents/families.html", shell, lists.Families(new="", rows=())),
        "paper": (show, shell, s._paper()),
        "paper-hidden": (
            show,
            shell,
            s._paper(hidden=True, hidden_since="depuis samedi 21 novembre 2026", notice="hidden"),
        ),
        "paper-own": (show, shell, s._paper(own=True, origin="Ajouté par vous", what=None)),
        "paper-shown": (show, shell, s._paper(notice="shown", house=s.HOUSE)),
        "paper-proofread": (show, shell, s._paper(what=replace(s.WHAT, proofread=True))),
        "paper-photo": (show, shell, photo),
        "paper-pages": (show, shell, s._paper(body=None, sheets=p.SHEETS, beside=p.BESIDE)),
        "paper-only-photos": (show, shell, s._paper(body=None, sheets=p.PHOTOS)),
        "paper-replaced": (show, shell, s._paper(can_hide=False, versions=p.REPLACED)),
        "paper-cancelled": (show, shell, s._paper(body=None, original=None, can_hide=False, versions=p.CANCELLED)),
        "paper-newest": (show, shell, s._paper(versions=p.NEWEST)),
        "take": ("pages/documents/take.html", shell, Choice(rows=p.CHOICES, family=FAMILIES["images"], older_url="/p")),
        "take-nothing": ("pages/documents/take.html", shell, Choice(rows=p.CHOICES, mistake="nothing")),
        "take-heavy": ("pages/documents/take.html", shell, Choice(rows=p.CHOICES, mistake="heavy")),
        "take-empty": ("pages/documents/take.html", shell, Choice(rows=())),
        "not-mine": ("pages/documents/not_mine.html", shell, p.NOT_MINE),
        "not-mine-again": ("pages/documents/not_mine.html", shell, replace(p.NOT_MINE, again=True)),
        "disputes": ("pages/documents/disputes.html", shell, p.DISPUTES),
        "disputes-empty": ("pages/documents/disputes.html", shell, MyDisputes(rows=())),
        "desk-disputes": ("pages/documents/desk_disputes.html", p.DESK, p.DESK_DISPUTES),
        "desk-disputes-empty": ("pages/documents/desk_disputes.html", p.DESK, DeskDisputes(rows=())),
        "desk-dispute": (disputed, p.DESK, p.DESK_DISPUTE),
        "desk-dispute-pages": (disputed, p.DESK, replace(p.DESK_DISPUTE, body=None, sheets=p.SHEETS, beside=p.BESIDE)),
        "desk-dispute-only-photos": (disputed, p.DESK, replace(p.DESK_DISPUTE, body=None, sheets=p.PHOTOS)),
        "hide": ("pages/documents/hide.html", shell, hide),
        "staff-papers": (
            "pages/documents/staff_list.html",
            desk,
            desk_views.StaffPapers(
                person=s.DAVID_FOR_STAFF, rows=(s.LETTER, replace(s.PRESCRIPTION, untold=True)), aidants_url="/equipe/1"
            ),
        ),
        "staff-papers-added": ("pages/documents/added.html", desk, p.ADDED),
        "staff-papers-added-none": ("pages/documents/added.html", desk, replace(p.ADDED, rows=(), more=False)),
        "staff-papers-empty": (
            "pages/documents/staff_list.html",
            desk,
            desk_views.StaffPapers(person=s.DAVID_FOR_STAFF, rows=(), aidants_url="/equipe/1"),
        ),
        "staff-paper": (staff_show, desk, p.STAFF_PAPER),
        "staff-paper-untold": (staff_show, desk, replace(p.STAFF_PAPER, told=p.UNTOLD)),
        "staff-paper-told": (staff_show, desk, replace(p.STAFF_PAPER, told=p.TOLD)),
        "staff-paper-pages": (staff_show, desk, replace(p.STAFF_PAPER, body=None, sheets=p.SHEETS, beside=p.BESIDE)),
        "staff-paper-only-photos": (staff_show, desk, replace(p.STAFF_PAPER, body=None, sheets=p.PHOTOS)),
    }
