"""The card in its states: at the door, at the desk, on her devices; and help to come in."""

from markupsafe import Markup
from msgspec.structs import replace

from backend.identity import device_views
from backend.identity import views as identity
from backend.identity.cards.views import CardForm, HelpIn
from backend.kit.pictures import code_of
from backend.kit.shell import Desk, Shell
from backend.people.card_views import DeskCard, Ready, Turned
from tests.browser import samples as s
from tests.browser.samples import HOUSE, KEY, TEAM, Blank

NUMBER = "K7R4 2MXP 9A"
WRONG = {"numero": "invalid", "code": "missing", "personnel": "invalid"}
DOOR = CardForm(url="/entrer/carte", next_page="/")
ADDRESS = "https://aportee.exemple.fr/entrer"
DESK_URL = f"{TEAM}/personnes/1/carte"
LEFT, TODAY = "Il reste 22 codes sur votre carte.", "aujourd’hui à 9 heures"
MINE = device_views.MyCard(number=NUMBER, given="Donnée le lundi 2 novembre 2026.", left=LEFT)
DEVICE = device_views.Device(id="a", name="Tablette Android", since="hier à 9 heures", last=TODAY, here=True)
WATCHED = ("Votre entrée du lundi 2 novembre 2026 à 9 heures a été accompagnée par Madame Martin, Foyer Les Tilleuls.",)
LINES = ("Donnée le lundi 2 novembre 2026.", "Pièce vue : carte d’identité")


def cards():
    return {**_door(), **_proofs(), **_mine(), **_desk()}


def _door():
    page, shell = "pages/identity/card.html", s.public("/entrer/carte")
    picture = HelpIn(url=ADDRESS, words=ADDRESS.removeprefix("https://"), code=Markup(code_of(ADDRESS)))
    return {
        "card": (page, shell, DOOR),
        "card-wrong": (page, shell, replace(DOOR, number="K7R4", wrong=WRONG, next_page="/papiers")),
        "card-refused": (page, shell, replace(DOOR, number=NUMBER, refused=True)),
        "card-kiosk": (page, shell, replace(DOOR, watch="Madame Martin")),
        "cannot-come-in": ("pages/identity/cannot.html", s.public("/entrer/aide"), None),
        "help-in": ("pages/identity/help_in.html", s.public("/entrer/aider"), picture),
    }


def _proofs():
    more, act = s.public("/entrer/encore"), s.usager("/preuve/1")
    way = identity.Way(slug="franceconnect-plus", url="/entrer/franceconnect-plus")
    asked = identity.Proving(id="1", act="give", ways=(way,), card=True)
    another, proof = "pages/identity/another_proof.html", "pages/identity/proof.html"
    return {
        "another-proof-wrong": (another, more, identity.AnotherProof(ways=(way,), wrong={"code": "invalid"})),
        "another-proof-refused": (another, more, identity.AnotherProof(ways=(way,), refused=True)),
        "proof-card": (proof, act, asked),
        "proof-card-new": (proof, act, replace(asked, card_new="Votre carte est neuve. Attendez demain.")),
        "proof-card-wrong": (proof, act, replace(asked, wrong={"code": "missing", "personnel": "missing"})),
        "proof-card-refused": (proof, act, replace(asked, card_refused=True)),
    }


def _mine():
    page, shell = "pages/identity/devices.html", s.usager("/appareils")
    devices = device_views.Devices(devices=(DEVICE,), card=MINE)
    new = replace(MINE, new="Votre carte est neuve. Pour les choses graves, elle marche à partir de demain.")
    few = replace(MINE, left="Il reste 3 codes sur votre carte.", few=True)
    return {
        "devices-card": (page, shell, devices),
        "devices-card-new": (page, shell, replace(devices, card=new, watched=WATCHED)),
        "devices-card-few": (page, shell, replace(devices, card=few)),
        "devices-card-lost": (page, shell, replace(devices, card=None, lost=True)),
        "card-lost": ("pages/identity/card_lost.html", s.usager("/appareils/carte/perdue"), None),
    }


def _desk():
    desk = Desk(url=TEAM, house=HOUSE, place="personnes", waiting=4, duties=frozenset({"identity"}), to_identify=2)
    shell = Shell(path=DESK_URL, key=KEY, person="Inès", space="staff", desk=desk)
    turned = Shell(path=f"{DESK_URL}/2/code", key=KEY, space="staff", house=HOUSE)
    page, code, sheet = "pages/people/card.html", "pages/people/card_code.html", "pages/people/card_print.html"
    none = DeskCard(url=DESK_URL, back_url=f"{TEAM}/personnes", name="Marion Payet", initials="MP", form=Blank())
    given = replace(none, number=NUMBER, lines=LINES, few=True)
    chosen = Turned(url=f"{DESK_URL}/2/code", back_url=DESK_URL, given_name="Marion")
    ready = Ready(url=f"{DESK_URL}/2/imprimer", back_url=DESK_URL, name="Marion Payet", may_print=True)
    kiosk = replace(shell, path=f"{TEAM}/borne", desk=replace(desk, place="borne"))
    return {
        "desk-card-none": (page, shell, none),
        "desk-card": (page, shell, given),
        "desk-card-stopped": (page, shell, replace(given, stopped=True, notice="again")),
        "desk-card-unfinished": (
            page,
            shell,
            replace(given, few=False, finish_url=chosen.url, notice="taken"),
        ),
        "desk-card-wrong": (page, shell, replace(none, form=Blank({}, {"piece": "missing"}))),
        "desk-card-needed": (page, shell, replace(none, form=Blank({"tout": "on"}, {"piece": "needed"}))),
        "desk-card-used": (page, shell, replace(none, form=Blank({"piece": "cni"}, {"form": "again"}))),
        "turned": (code, turned, chosen),
        "turned-wrong": (code, turned, replace(chosen, wrong={"personnel": "easy", "encore": "missing"})),
        "print-card": (sheet, shell, ready),
        "print-card-again": (sheet, shell, replace(ready, again=True)),
        "print-card-over": (sheet, shell, replace(ready, may_print=False)),
        "kiosk": ("pages/people/kiosk.html", kiosk, None),
    }
