"""The desk of what each role of a house may do, in its states."""

from backend.people.members import role_views
from backend.people.members.desk import Mistake
from backend.people.members.views import Tick
from tests.browser import samples as s

MEMBERS, ROLES = f"{s.TEAM}/membres", f"{s.TEAM}/roles"
SENTENCES = (
    "Lit tous les papiers des personnes que ses équipes accompagnent.",
    "Lit les messages et y répond.",
    "S’occupe de : demandes de droits, heures de ses équipes.",
)
FAMILIES = (
    "Ordonnances", "Prises de sang", "Radios et images", "Vaccins", "Mon projet", "Mes soins", "Bilans",
    "Hôpital et urgences", "Attestations", "MDPH et aides", "La vie au foyer", "Mes choix",
)  # fmt: skip
PAPERS = tuple(Tick(f"lit-{n}", name, checked=n % 3 > 0) for n, name in enumerate(FAMILIES))
MESSAGES = (
    Tick("lit-messages", "Lire les messages", checked=True),
    Tick("ecrit-messages", "Répondre aux messages", checked=True),
)
DUTIES = tuple(
    Tick(f"fait-{n}", name, checked=not n)
    for n, name in enumerate(("demandes de droits", "identités à vérifier", "qui travaille ici, équipes et rôles"))
)
CHANGES = ("Ne verra plus : Bilans, Ordonnances", "S’occupera aussi de : identités à vérifier")


def _role(**more):
    known = {"name": "infirmière ou infirmier", "sentences": SENTENCES, "members": "4 personnes ont ce rôle."}
    known |= {"url": f"{ROLES}/1", "back_url": ROLES, "papers": PAPERS, "messages": MESSAGES, "duties": DUTIES}
    return role_views.Role(**{**known, **more})


def _roles(rows, **more):
    return role_views.Roles(rows=rows, url=ROLES, back_url=MEMBERS, form=s.Blank(), **more)


def _proposed(*, mine):
    words = "Vous proposez ce changement depuis le 27 novembre 2026."
    until = "Sans réponse le 4 décembre 2026, il est abandonné."
    return role_views.Proposed(sentences=CHANGES, words=words, until=until, mine=mine, url=f"{ROLES}/1/changements/1")


def roles(shell):
    every, one, shown = (f"pages/people/{name}.html" for name in ("roles", "role", "role_preview"))
    rows = (
        role_views.RoleLine("infirmière ou infirmier", SENTENCES, "4 personnes ont ce rôle.", f"{ROLES}/1", waits=True),
        role_views.RoleLine("secrétaire", ("Ne lit aucun papier.",), "Personne n’a ce rôle.", f"{ROLES}/2"),
    )
    nothing = (Mistake("lit-0", "Vous n’avez rien changé."),)
    fields = (("lit-soins", "on"), ("fait-hours", "on"))
    preview = role_views.Preview(
        name="secrétaire", sentences=CHANGES, members="1 personne a ce rôle.", url=f"{ROLES}/2", fields=fields
    )
    return {
        "roles": (every, shell, _roles(rows)),
        **{f"roles-{done}": (every, shell, _roles(rows, done=done)) for done in ("confirmed", "cancelled", "made")},
        "roles-wrong": (every, shell, _roles(rows, mistakes=(Mistake("nom", "Un rôle a déjà ce nom."),))),
        "role": (one, shell, _role()),
        "role-nothing": (one, shell, _role(mistakes=nothing)),
        "role-proposed": (one, shell, _role(proposed=_proposed(mine=True), done="proposed")),
        "role-to-confirm": (one, shell, _role(proposed=_proposed(mine=False))),
        "role-preview": (shown, shell, preview),
    }
