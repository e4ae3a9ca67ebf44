"""Enrolment in its states: the desk, and the person's own page."""

from markupsafe import Markup
from msgspec.structs import replace

from backend.enrolment import inscribing_views as typing
from backend.enrolment import views
from backend.enrolment.queries import STATES
from backend.kit.pictures import code_of
from backend.kit.shell import Desk, Shell
from tests.browser.enrolment_own_pages import hers
from tests.browser.samples import HOUSE, KEY, TEAM, Blank

LIST, ONE = f"{TEAM}/inscriptions", f"{TEAM}/inscriptions/1"
ADDRESS, NAME = "https://aportee.exemple.fr/inscription", "Rose Lebon"
WHO = {"naissance": "Lebon", "prenoms": "Rose Anne", "ne_le": "17/04/1950", "sexe": "F", "ne_a": "97411"}
HIDDEN = tuple(WHO.items())
WRONG = {"naissance": "missing", "ne_le": "invalid", "ne_a": "invalid", "sexe": "missing"}
WHERE_WRONG = {"equipes": "missing", "matricule": "invalid", "piece": "missing"}
TEAMS = (typing.Choice("equipe-1", "Équipe soins", True), typing.Choice("equipe-2", "Secrétariat"))
FILTERS = tuple(typing.Choice(one, one or "Tout le monde", one == "") for one in ("", "due", *STATES))
FACTS = (views.Fact("naissance", "Lebon"), views.Fact("prenoms", "Rose Anne"), views.Fact("ne_le", "17/04/1950"))
SIDES = (
    views.Side("naissance", "Lebon", "LEBON", True),
    views.Side("ne_le", "17/04/1950", "17/04/1950", True),
    views.Side("ne_a", "97411", "97412", False),
)


def desk(path: str) -> Shell:
    duties = frozenset({"identity", "enrolment"})
    return Shell(
        path=path, key=KEY, person="Inès", space="staff",
        desk=Desk(url=TEAM, house=HOUSE, place="inscriptions", waiting=4, duties=duties, to_identify=2),
    )  # fmt: skip


def enrolment():
    return {**_list(), **_typing(), **_one(), **hers()}


def _list():
    rows = (
        views.Row(name="Paul Grondin", url=f"{LIST}/2/est-ce-elle", state="asked"),
        views.Row(name=NAME, url=ONE, state="sent", when="le lundi 2 novembre 2026.", box="lettre-1"),
        views.Row(
            name="Élise Hoarau", url=ONE, state="refuses", ask="À relancer le lundi 4 janvier 2027.", box="lettre-3"
        ),
        views.Row(name="Jean Payet", url=ONE, state="none", box="lettre-4"),
    )
    page, shell = "pages/enrolment/waiting.html", desk(LIST)
    view = views.Waiting(url=LIST, new_url=f"{TEAM}/inscrire", rows=rows, filters=FILTERS, older_url=f"{LIST}?apres=1")
    return {
        "enrol-list": (page, shell, view),
        "enrol-list-empty": (page, shell, replace(view, rows=(), older_url="")),
        "enrol-list-wrong": (page, shell, replace(view, wrong={"lettres": "missing"})),
    }


