"""Pages about aidants: David's side, and that of Paula who acts for him."""

from msgspec import Struct
from msgspec.structs import replace

from backend.delegation.schemas import Proposal
from backend.documents.aidant_views import TheirPaper, TheirPapers
from backend.entrusting import views
from backend.kit.forms import Form
from backend.kit.shell import Acting, Shell
from backend.messaging.views import Threads
from backend.web import views as web
from tests.browser import paper_samples as p
from tests.browser import samples as s
from tests.browser.grid_pages import grid_pages
from tests.browser.life_pages import life_pages

Page = tuple[str, Shell, Struct | None]
ACTING = Acting(person="David", initials="DM", my_initials="PM")
PAULA = views.Aidant(
    name="Paula Morel", initials="PM", relation="sis", state="now", day="31 décembre 2026", url="/aidants/1",
    families=("attestations", "mdph"), lines=("Paula Morel saura aussi quand un papier arrive.",),
)  # fmt: skip
GONE = views.Aidant(
    name="Léo Morel", initials="LM", relation="bro", state="stopped", day="3 novembre 2026", url="/aidants/2"
)
BEFORE = views.Before(
    name="Paula", initials="PM", relation="sis", messages=False, sees=(s.LETTER,), not_sees=(s.XRAY, s.PROJECT),
    more=True, fields=(("code", "K"),),
    words=("Paula Morel peut lire :", "• Attestations", "Je peux arrêter à tout moment."),
)  # fmt: skip
NOTHING = views.Before(
    name="Paula", initials="PM", relation="sis", messages=True, sees=(), not_sees=(), more=False,
    words=("Je peux arrêter à tout moment.",), fields=(),
)  # fmt: skip
HOUSES = (
    views.Tick("chez-1", "Foyer Les Tilleuls : Accueil de jour", True),
    views.Tick("chez-2", "Foyer Les Tilleuls, depuis le 3 mars 2024", False),
)
WRONG: Form[Proposal] = Form(Proposal, {"key": s.KEY, "code": "ABC", "quoi": "all", "debut": "demain"})
WRONG.errors.update({"code": "unknown", "debut": "invalid"})


def pages() -> dict[str, Page]:
    shell, here = s.usager("/aidants"), "pages/entrusting/"
    one = f"{here}show.html"
    later = replace(PAULA, state="later", day="3 janvier 2027")
    return {
        "aidants": (
            f"{here}index.html", shell,
            views.Aidants(now=(PAULA,), before=(GONE,), notice="given", trusted=("Sophie Payet",)),
        ),
        "aidants-empty": (f"{here}index.html", shell, views.Aidants(now=(), before=())),
        "entrust": (f"{here}choose.html", shell, views.Choose(form=Form(Proposal))),
        "entrust-wrong": (f"{here}choose.html", shell, views.Choose(form=WRONG, houses=HOUSES, more=True)),
        "entrust-before": (f"{here}before.html", shell, BEFORE),
        "entrust-before-nothing": (f"{here}before.html", shell, NOTHING),
        "aidant": (
            one, shell, views.One(aidant=PAULA, sees=(s.LETTER,), more=False, notice="given", may_change=True),
        ),
        "aidant-later": (
            one, shell, views.One(
                aidant=later, sees=(), more=False, may_change=True, motive="Pour ma rente.", former_url="/aidants/3",
            ),
        ),
        "aidant-stop": (one, shell, views.One(aidant=PAULA, sees=(s.LETTER,), more=True, asks=True, again=True)),
        "aidant-gone": (one, shell, views.One(aidant=GONE, sees=(), more=False)),
        "aidant-code": (f"{here}code.html", s.usager("/aidants/code"), views.Code(code="K7M2P 9XQRT")),
        "aidant-no-code": (f"{here}code.html", s.usager("/aidants/code"), views.Code()),
        **grid_pages(),
        **_for_david(),
        **life_pages(),
    }  # fmt: skip


def _for_david() -> dict[str, Page]:
    shell = s.usager("/pour/1", acting=ACTING, home="/pour/1")
    letter = s._paper()
    paper = TheirPaper(
        back_url="/pour/1/papiers", title=letter.title, origin=letter.origin, day=letter.day, family=letter.family,
        house=s.HOUSE, what=letter.what, body=letter.body, sheets=p.SHEETS,
        oppose_url="/pour/1/demandes/opposition?papier=1",
    )  # fmt: skip
    listed, helper = "pages/documents/aidant_list.html", web.SomebodyToHelp(name="David", initials="DM", url="/pour/1")
    return {
        "home-helping": ("pages/web/home.html", s.usager("/"), web.Home(supported=False, to_help=(helper,))),
        "their-home": (
            "pages/web/their_home.html",
            shell,
            web.TheirHome(base="/pour/1", new_papers=2, adds=True, new_messages=0),
        ),
        "their-papers": (listed, shell, TheirPapers(rows=(s.LETTER, s.XRAY), older_url="/pour/1/papiers?avant=x")),
        "their-papers-empty": (listed, shell, TheirPapers(rows=(), add_url="/pour/1/papiers/ajouter")),
        "their-paper": ("pages/documents/aidant_show.html", shell, paper),
        "their-messages": ("pages/messaging/index.html", shell, Threads(rows=(), write_url="/pour/1/messages/ecrire")),
    }
