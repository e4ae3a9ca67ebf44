"""The paper that proves a measure or a mandate, in its states: at the desk, and for the person."""

from msgspec.structs import replace

from backend.documents.views import Original
from backend.evidence.schemas import Adding
from backend.evidence.views import AtDesk, Mine, Paper
from backend.kit.forms import Form
from backend.kit.shell import Desk, Shell
from tests.browser import samples as s
from tests.browser.paper_samples import PHOTOS, SHEETS

URL = f"{s.TEAM}/justificatifs/1"
WHOLE = Original(url=f"{URL}/original", kind="PDF", size="240 ko")
OPEN = Paper(sheets=SHEETS, original=WHOLE)
DAY = "vendredi 27 novembre 2026"


def _wrong(**errors):
    form: Form[Adding] = Form(Adding, {"key": s.KEY})
    form.errors.update(errors)
    return form


def evidence():
    desk = Desk(url=s.TEAM, house=s.HOUSE, place="personnes", duties=frozenset({"enrolment"}))
    shell = Shell(path=URL, key=s.KEY, person="Anne", space="staff", desk=desk)
    none = AtDesk(
        what="measure", title="Tutelle : les biens", name="Laura Hoarau", holder="Nadia Técher", url=URL,
        back_url=f"{s.TEAM}/personnes/1/protection", state="none", day="", form=Form(Adding), adds=True, waits=True,
    )  # fmt: skip
    kept = replace(none, state="kept", day=DAY, paper=OPEN)
    check = replace(kept, may_refuse=True, check_url=f"{s.TEAM}/personnes/1/protection/1/verifier")
    mandate = replace(kept, what="mandate", title="", name="Rose Lebon", holder="Zoé Hoarau")
    page, mine = "pages/evidence/desk.html", "pages/evidence/mine.html"
    hers = Mine(what="measure", back_url="/aidants/mesures/1", day=DAY, paper=Paper(sheets=SHEETS))
    why = "Ce PDF a un mot de passe. Envoyez un PDF sans mot de passe."
    return {
        "evidence-none": (page, shell, none),
        "evidence-received": (page, shell, replace(none, state="received", day=DAY)),
        "evidence-refused": (page, shell, replace(none, state="refused", day=DAY, why=why)),
        "evidence-wrong": (page, shell, replace(none, form=_wrong(fichier="not_paper"))),
        "evidence-again": (page, shell, replace(none, form=_wrong(form="again", fichier="again"))),
        "evidence-late": (page, shell, replace(kept, adds=False, waits=False, form=_wrong(form="over"))),
        "evidence-check": (page, shell, check),
        "evidence-no-reason": (page, shell, replace(check, form=_wrong(raison="missing"))),
        "evidence-not-right": (page, shell, replace(none, state="wrong", wrong="somebody")),
        "evidence-not-right-said": (page, shell, replace(none, state="wrong", wrong="unreadable", said_wrong=True)),
        "evidence-not-you": (page, shell, kept),
        "evidence-mandate": (page, shell, replace(mandate, check_url=f"{s.TEAM}/mandats/1/confirmer")),
        "evidence-done": (page, shell, replace(mandate, adds=False, waits=False)),
        "evidence-mine": (mine, s.usager("/aidants/justificatifs/1"), hers),
        "evidence-mine-mandate": (
            mine,
            s.usager("/aidants/justificatifs/1"),
            replace(hers, what="mandate", back_url="/aidants", paper=Paper(sheets=PHOTOS)),
        ),
    }
