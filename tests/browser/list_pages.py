"""The desk for lists in its states, as in `pages`."""

from backend.kit.shell import Desk, Shell
from backend.people.lists.registering_views import Choice, Member, Registering
from backend.people.lists.views import Changed, Column, Line, Lists, Model, Run, RunLine, Tab
from tests.browser import samples as s

URL = f"{s.TEAM}/listes"
DAY = "vendredi 27 novembre 2026"
SUMMARY = "12 nouveaux, 3 changés, 485 pareils, 2 à corriger"
BOTH = ("usagers", "professionnels")
RUNS = (
    RunLine(url=f"{URL}/1", what="usagers", day=DAY, kind="new", words=SUMMARY),
    RunLine(
        url=f"{URL}/2", what="professionnels", day="lundi 2 novembre 2026", kind="ok", words="3 nouveaux, 0 changé"
    ),
    RunLine(url=f"{URL}/3", what="usagers", day="lundi 2 novembre 2026", kind="wait", words="Lecture en cours"),
    RunLine(
        url=f"{URL}/4",
        what="professionnels",
        day="lundi 2 novembre 2026",
        kind="late",
        words="La liste n’est pas venue",
    ),
)
CHANGES = (
    Changed(name="Nom utilisé", before="", after="FONTAINE-HOARAU"),
    Changed(name="Séjour", before="01/01/2024 –", after="01/01/2024 – 30/06/2024"),
)
LINES = (
    Line(number=12, who="PAUL FONTAINE", changes=CHANGES),
    Line(number=14, who="ROSE ANNE GRONDIN", changes=CHANGES[:1], warnings=("il manque le lieu de naissance.",)),
)
FAULTS = (
    Line(number=4, who="LÉO PAYET", faults=("la date de naissance 31/02/1984 n’existe pas.", "il manque le sexe.")),
    Line(number=9, who="ROSE GRONDIN", faults=("cette personne est déjà à la ligne 2. Gardez une seule ligne.",)),
)
TABS = (("new", 12), ("changed", 3), ("faulty", 2))

REASONS = (Choice("diploma", "Il manque le diplôme."), Choice("other", "Une autre raison."))
MEMBERS = (
    Member(id="1", name="Madame Lebreton", role="infirmière du foyer", kind="new", words="à envoyer"),
    Member(
        id="2",
        name="Monsieur Rivière",
        role="éducateur",
        kind="wait",
        words=f"envoyé le {DAY}",
        refused_url=f"{s.TEAM}/rpps/2/refusee",
    ),
    Member(id="3", name="Luc Gauvin", role="éducateur", kind="late", words=f"refusé le {DAY}. Il manque le diplôme."),
)


def _shell(path):
    desk = Desk(url=s.TEAM, house=s.HOUSE, place="listes", duties=frozenset({"enrolment", "members"}))
    return Shell(path=path, key=s.KEY, person="Inès", space="staff", desk=desk)


def _run(tab="changed", **more):
    tabs = tuple(Tab(name=name, count=count, url=f"{URL}/1?voir={name}", here=name == tab) for name, count in TABS)
    about = {"url": f"{URL}/1", "back_url": URL, "what": "usagers", "day": DAY, "state": "looked", "summary": SUMMARY}
    return Run(**{**about, "seen": "00ff", "tabs": tabs, "tab": tab, "may_confirm": True, "to_correct": True, **more})


def lists():
    page, one, shell, run_shell = (
        "pages/people/lists.html",
        "pages/people/list_run.html",
        _shell(URL),
        _shell(f"{URL}/1"),
    )
    columns = (
        Column(name="numero", words="Le numéro de la personne dans votre logiciel."),
        Column(name="nom_naissance", words="Le nom de l’acte de naissance.", needed=True),
    )
    going = {"tabs": (), "may_confirm": False, "to_correct": False}
    return {
        "lists": (page, shell, Lists(url=URL, whats=BOTH, annuaire=True, runs=RUNS)),
        "lists-none": (page, shell, Lists(url=URL, whats=("usagers",))),
        "lists-wrong": (
            page, shell, Lists(url=URL, whats=BOTH, wrong="list-unknown-columns", wrong_what="usagers", runs=RUNS),
        ),
        "lists-dropped": (page, shell, Lists(url=URL, whats=BOTH, notice="dropped")),
        **{
            f"list-model-{what}": (
                "pages/people/list_model.html", shell,
                Model(back_url=URL, what=what, file_url=f"{URL}/modele/fichier?quoi={what}", columns=columns),
            )
            for what in BOTH
        },
        **_registering(shell),
        "list-read": (one, run_shell, _run(state="received", done=250, total=502, percent=49, **going)),
        "list-changes": (one, run_shell, _run(lines=LINES, more_url=f"{URL}/1?voir=changed&apres=14")),
        "list-faults": (one, run_shell, _run("faulty", lines=FAULTS)),
        "list-other": (one, run_shell, _run(lines=LINES, notice="other")),
        "list-nothing": (one, run_shell, _run("", tabs=(), may_confirm=False, to_correct=False)),
        "list-running": (
            one, run_shell, _run(state="running", done=250, total=500, percent=50, notice="begun", **going),
        ),
        "list-stopped": (one, run_shell, _run("", state="stopped", done=250, total=500, percent=50, **going)),
        "list-done": (one, run_shell, _run("faulty", state="done", lines=FAULTS, may_confirm=False, tabs=())),
        "list-failed": (
            one, run_shell, _run("", state="failed", what="professionnels", reason="annuaire-away", **going),
        ),
    }  # fmt: skip


def _registering(shell):
    page, about = (
        "pages/people/registering.html",
        {"url": f"{s.TEAM}/rpps", "back_url": URL, "reasons": REASONS},
    )
    return {
        "register": (page, shell, Registering(members=MEMBERS, to_send=2, **about)),
        "register-nobody": (page, shell, Registering(members=(), **about)),
        "register-sent": (page, shell, Registering(members=MEMBERS[1:2], notice="sent", **about)),
        "register-refused": (page, shell, Registering(members=MEMBERS[2:], to_send=1, notice="refused", **about)),
    }
