"""Another dossier that may be hers, who is around her, a paper that was with somebody else: in their states."""

from msgspec.structs import replace

from backend.documents import misfiled_views as misfiled
from backend.documents.views import FAMILIES
from backend.kit.shell import Desk, Shell
from backend.people.views import Contact, Contacts, ContactsOf, JoinedAsked, JoinedOnes
from backend.web.views import Home
from tests.browser import samples as s

URL = f"{s.TEAM}/incidents"
ASKED = JoinedOnes(asked=(JoinedAsked("1", s.HOUSE, "jeudi 19 novembre 2026"),))
PEOPLE = (
    Contact(name="Paula Morel", words="sœur, à appeler en cas d’urgence", phone="0692 00 00 01", mail="p@exemple.fr"),
    Contact(name="Jean-Christophe Grandjean de La Rivière", words="tuteur", measure=True),
)
ROWS = tuple(
    misfiled.MisfiledRow(url=f"{URL}/1", name="David Morel", family="soins", state=state, when="19 novembre 2026, 9 h")
    for state in ("late", "open", "closed")
)
CHOICES = (
    misfiled.Choice("1", "MARION LÉA PAYET"),
    misfiled.Choice("personne", "À personne de la maison, ou on ne sait pas"),
)
AUTHORITIES = (misfiled.Choice("told", "La CNIL est prévenue"), misfiled.Choice("no_risk", "Pas de risque"))
SEEN = ("David Morel, la personne chez qui il était, le 19 novembre 2026, 9 h",)
ONE = misfiled.OneMisfiled(
    url=f"{URL}/1", back_url=URL, name="David Morel", initials="DM", family=FAMILIES["soins"], until="22 novembre 2026",
    filed="18 novembre 2026, 9 h", opened="19 novembre 2026, 9 h", seen=SEEN, form=s.Blank(), choices=CHOICES[1:],
    authorities=AUTHORITIES,
)  # fmt: skip


def dossiers():
    desk = Desk(url=s.TEAM, house=s.HOUSE, place="identites", duties=frozenset({"identity"}))
    shell = Shell(path=URL, key=s.KEY, person="Inès", space="staff", desk=desk)
    mine, theirs = Contacts(houses=(ContactsOf(s.HOUSE, PEOPLE),)), {"name": "David Morel", "initials": "DM"}
    listed, one = (f"pages/documents/{name}.html" for name in ("misfilings", "misfiling"))
    contacts = Contacts(houses=mine.houses, back_url=f"{s.TEAM}/personnes", **theirs)
    looked = replace(ONE, looked=True, people=CHOICES[:1], choices=CHOICES)
    return {
        "home-joined": ("pages/web/home.html", s.usager("/"), Home(joined=True, misfiled=True)),
        "joined": ("pages/people/joined.html", s.usager("/dossiers"), ASKED),
        "joined-yes": ("pages/people/joined.html", s.usager("/dossiers"), JoinedOnes(done="oui")),
        "joined-no": ("pages/people/joined.html", s.usager("/dossiers"), replace(ASKED, done="non", again=True)),
        "contacts": ("pages/people/contacts.html", shell, contacts),
        "contacts-none": ("pages/people/contacts.html", shell, replace(contacts, houses=())),
        "my-contacts": ("pages/people/my_contacts.html", s.usager("/entourage"), mine),
        "my-contacts-none": ("pages/people/my_contacts.html", s.usager("/entourage"), Contacts(houses=())),
        "misfiled": (
            listed,
            shell,
            misfiled.Misfiled(rows=ROWS, back_url=f"{s.TEAM}/contestes", closed=True, more_url=URL),
        ),
        "misfiled-none": (listed, shell, misfiled.Misfiled(rows=(), back_url=f"{s.TEAM}/contestes")),
        "misfiled-one": (one, shell, ONE),
        "misfiled-looked": (one, shell, looked),
        "misfiled-nobody": (one, shell, replace(ONE, looked=True, seen=())),
        "misfiled-wrong": (one, shell, replace(ONE, form=s.Blank({}, {"ne_le": "invalid"}))),
        "misfiled-closed": (
            one,
            shell,
            replace(ONE, closed="20 novembre 2026, 10 h", owner="Marion", authority="told"),
        ),
    }
