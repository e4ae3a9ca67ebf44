"""What a house notes of who leaves, in its states, and what she reads then."""

from backend.kit.shell import Desk, Shell
from backend.people.leaving.views import Event, Events
from backend.people.members.desk import Mistake
from backend.people.members.views import Option
from backend.web.views import Home
from tests.browser import samples as s

URL = f"{s.TEAM}/personnes/1/depart"
KINDS = tuple(Option(str(n), name) for n, name in enumerate(("Départ", "Changement d’établissement", "Décès")))
EVIDENCE = (Option("1", "la personne elle-même"), Option("2", "un certificat"))
NOTED = Event("Départ le 31 décembre 2026, d’après la personne elle-même", f"{URL}/1/annuler")
MISTAKES = (Mistake("quoi", "C’est déjà noté."), Mistake("jour", "Le jour n’est pas une date."))


def _events(**more):
    known = {"name": "David Morel", "url": URL, "back_url": f"{s.TEAM}/personnes", "events": (), "kinds": KINDS}
    months = "Elle a 6 mois pour les prendre avec elle."
    return Events(**{**known, "evidence": EVIDENCE, "months": months, "form": s.Blank(), **more})


def leaving():
    page, desk = "pages/people/leaving.html", Desk(url=s.TEAM, house=s.HOUSE, place="personnes")
    shell = Shell(path=URL, key=s.KEY, person="Inès", space="staff", desk=desk)
    home = Home(leaving="31 mai 2027")
    return {
        "home-leaving": ("pages/web/home.html", s.usager("/"), home),
        "leaving": (page, shell, _events()),
        "leaving-noted": (page, shell, _events(events=(NOTED,), done="noted")),
        "leaving-cancelled": (page, shell, _events(done="cancelled")),
        "leaving-wrong": (page, shell, _events(form=s.Blank({"jour": "hier"}), mistakes=MISTAKES)),
    }
