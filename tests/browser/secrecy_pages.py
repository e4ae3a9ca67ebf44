"""« Qui peut le lire pour moi ? » and the oppositions of a minor, in their states."""

from backend.delegation.keeping import Choice, Reveal
from backend.documents.desk_views import Announce
from backend.documents.secrecy_views import Closed, Mine, Opposition, Secrecy
from tests.browser import samples as s

NOBODY, PAULA = Choice(value="tous", label="Seulement pour moi"), Choice(value="1", label="Pas pour Paula")
SINCE = "Depuis le lundi 23 novembre 2026"
KEPT = Closed(
    title="Prise de sang",
    words="Seulement pour vous. Les personnes qui vous aident ne le voient pas.",
    since=SINCE,
    url="/papiers/3",
    undo_url="/papiers/secrets/1/montrer",
)
OPPOSED = Closed(
    title="Lettre de l’hôpital",
    words="Nadège Grondin ne doit pas le savoir.",
    since=SINCE,
    url="/papiers/4",
)
WRITTEN = Closed(
    title="Lettre de l’hôpital",
    words="Nadège Grondin ne doit pas le savoir.",
    since=SINCE,
    url=f"{s.TEAM}/papiers/4",
    undo_url=f"{s.TEAM}/oppositions/2/lever",
    mention="Il a peur d’une dispute.\nNous en avons parlé deux fois.",
)
SHOWING = {
    "action": "/papiers/secrets/1/montrer",
    "back_url": "/papiers/3",
    "back": "Retour au papier",
    "asked": "Montrer de nouveau ce papier\N{NO-BREAK SPACE}?",
}
THEN = ("Paula pourra lire ce papier.",)


def _paper(**more):
    known = {"id": "3", "title": "Prise de sang", "day": "lundi 16 novembre 2026", "closed": (), "helped": True}
    return Secrecy(**{**known, "choices": (NOBODY, PAULA), **more})


def _desk(**more):
    place = f"{s.TEAM}/personnes/7/oppositions"
    known = {"action": place, "back_url": f"{s.TEAM}/personnes/7/papiers", "person": "Julien Grondin", "minor": True}
    form = {
        "about": "Lettre de l’hôpital",
        "field": "papier",
        "thing": "4",
        "form": s.Blank({"qui": "", "mention": ""}),
    }
    whom = (
        Choice(value="tous", label="Tous ceux qui agissent pour lui, maintenant et plus tard"),
        Choice(value="1", label="Nadège Grondin"),
    )
    return Opposition(**{**known, "rows": (), "choices": whom, **form, **more})


def _announce(form):
    place = f"{s.TEAM}/papiers/3"
    return Announce(action=f"{place}/annoncer", back_url=place, title="Prise de sang", person="David Morel", form=form)


def secrecy():
    own, desk = "pages/documents/secret.html", "pages/documents/oppositions.html"
    shell, staff = s.usager("/papiers"), s.staff("/equipe", "personnes")
    asked = s.Blank({"mention": ""}, {"qui": "missing", "convaincre": "missing", "mention": "missing"})
    lift = {"action": f"{s.TEAM}/oppositions/2/lever", "back_url": f"{s.TEAM}/personnes/7/oppositions"}
    lifting = Reveal(**lift, title="Lettre de l’hôpital", then=THEN, form=s.Blank())
    untold = "pages/documents/announce.html"
    return {
        "announce": (untold, staff, _announce(s.Blank())),
        "announce-wrong": (untold, staff, _announce(s.Blank({}, {"annonce": "missing"}))),
        "secret": (own, shell, _paper()),
        "secret-read": (own, shell, _paper(read=("Paula l’a déjà lu le lundi 16 novembre 2026.",))),
        "secret-alone": (own, shell, _paper(helped=False, choices=(NOBODY,))),
        "secret-kept": (own, shell, _paper(closed=(KEPT, OPPOSED), choices=(), notice="kept")),
        "secret-again": (own, shell, _paper(notice="again")),
        "secrets": ("pages/documents/secrets.html", shell, Mine(rows=(KEPT, OPPOSED))),
        "secrets-none": ("pages/documents/secrets.html", shell, Mine(rows=())),
        "secret-reveal": (
            "pages/documents/secret_reveal.html",
            shell,
            Reveal(title="Prise de sang", then=THEN, **SHOWING),
        ),
        "secret-reveal-nobody": (
            "pages/documents/secret_reveal.html",
            shell,
            Reveal(title="Prise de sang", then=(), **SHOWING),
        ),
        "oppositions": (desk, staff, _desk(about="", rows=(WRITTEN,))),
        "oppositions-none": (desk, staff, _desk(about="")),
        "oppositions-form": (desk, staff, _desk()),
        "oppositions-wrong": (desk, staff, _desk(form=asked)),
        "oppositions-adult": (desk, staff, _desk(minor=False, about="")),
        "opposition-lift": ("pages/documents/opposition_lift.html", staff, lifting),
        "opposition-lift-wrong": (
            "pages/documents/opposition_lift.html",
            staff,
            Reveal(**lift, title="Lettre", then=(), form=s.Blank({}, {"lui-meme": "missing"})),
        ),
    }
