"""Measures in their states: at the desk, and as the person they are about sees hers."""

from msgspec.structs import replace

from backend.entrusting.views import Aidants
from backend.kit.shell import Desk as Place
from backend.kit.shell import Shell
from backend.people.members.desk import Mistake
from backend.people.members.views import Option, Tick
from backend.protection.ban_desk import Ban
from backend.protection.office_views import Office, OfficeLine, OfficeMember, Offices
from backend.protection.views import Desk, Line, Measure, Minor
from tests.browser import samples as s

URL, OFFICES = f"{s.TEAM}/personnes/1/protection", f"{s.TEAM}/organismes"
WORDS = {"what": "Tutelle, les biens", "holder": "Nadia Técher", "days": "Du 2 janvier 2026 au 1 janvier 2031"}
WAITS = "Attend une deuxième personne"
LINE = Line(
    **WORDS, evidence="Jugement, vu", state="wait", words=WAITS, url=f"{URL}/1", proof_url=f"{s.TEAM}/justificatifs/1"
)
IN_FORCE = Line(**WORDS, evidence="Jugement, vu", state="now", words="En cours", url=f"{URL}/2", stops=True)
MISTAKES = (Mistake("code", "Ce code ne marche pas."), Mistake("prevenue", "Expliquez d’abord la mesure."))
ASSISTANCE = Measure(
    holder="Nadia Técher", initials="NT", kind="curatelle", scope="assistance", url="/aidants/mesures/1",
    days="Du 2 janvier 2026 au 1 janvier 2031", state="now", house=s.HOUSE, phone="0262000000",
    phone_words="02 62 00 00 00", opens=(),
    closed=("choices",), asks=True, would=("administrative", "medical", "write", "exercise", "deposit"),
    sees=(s.LETTER, s.PROJECT), more=True,
)  # fmt: skip
OPENED = ("administrative", "medical", "write", "exercise", "deposit")
ACCORD = Mistake("accord", "Sans cet accord, tout lui est montré.")
KINDS = tuple(Option(str(n), name) for n, name in enumerate(("Curatelle, les biens", "Tutelle, la personne")))
EVIDENCE = (Option("judgment", "Jugement ou ordonnance, vu"), Option("record", "Livret de famille, vu"))
ENDS = (Option("ended", "La mesure est finie"), Option("forbidden", "Un juge interdit le contact"))
AIDANTS = (
    Option("", "Choisir dans la liste"),
    Option("1", "Marc Técher, a un accès"),
    Option("2", "Luc Dijoux, n’a plus d’accès"),
)
CLOSED = replace(IN_FORCE, what="Contact interdit", evidence=EVIDENCE[0].name, state="closed", words="Ferme tout accès")
COUNTS = "2 membres, 60 mesures en cours."


def _desk(shell, **more):
    known = {"name": "Laura Hoarau", "url": URL, "back_url": f"{s.TEAM}/personnes", "offices_url": OFFICES}
    lists = {"offices": (Option("", "—"), Option("1", "Association tutélaire"))}
    told = {"kinds": KINDS, "evidence": EVIDENCE, "ends": ENDS}
    view = Desk(**{**known, **lists, **told, "measures": (), "form": s.Blank(), **more})
    return "pages/protection/desk.html", shell, view


def _offices(shell, **more):
    view = Offices(**{"url": OFFICES, "back_url": f"{s.TEAM}/personnes", "rows": (), "form": s.Blank(), **more})
    return "pages/protection/offices.html", shell, view


def _office(shell, **more):
    known = {"name": "Association tutélaire", "counts": COUNTS, "url": f"{OFFICES}/1", "back_url": OFFICES}
    return "pages/protection/office.html", shell, Office(**{**known, "members": (), "form": s.Blank(), **more})


def _minor(shell, **more):
    known = {"name": "Julien Grondin", "url": f"{URL}/enfant", "back_url": URL, "until": "14 mai 2030", "agreed": ""}
    lists = {"shown": (Tick("voit-soins", "Mes soins", checked=True), Tick("voit-choix", "Mes choix", checked=False))}
    maturity = (Option("alone", "Lit et comprend seule"), Option("helped", "Comprend avec de l’aide"))
    view = Minor(**{**known, **lists, "maturity": maturity, "chosen": "helped", "form": s.Blank(), **more})
    return "pages/protection/minor.html", shell, view


def _ban(shell, **more):
    known = {"name": "Laura Hoarau", "url": f"{URL}/contact", "back_url": URL, "evidence": EVIDENCE[:1]}
    view = Ban(**{**known, "aidants": AIDANTS, "form": s.Blank(), **more})
    return "pages/protection/ban.html", shell, view


def protection():
    place = Place(url=s.TEAM, house=s.HOUSE, place="personnes")
    return _at_desk(Shell(path=URL, key=s.KEY, person="Anne", space="staff", desk=place)) | _hers()


def _at_desk(shell):
    members = (OfficeMember("Nadia Técher", "now", f"{OFFICES}/1/1", checks=False),)
    members += (OfficeMember("Luc Dijoux", "wait", f"{OFFICES}/1/2", checks=True),)
    return {
        "protection": _desk(shell, minor_url=f"{URL}/enfant"),
        "protection-entered": _desk(shell, measures=(LINE, IN_FORCE), done="entered"),
        "protection-wrong": _desk(shell, mistakes=MISTAKES, form=s.Blank({"code": "ABCDE"})),
        "minor": _minor(shell),
        "minor-wrong": _minor(shell, mistakes=(Mistake("jour", "Ce n’est pas une date."), ACCORD)),
        "minor-agreed": _minor(shell, agreed="2 janvier 2026", done="agreed"),
        "ban": _ban(shell),
        "ban-wrong": _ban(shell, mistakes=(Mistake("aidant", "Choisissez une personne, ou écrivez son code."),)),
        "protection-forbidden": _desk(shell, measures=(CLOSED,), done="forbidden"),
        "offices": _offices(shell, rows=(OfficeLine("Association tutélaire", COUNTS, f"{OFFICES}/1"),), done="made"),
        "offices-none": _offices(shell),
        "office": _office(shell, members=members, done="checked"),
        "office-nobody": _office(shell, mistakes=MISTAKES[:1]),
    }


def _hers():
    page, shell = "pages/protection/mine.html", s.usager("/aidants/mesures/1")
    told = replace(ASSISTANCE, opens=OPENED, closed=("choices",), would=(), sees=())
    guardian = replace(told, kind="tutelle", scope="representation", asks=False, opinion=True)
    parent = replace(guardian, kind="parent", scope="authority", holder="Valérie Grondin", opinion=False)
    over = replace(guardian, state="over", opinion=False)
    listed = Aidants(now=(), before=(), measures=(ASSISTANCE, parent, over))
    agreed = replace(told, answer="yes", done="yes", proof_url="/aidants/justificatifs/1")
    return {
        "measure-asks": (page, shell, ASSISTANCE),
        "measure-asks-nothing": (page, shell, replace(ASSISTANCE, sees=(), more=False, answer="no")),
        "measure-yes": (page, shell, agreed),
        "measure-opinion": (page, shell, replace(guardian, answer="no", done="no")),
        "measure-parent": (page, shell, parent),
        "measure-later": (page, shell, replace(guardian, state="later", opinion=False, again=True)),
        "measure-over": (page, shell, over),
        "measures-listed": ("pages/entrusting/index.html", s.usager("/aidants"), listed),
    }
