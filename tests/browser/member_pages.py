"""The desk of who works in a house, its teams and its roles, in their states."""

from backend.kit.shell import Desk, Shell
from backend.people.members import team_views, views
from backend.people.members.desk import Mistake
from backend.people.members.views import Line, Option, Tick
from backend.web.desk_home import ENTRIES
from backend.web.views import DeskHome, Waiting
from tests.browser import samples as s
from tests.browser.role_pages import roles

MEMBERS, TEAMS = f"{s.TEAM}/membres", f"{s.TEAM}/equipes"
OPTIONS = (Option("1", "infirmière ou infirmier"), Option("2", "secrétaire"))
TICKS = (Tick("eq-1", "Équipe soins (Premier étage)", checked=True), Tick("eq-2", "Équipe de nuit", checked=False))
ROWS = (
    Line("Madame Martin", "infirmière ou infirmier", "Équipe de nuit, Équipe soins", "", f"{MEMBERS}/1"),
    Line("Karim Benali", "éducatrice ou éducateur référent", "", "Jusqu’au 31 décembre 2026", f"{MEMBERS}/2"),
)
SERVICES = (Option("", "Sans service"), Option("1", "Premier étage"))


def _shell(path):
    desk = Desk(url=s.TEAM, house=s.HOUSE, place="membres", waiting=4, duties=frozenset({"requests", "members"}))
    return Shell(path=path, key=s.KEY, person="Jean", space="staff", desk=desk)


def _member(**more):
    about = {"name": "Madame Martin", "role": "infirmière ou infirmier", "when": "Jusqu’au 31 décembre 2026"}
    known = {**about, "me": False, "url": f"{MEMBERS}/1", "back_url": MEMBERS, "role_id": "1", "roles": OPTIONS}
    return views.Member(**{**known, "teams": TICKS, "shown": "Madame Martin", "until": "31/12/2026", **more})


def _teams(**more):
    lines = (
        team_views.TeamLine(
            "Équipe soins", "4 professionnels · répond aux messages", f"{TEAMS}/1", f"{s.TEAM}/horaires/1"
        ),
        team_views.TeamLine("Équipe de nuit", "0 professionnel", f"{TEAMS}/2"),
    )
    services = (
        team_views.ServiceLine("Premier étage", lines, "1", f"{TEAMS}/services/1"),
        team_views.ServiceLine("Accueil de jour", (), "2", f"{TEAMS}/services/2"),
        team_views.ServiceLine("Sans service", lines[1:]),
    )
    known = {"services": services, "options": SERVICES, "url": TEAMS, "back_url": MEMBERS, "form": s.Blank()}
    return team_views.Teams(**{**known, **more})


def _team(**more):
    known = {
        "name": "Équipe soins",
        "url": f"{TEAMS}/1",
        "back_url": TEAMS,
        "typed_name": "Équipe soins",
        "service": "1",
    }
    return team_views.Team(**{**known, "options": SERVICES, "answers": True, **more})


def _home():
    page, desk = (
        "pages/web/desk_home.html",
        Desk(url=s.TEAM, house=s.HOUSE, place="accueil", duties=frozenset({"members"})),
    )
    shell = Shell(path=s.TEAM, key=s.KEY, person="Jean", space="staff", desk=desk)
    rows = tuple(Waiting(what, n, f"{s.TEAM}/{place}", icon) for n, (what, place, icon) in enumerate(ENTRIES, 1))
    return {
        "desk-home": (page, shell, DeskHome(house=s.HOUSE, runs="Association Les Hautes Herbes", rows=rows)),
        "desk-home-nothing": (page, shell, DeskHome(house=s.HOUSE, rows=(Waiting("late", 0, s.TEAM, "message"),))),
    }


def members():
    listed, new, one = (f"pages/people/{name}.html" for name in ("members", "member_new", "member"))
    shell, empty = _shell(MEMBERS), s.Blank()
    people = views.Members(house=s.HOUSE, rows=ROWS, base=s.TEAM, next_url=f"{MEMBERS}?apres=2", done="added")
    typed = s.Blank({"prenom": "Anne", "fin": "demain"}, {"nom": "missing"})
    wrong = (Mistake("nom", "Écrivez le nom."), Mistake("fin", "Le dernier jour n’est pas une date."))
    known = {"url": f"{MEMBERS}/nouveau", "back_url": MEMBERS, "roles": OPTIONS, "teams": TICKS}
    last = (Mistake("affiche", "C’est la dernière personne qui décide qui travaille ici."),)
    return {
        **_home(),
        "members": (listed, shell, people),
        "members-none": (listed, shell, views.Members(house=s.HOUSE, rows=(), base=s.TEAM)),
        "members-ended": (listed, shell, views.Members(house=s.HOUSE, rows=ROWS, base=s.TEAM, done="ended")),
        "member-new": (new, shell, views.New(**known, form=empty)),
        "member-new-wrong": (new, shell, views.New(**known, form=typed, mistakes=wrong)),
        "member": (one, shell, _member()),
        "member-me": (one, shell, _member(me=True, teams=(), mistakes=last, until="", when="")),
        **{f"member-{done}": (one, shell, _member(done=done)) for done in ("changed", "role", "until", "forever")},
        **_of_teams(_shell(TEAMS)),
        **roles(_shell(f"{s.TEAM}/roles")),
    }


def _of_teams(shell):
    every, one = "pages/people/teams.html", "pages/people/team.html"
    wrong = (Mistake("nom", "Écrivez le nom de l’équipe."),)
    still = (Mistake("nom", "Cette équipe accompagne encore des personnes. Changez d’abord leur équipe."),)
    return {
        "teams": (every, shell, _teams()),
        "teams-none": (every, shell, _teams(services=())),
        "teams-wrong": (every, shell, _teams(mistakes=wrong)),
        **{f"teams-{done}": (every, shell, _teams(done=done)) for done in ("made", "closed", "service")},
        "team": (one, shell, _team(hours_url=f"{s.TEAM}/horaires/1", done="named")),
        "team-supports": (one, shell, _team(mistakes=still)),
    }
