"""What stands in the pages about papers."""

from msgspec.structs import replace

from backend.audit.views import Who
from backend.documents.desk_views import Added, AddedPapers, Announcement, StaffPaper
from backend.documents.dispute_views import DeskDispute, DeskDisputes, DeskRow, MyDisputes, NotMine, Said
from backend.documents.list_schemas import Wanted
from backend.documents.list_views import Families, FamilyRow
from backend.documents.parcel_views import Trait
from backend.documents.views import FAMILIES, Original, Sheet, Sheets, Version, Versions
from backend.kit.forms import Form
from backend.kit.shell import Desk
from backend.web.assets import front_end
from tests.browser import samples as s

ASKED, NOTHING_ASKED = Form(Wanted, {"cherche": "poignet"}), Form(Wanted, {"cherche": ""})
FOUND = (replace(s.LETTER, where=("title", "content")), replace(s.XRAY, where=("author",)))
FAMILIES_SHOWN = Families(
    new="2 papiers",
    disputed=True,
    rows=tuple(
        FamilyRow(family=family, url=f"/papiers?voir={code}", count=f"{n} papiers")
        for n, (code, family) in enumerate(FAMILIES.items(), 2)
    ),
)
PICTURE = front_end().url("icon-512.png")
SHEETS = Sheets(
    pages=(
        Sheet(number=1, url=PICTURE, width=600, height=800, lines=("Attestation", "Monsieur Morel habite ici.")),
        Sheet(number=2, url=PICTURE, width=600, height=800),
    ),
    count=3,
    before_url="/papiers/1?page=1",
    after_url="/papiers/1?page=3",
)
PHOTOS = Sheets(pages=(Sheet(number=1, url=PICTURE, width=600, height=800),), count=1, wordless=True)
BESIDE = (Original(url="/papiers/1/pieces/1", kind="PDF", size="80 ko"),)
REPLACED = Versions(state="replaced", newer_url="/papiers/2")
CANCELLED = Versions(state="cancelled")
NEWEST = Versions(older=(Version(url="/papiers/3", day="lundi 2 mars 2026"),))
CHOICES = (("1", s.LETTER), ("2", s.PRESCRIPTION), ("3", s.XRAY))
BOUVIER = Who(name="Madame Bouvier", role="secrétaire", initials="B", staff=True)
NOT_MINE = NotMine(
    id="3",
    title="Radio du poignet",
    day="mercredi 18 novembre 2026",
    family=FAMILIES["images"],
    house=s.HOUSE,
    verifier=BOUVIER,
)
SAID = "jeudi 19 novembre 2026"
DISPUTES = MyDisputes(
    rows=(
        Said(state="open", day=SAID, verifier=BOUVIER),
        Said(state="hers", day=SAID, verifier=BOUVIER, paper_url="/papiers/3"),
        Said(state="not_hers", day=SAID, verifier=BOUVIER),
    )
)
DESK = replace(
    s.staff("/equipe/contestes", "identites"),
    desk=Desk(url=s.TEAM, house=s.HOUSE, place="identites", duties=frozenset({"identity"})),
)
DESK_ROW = DeskRow(
    url=f"{s.TEAM}/contestes/1", name="David Morel", initials="DM", title="Radio du poignet", said=f"Dit le {SAID}"
)
DESK_DISPUTES = DeskDisputes(rows=(DESK_ROW,))
DESK_DISPUTE = DeskDispute(
    url=f"{s.TEAM}/contestes/1",
    back_url=f"{s.TEAM}/contestes",
    name="David Morel",
    initials="DM",
    traits=(Trait(name="birth_name", paper="MOREL"), Trait(name="birthdate", paper="12 mars 1984")),
    said=f"Dit le {SAID}",
    title="Lettre de l’hôpital",
    origin="De l’hôpital Saint-Jean",
    day="20 novembre 2026",
    family=FAMILIES["hopital"],
    body=s.LETTER_BODY,
    original=Original(url=f"{s.TEAM}/contestes/1/original", kind="PDF", size="240 ko"),
)
UNTOLD = Announcement(url=f"{s.TEAM}/papiers/1/annoncer")
TOLD = Announcement(by="Madame Martin", day="lundi 16 novembre 2026")
BROUGHT = replace(s.LETTER, title="Lettre de la CAF", origin="Ajouté par Paula Morel (sœur) pour David")
ADDED = AddedPapers(
    rows=(Added(person="David Morel", paper=BROUGHT), Added(person="Marion Payet", paper=s.LETTER)), more=True
)
STAFF_PAPER = StaffPaper(
    person=s.DAVID_FOR_STAFF,
    back_url="/equipe",
    title="Lettre de l’hôpital",
    origin="Hôpital Saint-Jean",
    day="20 novembre 2026",
    family=FAMILIES["hopital"],
    body=s.LETTER_BODY,
    original=Original(url=f"{s.TEAM}/papiers/1/original", kind="PDF", size="240 ko"),
)
