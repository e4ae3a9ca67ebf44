"""The pages of appointments in their states, as in `pages`."""

from msgspec.structs import replace

from backend.appointments import views
from backend.appointments.rules import KINDS
from backend.kit.shell import Acting
from backend.web.views import Home, TheirHome
from tests.browser import samples as s
from tests.browser.rights_pages import Filled

WHEN, BASE = "mardi 1er décembre 2026 à 14 heures 30", "/rendez-vous"
SOON = views.Line(url=f"{BASE}/1", kind="Un docteur", icon="care", when=WHEN, where="Cabinet du docteur Hoarau")
MOVED = replace(SOON, kind="Une réunion", icon="people", where="Au foyer, salle bleue", mark="changed")
OFF = replace(SOON, kind="Une sortie", icon="way", where="Au marché", mark="cancelled")
BEFORE = replace(SOON, kind="L’hôpital", icon="hospital", when="lundi 2 novembre 2026 à 8 heures", where="CHU")
DOCTOR = views.One(
    url=f"{BASE}/1", back_url=BASE, kind="Un docteur", icon="care", day="mardi 1er décembre 2026",
    hour="à 14 heures 30", where="Cabinet du docteur Hoarau", who="Docteur Hoarau, avec Karim",
    about=("Pour regarder votre genou.",), bring=("Vos radios.", "On y va en voiture."), house=s.HOUSE,
    write_url="/messages/ecrire", may_keep=True,
)  # fmt: skip
OWN = views.Closed(own=True, since="jeudi 26 novembre 2026", undo_url=f"{BASE}/1/montrer")
HIS = views.Closed(own=False, since="jeudi 26 novembre 2026", mention="Il a peur d’une dispute.")
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
PICKS = tuple(views.Choice(code, name, icon) for (code, icon), name in zip(KINDS.items(), NAMES, strict=True))
LIST, SHOW, PLAN = (f"pages/appointments/{name}.html" for name in ("index", "show", "plan"))


def _plan(form, **more):
    place = {"action": f"{s.TEAM}/rendez-vous/1", "back_url": s.TEAM, "person": "David Morel", "kinds": PICKS}
    return views.Plan(**place, form=form, **more)


def appointments():
    acting = Acting(person="David", initials="DM", my_initials="PM")
    mine, theirs = s.usager(BASE), s.usager("/pour/1/rendez-vous", acting=acting, home="/pour/1")
    desk = s.staff(f"{s.TEAM}/personnes/1/rendez-vous", "personnes")
    some = views.Appointments(coming=(SOON, MOVED, OFF), past=(BEFORE,), more=True, older_url=f"{BASE}?avant=1")
    none, later = views.Appointments(coming=(), past=()), views.Appointments(coming=(), past=(BEFORE,), first=False)
    changed = replace(DOCTOR, mark="changed", changed="vendredi 27 novembre 2026", was=WHEN)
    hers = replace(DOCTOR, write_url="", may_keep=False, back_url="/pour/1/rendez-vous")
    reveal = views.Reveal(action=f"{BASE}/1/montrer", back_url=f"{BASE}/1", title=f"Un docteur, {WHEN}", then=())
    opposing = _plan(Filled(TYPED), one=DOCTOR, minor=True, notice="changed")
    return {
        "home-appointment": ("pages/web/home.html", s.usager("/"), Home(appointment=WHEN, appointment_mark="changed")),
        "their-home-appointments": ("pages/web/their_home.html", theirs, TheirHome(base="/pour/1", appointments=True)),
        "appointments": (LIST, mine, some),
        "appointments-none": (LIST, mine, none),
        "appointments-older": (LIST, mine, later),
        "their-appointments": (LIST, theirs, replace(some, person="David", base="/pour/1")),
        "appointment": (SHOW, mine, DOCTOR),
        "appointment-changed": (SHOW, mine, replace(changed, closed=(OWN,), may_keep=False, notice="kept")),
        "appointment-cancelled": (SHOW, mine, replace(changed, mark="cancelled", closed=(replace(HIS, mention=""),))),
        "their-appointment": (SHOW, theirs, hers),
        "appointment-reveal": ("pages/appointments/reveal.html", mine, reveal),
        "appointment-reveal-who": (
            "pages/appointments/reveal.html", mine, replace(reveal, then=("Paula peut le voir.",)),
        ),
        "desk-appointments": (
            "pages/appointments/desk.html", desk, replace(some, person="David Morel", base=s.TEAM, plan_url=s.TEAM),
        ),
        "desk-appointments-none": ("pages/appointments/desk.html", desk, replace(none, person="David Morel")),
        "desk-plan": (PLAN, desk, _plan(Filled())),
        "desk-plan-wrong": (PLAN, desk, _plan(Filled(TYPED), errors=MISTAKES)),
        "desk-appointment": (PLAN, desk, opposing),
        "desk-appointment-opposed": (
            PLAN, desk, replace(opposing, one=replace(changed, mark="cancelled", closed=(HIS,)), plans=False),
        ),
    }  # fmt: skip