def _typing():
    who, where = "pages/enrolment/who.html", "pages/enrolment/where.html"
    first = typing.Inscribe(url=f"{TEAM}/inscrire/ou", back_url=LIST, form=Blank())
    second = typing.Where(
        url=f"{TEAM}/inscrire",
        back_url=LIST,
        name=NAME,
        form=Blank({"depuis": "02/11/2026"}),
        hidden=HIDDEN,
        teams=TEAMS,
    )
    alike = (typing.Resembling("Rosie Lebon", ONE),)
    correct = typing.Inscribe(url=f"{ONE}/identite", back_url=ONE, form=Blank(WHO), name=NAME)
    change = (typing.Change("naissance", "Lebeau", "Lebon"), typing.Change("usage", "", "Payet"))
    teams = typing.Teams(url=f"{ONE}/equipes", back_url=ONE, name=NAME, form=Blank(), teams=TEAMS)
    compared = typing.Correction(url=f"{ONE}/identite", back_url=ONE, name=NAME, changes=change, hidden=HIDDEN)
    again = Blank({"depuis": "02/11/2026"}, {"form": "again"})
    return {
        "enrol-who": (who, desk(f"{TEAM}/inscrire"), first),
        "enrol-who-wrong": (who, desk(f"{TEAM}/inscrire"), replace(first, form=Blank(WHO, WRONG))),
        "enrol-where": (where, desk(f"{TEAM}/inscrire"), second),
        "enrol-where-alike": (where, desk(f"{TEAM}/inscrire"), replace(second, alike=alike)),
        "enrol-where-wrong": (where, desk(f"{TEAM}/inscrire"), replace(second, form=Blank({}, WHERE_WRONG))),
        "enrol-where-again": (where, desk(f"{TEAM}/inscrire"), replace(second, form=again)),
        "enrol-correct": (who, desk(f"{ONE}/identite"), correct),
        "enrol-teams": ("pages/enrolment/teams.html", desk(f"{ONE}/equipes"), teams),
        "enrol-teams-wrong": (
            "pages/enrolment/teams.html",
            desk(f"{ONE}/equipes"),
            replace(teams, form=Blank({}, {"equipes": "missing"})),
        ),
        "enrol-compared": ("pages/enrolment/compared.html", desk(f"{ONE}/identite"), compared),
    }


def _one():
    page, shell = "pages/enrolment/one.html", desk(ONE)
    view = views.OnePerson(
        url=ONE, back_url=LIST, print_url=f"{LIST}/lettres", id="1", name=NAME, initials="RL", facts=FACTS,
        state="none", matricule="2 50 04 •• ••• ••• ••", form=Blank({"souhait": "rien"}),
    )  # fmt: skip
    asked = views.IsItShe(
        url=f"{ONE}/est-ce-elle", back_url=ONE, correct_url=f"{ONE}/identite", claim="1", name=NAME, initials="RL",
        asked="Code tapé le lundi 2 novembre 2026", sides=SIDES[:2], same=True,
    )  # fmt: skip
    with_her = views.WithHer(url=f"{ONE}/avec-elle", back_url=ONE, name=NAME, form=Blank({"quand": "02/11/2026"}))
    wrong = {"preuve": "missing", "canal": "missing", "quand": "invalid"}
    is_it_she, her = "pages/enrolment/is_it_she.html", "pages/enrolment/with_her.html"
    phone = views.OnPhone(
        back_url=ONE, given_name="Rose", words=ADDRESS.removeprefix("https://"), picture=Markup(code_of(ADDRESS)),
        code="K7R4 2MXP 9A", until="9 heures 10",
    )  # fmt: skip
    turned = Shell(path=f"{ONE}/telephone", key=KEY, space="staff", house=HOUSE)
    return {
        "enrol-one": (page, shell, replace(view, notice="ouvert")),
        "enrol-one-sent": (page, shell, replace(view, state="sent", when="le lundi 2 novembre 2026.", matricule="")),
        "enrol-one-asked": (page, shell, replace(view, state="asked")),
        "enrol-one-linked": (page, shell, replace(view, state="linked")),
        "enrol-one-wrong": (page, shell, replace(view, form=Blank({}, {"souhait": "missing", "relance": "invalid"}))),
        "enrol-matricule": (
            "pages/enrolment/matricule.html", shell, views.InFull(ONE, NAME, "2 50 04 97 411 001 41"),
        ),
        "enrol-phone": ("pages/enrolment/on_phone.html", turned, phone),
        "enrol-with-her": (her, desk(f"{ONE}/avec-elle"), with_her),
        "enrol-with-her-wrong": (her, desk(f"{ONE}/avec-elle"), replace(with_her, form=Blank({}, wrong))),
        "enrol-is-it-she": (is_it_she, shell, asked),
        "enrol-is-it-she-differs": (is_it_she, shell, replace(asked, sides=SIDES, same=False)),
    }  # fmt: skip
