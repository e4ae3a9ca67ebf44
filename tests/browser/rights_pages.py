"""The pages of requests in their states, as in `pages`."""

from backend.documents.views import FAMILIES
from backend.kit.forms import Told
from backend.kit.shell import Acting
from backend.rights import desk_views, views
from backend.rights.views import Appeal, Mark, Row, Step
from tests.browser import samples as s

KIND = "Un papier ne doit pas aller dans Mon espace santé"
DUE = "Réponse au plus tard le lundi 21 décembre 2026"
ASKED = Step(name="Demandé par vous", words="Samedi 21 novembre 2026 à 10 heures 5", state="done")
READ = Step(name="Lu", words="Madame Martin, infirmière. Aujourd’hui à 9 heures", state="done")
WAITS = Step(name="Réponse", words="Au plus tard le lundi 21 décembre 2026.", state="now")
SAID = Step(name="La réponse est non", words="Madame Martin, infirmière. Aujourd’hui à 14 heures", state="done")
WIRED = Step(name="Mon espace santé", words="Pas encore relié à Mon espace santé (DMP)")
APPEALS = (
    Appeal("Une personne qualifiée peut vous aider.", "Code de l’action sociale et des familles, article L.311-5"),
    Appeal("Vous pouvez vous plaindre à la CNIL, sur cnil.fr.", "RGPD, article 77"),
)
OPEN, LATE = Mark("wait", "En attente d’une réponse"), Mark("late", "En retard : la réponse devait arriver")
YES, NO = Mark("ok", "La réponse est oui"), Mark("no", "La réponse est non : lisez pourquoi")
LAW = {
    "right": "Code de la santé publique, articles L.1111-15 et R.1111-47",
    "clock": "Règlement général sur la protection des données (RGPD), article 12, paragraphe 3",
}
WHY = ("Vous avez besoin de ce papier à l’hôpital.", "Nous en parlons quand vous voulez.")


class Filled:
    """A form that is shown has no value yet: as the real one, it is false."""

    def __init__(self, typed=(), errors=()):
        self.typed, self.errors = Told(typed), Told(errors)

    def __bool__(self):
        return False


def _row(mark, **more):
    asked = {"url": "/demandes/1", "kind": KIND, "paper": "Lettre de l’hôpital", "asked": "Demandé le 21 novembre 2026"}
    return Row(**{**asked, "mark": mark, **more})


def _oppose(form, **more):
    paper = {"id": "1", "title": "Lettre de l’hôpital", "day": "vendredi 20 novembre 2026", "house": s.HOUSE}
    return views.Oppose(**paper, family=FAMILIES["hopital"], form=form, **more)


def _one(mark, steps, **more):
    request = {"url": "/demandes/1", "kind": KIND, "reference": "K7R4 2MXP 9A", "paper": "Lettre de l’hôpital", **LAW}
    return views.One(**request, mark=mark, steps=(*steps, WIRED), reason=("C’est privé.",), **more)


def _at_desk(mark, form, steps, **more):
    base = f"{s.TEAM}/demandes"
    request = {"url": f"{base}/1", "back_url": base, "kind": KIND, "reference": "K7R4 2MXP 9A", **LAW}
    about = {"paper": "Un papier qui ne se voit pas ici", "person": s.DAVID_FOR_STAFF, "reason": ("C’est privé.",)}
    return desk_views.AtDesk(**{**request, **about}, mark=mark, form=form, steps=(*steps, WIRED), **more)


def rights():
    acting = s.usager("/pour/1", acting=Acting(person="David", initials="DM", my_initials="PM"), home="/pour/1")
    mine, desk, door = s.usager("/demandes"), s.staff(f"{s.TEAM}/demandes", "demandes"), s.public("/verifier/K")
    index, oppose, show = (f"pages/rights/{name}.html" for name in ("index", "oppose", "show"))
    queue, at_desk, check = (f"pages/rights/{name}.html" for name in ("queue", "at_desk", "check"))
    wrong = Filled({"mots": "Bonjour"}, {"pourquoi": "missing", "mots": "too_long"})
    short = Filled({"reponse": "refused", "mots": "Non."}, {"mots": "too_short"})
    receipt, link = {"receipt_url": "/demandes/1/recu"}, {"paper_url": "/papiers/1"}
    late, waiting = _row(LATE, who=s.DAVID_FOR_STAFF, due=DUE), _row(OPEN, who=s.DAVID_FOR_STAFF, due=DUE)
    rows = (_row(OPEN, due=DUE), _row(YES), _row(NO))
    refused = _one(NO, (ASKED, READ, SAID), answer=WHY, appeals=APPEALS, **receipt)
    closed = _at_desk(NO, None, (ASKED, READ, SAID), answer=WHY, appeals=APPEALS, notice="answered")
    lists = desk_views.Queue(late=(late,), waiting=(waiting,), closed=(_row(YES, who=s.DAVID_FOR_STAFF),))
    return {
        "oppose": (oppose, mine, _oppose(Filled())),
        "oppose-hidden": (oppose, mine, _oppose(Filled({"pourquoi": "private"}), hidden=True)),
        "oppose-wrong": (oppose, mine, _oppose(wrong)),
        "child-oppose": (oppose, acting, _oppose(Filled(), base="/pour/1", agrees="one")),
        "child-oppose-not": (oppose, acting, _oppose(Filled({}, {"form": "each"}), base="/pour/1", agrees="each")),
        "their-oppose": (oppose, acting, _oppose(Filled({}, {"form": "asked"}), base="/pour/1")),
        "their-request": (show, acting, _one(OPEN, (ASKED, WAITS), notice="asked", base="/pour/1")),
        "oppose-again": (oppose, mine, _oppose(Filled({"pourquoi": "private"}, {"form": "again"}))),
        "requests": (index, mine, views.Mine(rows=rows, older_url="/demandes?avant=1")),
        "requests-empty": (index, mine, views.Mine(rows=())),
        "request": (show, mine, _one(OPEN, (ASKED, WAITS), may_withdraw=True, notice="asked", **link)),
        "request-late": (show, mine, _one(LATE, (ASKED, READ, WAITS), may_withdraw=True, **receipt)),
        "request-refused": (show, mine, refused),
        "request-closed": (show, mine, _one(YES, (ASKED, READ), notice="closed", **receipt)),
        "queue": (queue, desk, lists),
        "queue-empty": (queue, desk, desk_views.Queue(late=(), waiting=(), closed=())),
        "request-at-desk": (at_desk, desk, _at_desk(LATE, Filled(), (ASKED, READ, WAITS), **link)),
        "request-at-desk-child": (at_desk, desk, _at_desk(OPEN, Filled(), (ASKED, READ, WAITS), agrees="one")),
        "request-at-desk-wrong": (at_desk, desk, _at_desk(OPEN, short, (ASKED, WAITS))),
        "request-at-desk-closed": (at_desk, desk, closed),
        "check": (check, door, views.Checked(reference="K7R4 2MXP 9A", kind=KIND, day="samedi 21 novembre 2026")),
        "check-unknown": (check, door, views.Checked(reference="K7R4 2MXP 9A")),
    }
