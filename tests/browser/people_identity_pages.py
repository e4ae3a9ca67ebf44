"""The desk of people's identities in its states, as `pages.py` keeps them."""

from backend.kit.shell import Desk, Shell
from backend.people.identity_views import Alike, Document, Identities, Identity, Joining, Row, Trait
from tests.browser.samples import HOUSE, KEY, TEAM, Blank

PLACE = f"{TEAM}/identites/personnes"
URL = f"{PLACE}/7"
SAID = "La personne dit que ce dossier n’est pas à elle. Vérifiez, et séparez-les si elle a raison."
NAME, LONG = "David Morel", "Jean-Christophe Grandjean de La Rivière"
TRAITS = (
    Trait(name="birth_name", dossier="MOREL"),
    Trait(name="given_names", dossier="DAVID PAUL"),
    Trait(name="birthdate", dossier="12 mars 1984"),
    Trait(name="sex", dossier="homme"),
    Trait(name="birthplace", dossier="97411"),
)
SAME, OTHER = {"mark": "ok", "word": "Pareil"}, {"mark": "late", "word": "Différent"}
BOTH = tuple(
    Trait(name=one.name, dossier=one.dossier, insi=one.dossier, **SAME)
    if one.name != "given_names"
    else Trait(name=one.name, dossier=one.dossier, insi="DAVID", **OTHER)
    for one in TRAITS
)
PROOFS = ("Carte d’identité, le jeudi 19 novembre 2026, par Madame Bouvier",)


ALIKE = (
    Alike(id="8", name=NAME, told="Les traits sont tous pareils", traits=BOTH),
    Alike(id="9", name=LONG, told="Les traits se ressemblent : regardez bien", traits=BOTH, barred="two_persons"),
    Alike(id="10", name="Rose Clain", told="Les traits se ressemblent : regardez bien", traits=BOTH, barred="taken"),
)


def _row(name: str, mark: str, told: str) -> Row:
    return Row(url=URL, name=name, born="12 mars 1984", mark=mark, told=told)


def _identity(**more: object) -> Identity:
    told = {
        "url": URL, "back_url": PLACE, "name": NAME, "initials": "DM", "number": "rien", "traits": TRAITS,
        "status": "Provisoire : INSi ne l’a pas donnée, aucun document vu", "mark": "wait", "may_ask": True,
    }  # fmt: skip
    return Identity(**{**told, **more})  # type: ignore[arg-type]


def _joining(*alike: Alike) -> Joining:
    return Joining(url=f"{URL}/reunir", back_url=URL, name=NAME, initials="DM", alike=alike)


def _document(form: Blank) -> Document:
    return Document(url=f"{URL}/document", back_url=URL, name=NAME, initials="DM", traits=TRAITS, form=form)


def people_identities():
    desk = Desk(url=TEAM, house=HOUSE, place="identites", waiting=4, duties=frozenset({"identity"}), to_identify=2)
    shell = Shell(path=PLACE, key=KEY, person="Inès", space="staff", desk=desk)
    folder = "pages/people"
    listed = Identities(
        different=(_row(LONG, "late", "INSi dit autre chose que le dossier"),),
        unsure=(_row(NAME, "wait", "Récupérée : INSi l’a donnée, aucun document vu"),),
        later_url=f"{PLACE}?depuis=2026-11-20",
    )
    qualified = {"status": "Qualifiée : INSi l’a donnée, un document a été vu", "mark": "ok", "proofs": PROOFS}
    states = {
        "identity-of": _identity(),
        "identity-of-asked": _identity(may_ask=False, asked="INSi est interrogé depuis jeudi", notice="asked"),
        "identity-of-qualified": _identity(
            **qualified, number="NIR de test, 1.2.250.1.213.1.4.10", asked="INSi la connaît.", asked_mark="ok",
            doubtful=True, notice="seen",
        ),
        "identity-of-different": _identity(traits=BOTH, search="8", may_take=True, may_ask=False),
        "identity-of-twice": _identity(search="8", may_ask=False),
        "identity-of-together": _identity(together="Réuni avec le dossier de Rose Clain.", said=SAID, notice="joined"),
        "identity-of-again": _identity(notice="again", configured=False, may_ask=False),
    }  # fmt: skip
    return {
        "people-identities": (f"{folder}/identities.html", shell, listed),
        "people-identities-empty": (f"{folder}/identities.html", shell, Identities(different=(), unsure=())),
        **{name: (f"{folder}/identity.html", shell, view) for name, view in states.items()},
        "identity-join": (f"{folder}/identity_join.html", shell, _joining(*ALIKE)),
        "identity-join-nobody": (f"{folder}/identity_join.html", shell, _joining()),
        "identity-document": (f"{folder}/identity_document.html", shell, _document(Blank())),
        "identity-document-wrong": (
            f"{folder}/identity_document.html",
            shell,
            _document(Blank({}, {"piece": "missing"})),
        ),
        "identity-document-used": (
            f"{folder}/identity_document.html",
            shell,
            _document(Blank({"piece": "passport"}, {"form": "again"})),
        ),
    }
