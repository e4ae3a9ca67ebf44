"""The desk for a team's hours in its states, as in `pages`."""

from backend.kit.shell import Desk, Shell
from backend.messaging import week
from backend.messaging.hours_views import Choice, Day, Duty, FormDay, Hours, Mistake, Range, Team, TeamLink, Teams
from tests.browser import samples as s

URL = f"{s.TEAM}/horaires/1"
NAMES = ("Lundi", "Mardi", "Mercredi", "Jeudi", "Vendredi", "Samedi", "Dimanche")
PROMISE = "Madame Martin vous répond aujourd’hui avant 18 heures."
OPEN = "de 9 heures à 12 heures, puis de 14 heures à 18 heures"
DAYS = tuple(Day(name, OPEN if place < 5 else "") for place, name in enumerate(NAMES))
DUTIES = (
    Duty("1", "Madame Martin", "Jeudi 26 novembre 2026, de 9 heures à 18 heures", f"{URL}/qui/1/retirer", now=True),
    Duty("2", "Karim Benali", "Jeudi 26 novembre 2026 à 21 heures, jusqu’au vendredi 27 novembre 2026 à 7 heures",
         f"{URL}/qui/2/retirer"),
)  # fmt: skip
MEMBERS = (Choice("1", "Madame Martin, infirmière du foyer"), Choice("2", "Karim Benali, éducateur"))
DATES = (Choice("2026-11-26", "Jeudi 26 novembre 2026"), Choice("2026-11-27", "Vendredi 27 novembre 2026"))
MISTAKES = (Mistake("jour", "Choisissez un jour."), Mistake("de", "Quelqu’un est déjà noté à ce moment."))


def _shell(path):
    desk = Desk(url=s.TEAM, house=s.HOUSE, place="horaires", waiting=4, duties=frozenset({"requests", "hours"}))
    return Shell(path=path, key=s.KEY, person="Sarah", space="staff", desk=desk)


def _team(**more):
    about = {"name": "Équipe soins", "url": URL, "promise": PROMISE, "days": DAYS, "duties": DUTIES, "form": s.Blank()}
    return Team(**{**about, "members": MEMBERS, "dates": DATES, "back_url": f"{s.TEAM}/horaires", **more})


def _hours(*, places=2, wrong=(), **more):
    def range_of(day, place):
        since, until = (week.field(day, place, side) for side in ("de", "a"))
        told = {one.field: one.words for one in wrong}
        return Range(since, until, "09:00", "12:00", told.get(since, ""), told.get(until, ""))

    days = tuple(FormDay(name, tuple(range_of(n, p) for p in range(1, places + 1))) for n, name in enumerate(NAMES, 1))
    return Hours(name="Équipe soins", url=f"{URL}/heures", back_url=URL, seen="0", days=days, mistakes=wrong, **more)


def hours():
    one, form, shell = "pages/messaging/hours_team.html", "pages/messaging/hours_form.html", _shell(URL)
    mistaken = (
        Mistake("j1-1-a", "Lundi : la fin est avant le début."),
        Mistake("j2-2-de", "Mardi : il manque une heure."),
    )
    teams = Teams((TeamLink("Équipe soins", PROMISE, URL), TeamLink("Tournée nord", "", f"{s.TEAM}/horaires/2")))
    typed = s.Blank({"qui": "2", "jour": "2026-11-27", "de": "17:00", "a": "20:00"}, {"de": "taken"})
    return {
        "hours": ("pages/messaging/hours_teams.html", shell, teams),
        "hours-none": ("pages/messaging/hours_teams.html", shell, Teams(())),
        "hours-team": (one, shell, _team()),
        "hours-team-empty": (one, shell, _team(promise="", days=tuple(Day(name, "") for name in NAMES), duties=())),
        "hours-team-wrong": (one, shell, _team(form=typed, mistakes=MISTAKES)),
        **{f"hours-team-{done}": (one, shell, _team(done=done)) for done in ("hours", "given", "ended")},
        "hours-form": (form, shell, _hours()),
        "hours-form-three": (form, shell, _hours(places=3)),
        "hours-form-wrong": (form, shell, _hours(wrong=mistaken)),
        "hours-form-changed": (form, shell, _hours(notice="changed")),
    }
