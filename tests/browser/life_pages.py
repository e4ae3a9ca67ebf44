"""Pages of the life of an access: at rest, near its end, left; whom one helps; who acts, for the staff."""

from msgspec import Struct

from backend.delegation.presets import presets
from backend.entrusting import life_views as life
from backend.entrusting import views
from backend.kit.shell import Acting, Shell
from backend.web import views as web
from tests.browser import samples as s

Page = tuple[str, Shell, Struct | None]
EVERYDAY = presets().presets["everyday"].read
PAULA = {"name": "Paula Morel", "initials": "PM", "relation": "sis", "day": "31 décembre 2026", "url": "/aidants/1"}
WHAT = "Attestations, MDPH et aides, La vie au foyer"
SOON = life.Life(
    rests=True, soon=True, what=WHAT, renewed_until="31 décembre 2027", renewed_on="2027-12-31",
    renewed=("Paula Morel peut lire et faire les mêmes choses qu’avant.", "Je peux arrêter à tout moment."),
)  # fmt: skip
ENDING = views.Aidant(**PAULA, state="now", families=EVERYDAY, life=SOON)
RESTS = views.Aidant(**PAULA, state="paused", families=EVERYDAY, life=life.Life(rests=True, what=WHAT))
LEFT = views.Aidant(**PAULA, state="left")
REPLACED = views.Aidant(**PAULA, state="replaced")
DAVID = {"name": "David Morel", "given_name": "David", "initials": "DM", "day": "31 décembre 2026", "url": "/j-aide/1"}
DECIDED = life.Helping(**DAVID, acting_url="/pour/1", leaves=False)


def life_pages() -> dict[str, Page]:
    """`here` are David’s own pages, `there` those of Paula about him."""
    shell, here = s.usager("/aidants"), "pages/entrusting/"
    index, one, helped = f"{here}index.html", f"{here}show.html", f"{here}helping_one.html"
    at_rest, ends = life.Helping(**DAVID, rests=True), life.Helping(**DAVID, acting_url="/pour/1", soon=True)
    return {
        "aidants-life": (index, shell, views.Aidants(now=(ENDING, RESTS), before=(LEFT,), notice="paused")),
        "aidant-ending": (one, shell, views.One(aidant=ENDING, sees=(s.LETTER,), more=False)),
        "aidant-not-renewed": (one, shell, views.One(aidant=ENDING, sees=(), more=False, notice="not_renewed")),
        "aidant-resting": (one, shell, views.One(aidant=RESTS, sees=(), more=False, notice="paused")),
        "aidant-resting-stop": (one, shell, views.One(aidant=RESTS, sees=(), more=False, asks=True)),
        "aidant-left": (one, shell, views.One(aidant=LEFT, sees=(), more=False)),
        "aidant-replaced": (one, shell, views.One(aidant=REPLACED, sees=(), more=False)),
        "helping": (f"{here}helping.html", s.usager("/j-aide"), life.AllHelped(people=(at_rest, ends), notice="left")),
        "helping-nobody": (f"{here}helping.html", s.usager("/j-aide"), life.AllHelped(people=())),
        "helping-resting": (helped, s.usager("/j-aide/1"), life.OneHelped(one=at_rest)),
        "helping-ending": (helped, s.usager("/j-aide/1"), life.OneHelped(one=ends)),
        "helping-decided": (helped, s.usager("/j-aide/1"), life.OneHelped(one=DECIDED)),
        "helping-leave": (helped, s.usager("/j-aide/1"), life.OneHelped(one=ends, asks=True, again=True)),
        "closing": (f"{here}closing.html", s.usager("/j-aide/fermer"), life.Closing()),
        "closing-not-here": (
            f"{here}closing.html",
            s.usager("/j-aide/fermer"),
            life.Closing(why_not="dossier", house=s.HOUSE),
        ),
        **_around(),
    }


def _around() -> dict[str, Page]:
    acting = Acting(person="David", initials="DM", my_initials="PM")
    who = life.ActingFor(
        name="Paula Morel", initials="PM", relation="sœur", until="31 décembre 2026",
        deeds=(("read", WHAT), ("write", "Messages"), ("exercise", "Demandes"), ("deposit", "Attestations")),
    )  # fmt: skip
    told = web.Home(new_papers=1, said_yes="Zoé", left=True, ending=True, their_ending=True, helps=True)
    theirs = web.TheirHome(base="/pour/1", new_papers=1, until="31 décembre 2026")
    desk, back = s.staff("/equipe/1/personnes/1/qui-agit", "personnes"), "/equipe/1/personnes/1/papiers"
    return {
        "home-accesses": ("pages/web/home.html", s.usager("/"), told),
        "their-home-ending": ("pages/web/their_home.html", s.usager("/pour/1", acting=acting, home="/pour/1"), theirs),
        "desk-acting": (
            "pages/entrusting/at_desk.html", desk,
            life.AtDesk(person="David Morel", back_url=back, rows=(who,), trusted=("Sophie Payet",)),
        ),
        "desk-acting-nobody": (
            "pages/entrusting/at_desk.html", desk, life.AtDesk(person="David Morel", back_url=back, rows=()),
        ),
    }  # fmt: skip
