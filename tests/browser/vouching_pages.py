"""A house says who somebody is: on her side and at the desk, in each state."""

from msgspec.structs import replace

from backend.identity.views import Proving
from backend.kit.forms import Form
from backend.kit.shell import Desk, Shell
from backend.people.vouching import views
from backend.people.vouching.schemas import Looking, Seeing
from tests.browser import samples as s


def vouchings():
    return {**_hers(), **_desk()}


def _hers():
    page, shell = "pages/identity/proof.html", s.usager("/preuve/1")
    asked = Proving(id="1", act="take", card=True, card_new="Votre carte est neuve. Attendez demain.", vouched="")
    numbered = replace(asked, vouched="asked", number="K7R4 2MXP 9A")
    return {
        "proof-house": (page, shell, asked),
        "proof-house-asked": (page, shell, numbered),
        "proof-house-seen": (page, shell, replace(numbered, vouched="seen")),
        "proof-house-not-yet": (page, shell, replace(numbered, not_yet=True)),
        "proof-house-over": (page, shell, replace(numbered, vouched="over")),
        "proof-house-done": (page, shell, replace(numbered, vouched="done")),
    }


def _desk():
    url = f"{s.TEAM}/preuves"
    desk = Desk(url=s.TEAM, house=s.HOUSE, place="preuves", duties=frozenset({"identity"}))
    shell = Shell(path=url, key=s.KEY, person="Inès", space="staff", desk=desk)
    wrong: Form[Looking] = Form(Looking, {"key": s.KEY, "numero": "K7"})
    wrong.errors["numero"] = "unknown"
    empty: Form[Seeing] = Form(Seeing, {"key": s.KEY})
    empty.errors["devant"] = "missing"
    look, page = "pages/people/vouching_look.html", "pages/people/vouching.html"
    asked = views.One(
        url=f"{url}/1", back_url=url, name="Marion Payet", initials="MP", born="20 mai 1991", act="take",
        state="asked", form=Form(Seeing),
    )  # fmt: skip
    seen = replace(asked, state="seen", seen="cni", seen_by="Madame Bouvier")
    return {
        "vouching-look": (look, shell, views.Look(url, Form(Looking))),
        "vouching-look-wrong": (look, shell, views.Look(url, wrong)),
        "vouching": (page, shell, asked),
        "vouching-wrong": (page, shell, replace(asked, form=empty)),
        "vouching-mine": (page, shell, replace(seen, mine=True, done="seen")),
        "vouching-second": (page, shell, seen),
        "vouching-refused": (page, shell, replace(seen, form=s.Blank({}, {"form": "own"}))),
        "vouching-second-wrong": (page, shell, replace(seen, form=s.Blank({}, {"devant": "missing"}))),
        "vouching-done": (page, shell, replace(seen, state="done", confirmed_by="Monsieur Payet", done="done")),
        "vouching-over": (page, shell, replace(asked, state="over")),
    }
