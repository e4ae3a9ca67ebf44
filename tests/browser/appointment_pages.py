"""The pages of appointments in their states, as in `pages`."""

from msgspec.structs import replace

from backend.appointments import views
from backend.appointments.rules import KINDS
from backend.delegation.keeping import Choice, Reveal
from backend.kit.shell import Acting
from backend.web.views import Home, TheirHome
from tests.browser import samples as s
from tests.browser.rights_pages import Filled
from tests.browser.secrecy_pages import NOBODY, PAULA

WHEN, BASE = "mardi 1er décembre 2026 à 14 heures 30", "/rendez-vous"
SOON = views.Line(url=f"{BASE}/1", kind="Un docteur", icon="care", when=WHEN, where="Cabinet du docteur Hoarau")
MOVED = replace(SOON, kind="Une réunion", icon="people", where="Au foyer, salle bleue", mark="changed")
OFF = replace(SOON, kind="Une sortie", icon="way", where="Au marché", mark="cancelled")
BEFORE = replace(SOON, kind="L’hôpital", icon="hospital", when="lundi 2 novembre 2026 à 8 heures", where="CHU")
DOCTOR = views.One(
    url=f"{BASE}/1", back_url=BASE, kind="Un docteur", icon="care", day="mardi 1er décembre 2026",
    hour="à 14 heures 30", where="Cabinet du docteur Hoarau", who="Docteur Hoarau, avec Karim",
    about=("Pour regarder votre genou.",), bring=("Vos radios.", "On y va en voiture."), house=s.HOUSE,
    write_url="/messages/ecrire", choices=(NOBODY, PAULA),
)  # fmt: skip
OWN = views.Closed(
    id="1",
    words="Vous gardez ce rendez-vous pour vous",
    since="jeudi 26 novembre 2026",
    undo_url=f"{BASE}/secrets/1/montrer",
)
NOT_PAULA = replace(OWN, words="Paula ne voit pas ce rendez-vous")
HIS = views.Closed(
    id="2",
    words="Il ne veut pas que l’on en parle à ceux qui agissent pour lui",
    since="jeudi 26 novembre 2026",
    mention="Il a peur d’une dispute.",
)
TYPED = {"quoi": "docteur", "jour": "1/12/2026", "heure": "14:30", "lieu": "Cabinet"}
MISTAKES = (views.Mistake("jour", "Ce moment est passé."), views.Mistake("lieu", "Écrivez où c’est."))
NAMES = (
    "Un docteur",
    "Un soin",
    "Un examen",
    "L’hôpital",
    "Une réunion",
    "Des papiers à faire",
    "Une sortie",
    "Un autre",
)
PICKS = tuple(
    Choice(value=code, label=name, icon=icon) for (code, icon), name in zip(KINDS.items(), NAMES, strict=True)
)
ALAIN, SEEN = Choice(value="2", label="Pas pour Alain"), ("Alain l’a déjà vu le jeudi 26 novembre 2026.",)
ALL = Choice(value="tous", label="Tous ceux qui agissent pour lui, maintenant et plus tard")
NADEGE, REVEAL = Choice(value="1", label="Nadège Grondin"), "pages/documents/secret_reveal.html"
SHOWING = {"action": f"{BASE}/secrets/1/montrer", "back_url": f"{BASE}/1", "back": "Retour au rendez-vous",
           "asked": "Montrer ce rendez-vous de nouveau\N{NO-BREAK SPACE}?"}  # fmt: skip
LIST, SHOW, PLAN = (f"pages/appointments/{name}.html" for name in ("index", "show", "plan"))


def _plan(form, **more):
    place = {"action": f"{s.TEAM}/personnes/1/rendez-vous", "back_url": s.TEAM, "person": "David Morel", "kinds": PICKS}
    return views.Plan(**place | more, form=form)


def appointments():
    acting = Acting(person="David", initials="DM", my_initials="PM")
    mine, theirs = s.usager(BASE), s.usager("/pour/1/rendez-vous", acting=acting, home="/pour/1")
    desk = s.staff(f"{s.TEAM}/personnes/1/rendez-vous", "personnes")
    some = views.Appointments(coming=(SOON, MOVED, OFF), past=(BEFORE,), more=True, older_url=f"{BASE}?avant=1")
    none, later = views.Appointments(coming=(), past=()), views.Appointments(coming=(), past=(BEFORE,), first=False)
    changed = replace(DOCTOR, mark="changed", changed="vendredi 27 novembre 2026", was=WHEN)
    hers = replace(DOCTOR, write_url="", choices=(), back_url="/pour/1/rendez-vous")
    part = replace(DOCTOR, closed=(NOT_PAULA,), choices=(NOBODY, ALAIN), seen=SEEN)
    reveal = Reveal(title=f"Un docteur, {WHEN}", then=(), **SHOWING)
    planned = replace(DOCTOR, url=f"{s.TEAM}/rendez-vous/1")
    opposing = _plan(Filled(TYPED), action=planned.url, one=planned, minor=True, whom=(ALL, NADEGE), notice="changed")
    return {
        "home-appointment": ("pages/web/home.html", s.usager("/"), Home(appointment=WHEN, appointment_mark="changed")),
        "their-home-appointments": ("pages/web/their_home.html", theirs, TheirHome(base="/pour/1", appointments=True)),
        "appointments": (LIST, mine, some),
        "appointments-none": (LIST, mine, none),
        "appointments-older": (LIST, mine, later),
        "their-appointments": (LIST, theirs, replace(some, person="David", base="/pour/1")),
        "appointment": (SHOW, mine, DOCTOR),
        "appointment-changed": (SHOW, mine, replace(changed, closed=(OWN,), choices=(), notice="kept")),
        "appointment-kept-from-one": (SHOW, mine, part),
        "appointment-gone": (SHOW, mine, replace(DOCTOR, again="gone")),
        "appointment-cancelled": (SHOW, mine, replace(changed, mark="cancelled", closed=(replace(HIS, mention=""),))),
        "their-appointment": (SHOW, theirs, hers),
        "appointment-reveal": (REVEAL, mine, reveal),
        "appointment-reveal-who": (
            REVEAL, mine, replace(reveal, then=("Paula pourra voir ce rendez-vous.",)),
        ),
        "desk-appointments": (
            "pages/appointments/desk.html", desk, replace(some, person="David Morel", base=s.TEAM, plan_url=s.TEAM),
        ),
        "desk-appointments-none": ("pages/appointments/desk.html", desk, replace(none, person="David Morel")),
        "desk-plan": (PLAN, desk, _plan(Filled())),
        "desk-plan-wrong": (PLAN, desk, _plan(Filled(TYPED), errors=MISTAKES)),
        "desk-appointment": (PLAN, desk, opposing),
        "desk-appointment-opposed": (
            PLAN, desk, replace(opposing, one=replace(planned, mark="cancelled", closed=(HIS,)), plans=False),
        ),
    }  # fmt: skip
