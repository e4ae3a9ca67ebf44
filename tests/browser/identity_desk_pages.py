"""The identity desk in its states, as `pages.py` keeps them."""

from backend.documents.parcel_views import Again, Parcel, ParcelRow, Parcels, Refuse, Side, Trait
from backend.kit.shell import Desk, Shell
from tests.browser.samples import HOUSE, KEY, TEAM, Blank

PLACE = f"{TEAM}/identites"
CAME = "Arrivé le jeudi 19 novembre 2026. Envoyé par : Logiciel du foyer."
SAME, OTHER = {"mark": "ok", "word": "Pareil"}, {"mark": "late", "word": "Différent"}
TEST = "NIR de test, 1.2.250.1.213.1.4.10"
TRAITS = (
    Trait(name="matricule", paper="finit par 0141", dossier="le même numéro", **SAME),
    Trait(name="matricule_oid", paper=TEST, dossier=TEST, **SAME),
    Trait(name="birth_name", paper="MOREL", dossier="MOREL", **SAME),
    Trait(name="given_names", paper="DAVID PAUL", dossier="DAVID PAUL", **SAME),
    Trait(name="birthdate", paper="21 mars 1984", dossier="12 mars 1984", **OTHER),
    Trait(name="sex", paper="homme", dossier="homme", **SAME),
    Trait(name="birthplace", paper="rien", dossier="97411", mark="late", word="Manque"),
)
ALONE = tuple(Trait(name=one.name, paper=one.paper) for one in TRAITS)
SIDES = (
    Side(name="David Morel", told="2 différences avec ce dossier", traits=TRAITS),
    Side(name="Jean-Christophe Grandjean de La Rivière", told="3 différences", traits=TRAITS),
)
URL = f"{PLACE}/7"
TITLE = "Dossier de liaison d’urgence"


def identities(notice: str = "") -> Parcels:
    rows = (
        ParcelRow(
            url=URL,
            title=TITLE,
            sender="Envoyé par : Logiciel du foyer",
            day="jeudi 19 novembre 2026",
            why="Pas pareil que le dossier : la date de naissance, le lieu de naissance",
        ),
        ParcelRow(
            url=f"{PLACE}/8",
            title="Papier pas encore ouvert",
            sender="Envoyé par : Logiciel du foyer",
            day="vendredi 20 novembre 2026",
            why="Un virus est dans ce fichier",
        ),
    )
    return Parcels(rows=rows, later_url=f"{PLACE}?depuis=2026-11-20", notice=notice)


def _parcel(**more: object) -> Parcel:
    told = {"title": TITLE, "came": CAME, "written": "Écrit par : docteur Roux, hôpital Saint-Jean."}
    return Parcel(url=URL, back_url=PLACE, **{**told, "why": "Pas pareil que le dossier", **more})  # type: ignore[arg-type]


def _refuse(form: Blank) -> Refuse:
    return Refuse(url=f"{URL}/refuser", back_url=URL, title=TITLE, came=CAME, form=form)


def identity_desk():
    desk = Desk(url=TEAM, house=HOUSE, place="identites", waiting=4, duties=frozenset({"identity"}), to_identify=2)
    shell = Shell(path=PLACE, key=KEY, person="Inès", space="staff", desk=desk)
    again = Again(url=f"{URL}/essayer", back_url=URL, title=TITLE, came=CAME)
    used = Again(url=f"{URL}/essayer", back_url=URL, title=TITLE, came=CAME, again=True)
    folder = "pages/documents"
    unopened = _parcel(title="Papier pas encore ouvert", written="", why="Un virus est dans ce fichier")
    return {
        "identities": (f"{folder}/parcels.html", shell, identities("again")),
        "identities-refused": (f"{folder}/parcels.html", shell, identities("refused")),
        "identities-empty": (f"{folder}/parcels.html", shell, Parcels(rows=())),
        "identity": (f"{folder}/parcel.html", shell, _parcel(sides=SIDES)),
        "identity-alone": (f"{folder}/parcel.html", shell, _parcel(said=ALONE)),
        "identity-unopened": (f"{folder}/parcel.html", shell, unopened),
        "identity-again": (f"{folder}/parcel_again.html", shell, again),
        "identity-again-used": (f"{folder}/parcel_again.html", shell, used),
        "identity-refuse": (f"{folder}/parcel_refuse.html", shell, _refuse(Blank())),
        "identity-refuse-wrong": (f"{folder}/parcel_refuse.html", shell, _refuse(Blank({}, {"pourquoi": "missing"}))),
        "identity-refuse-used": (
            f"{folder}/parcel_refuse.html",
            shell,
            _refuse(Blank({"pourquoi": "desk-mistake"}, {"form": "again"})),
        ),
    }
