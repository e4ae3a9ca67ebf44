"""Every page as David, Paula or Madame Martin would see it, without a database."""

from collections.abc import Mapping
from typing import NamedTuple

from markupsafe import Markup

from backend.audit.views import Who
from backend.documents.list_views import PaperRow
from backend.documents.views import FAMILIES, Original, Paper, What
from backend.kit.shell import Desk, Help, Outbox, Shell
from backend.messaging import views as messaging
from backend.messaging.views import Day, Message, PaperLink
from backend.messaging.writing_views import Write

OUTBOX = Outbox("6f1d2a52-6d3c-4f2e-9a37-1c5d2e8b4f60", "AAAA.AAAA")
KEY = "0b0f1a52-6d3c-4f2e-9a37-1c5d2e8b4f60"
HOUSE = "Foyer Les Tilleuls"
TEAM = "/equipe/3f0c"
KARIM = Help(
    name="Karim Benali",
    first="Karim",
    role="votre éducateur",
    initials="KB",
    hours="Karim est là du lundi au vendredi, de 9 heures à 18 heures.",
    phone="0102030405",
    write_url="/messages/ecrire",
)
DAVID = Who(name="Vous", role="David Morel", initials="DM")
MARTIN = Who(name="Madame Martin", role="infirmière du foyer", initials="SM", staff=True)
PAULA = Who(name="Paula Morel", role="votre sœur", initials="PM")
DAVID_FOR_STAFF = Who(name="David Morel", role="Foyer Les Tilleuls, 1er étage", initials="DM")
LETTER = PaperRow(
    url="/papiers/1",
    title="Lettre de l’hôpital",
    origin="De l’hôpital Saint-Jean",
    day="vendredi 20 novembre",
    family=FAMILIES["hopital"],
    new=True,
)
PRESCRIPTION = PaperRow(
    url="/papiers/2",
    title="Ordonnance pour le poignet",
    origin="Du docteur Petit",
    day="jeudi 19 novembre",
    family=FAMILIES["ordonnances"],
)
XRAY = PaperRow(
    url="/papiers/3",
    title="Radio du poignet",
    origin="De l’hôpital Saint-Jean",
    day="mercredi 18 novembre",
    family=FAMILIES["images"],
    hidden=True,
)
PROJECT = PaperRow(
    url="/papiers/4",
    title="Mon projet 2026",
    origin="De Karim Benali, éducateur",
    day="lundi 7 septembre",
    family=FAMILIES["projet"],
    house=HOUSE,
)
WHAT = What(
    lines=("C’est la lettre de l’hôpital.", "Elle dit ce que le docteur a fait."),
    proofread=False,
    source="Code de la santé publique R.1112-1-2",
    day="mardi 24 novembre 2026",
)
LETTER_BODY = Markup(
    "<h3>Motif</h3><p>Monsieur Morel a été reçu aux urgences après une chute.</p>"
    "<h3>Traitement</h3><table><thead><tr><th>Médicament</th><th>Dose</th></tr></thead>"
    "<tbody><tr><td>Paracétamol 1 g</td><td>1 le matin, 1 le soir</td></tr></tbody></table>"
    "<ul><li>Plâtre pendant 4 semaines</li><li>Contrôle le 15 décembre 2026</li></ul>"
)
QUESTION = Message(
    mine=True,
    author="Vous",
    written="à 18 heures 40",
    initials="DM",
    lines=("J’ai mal au poignet.", "Le plâtre serre."),
    picture="J’ai mal",
    picture_icon="pain",
    paper_url="/papiers/1",
    paper_title="Lettre de l’hôpital",
    sent="read",
    sent_words="Lu par Madame Martin",
)
BY_PAULA = Message(
    mine=True,
    author="Paula, votre sœur",
    written="a écrit pour vous, à 19 heures 20",
    initials="PM",
    lines=("David bouge bien les doigts.",),
    sent="arrived",
    sent_words="Arrivé. Pas encore lu.",
)
ANSWER = Message(
    mine=False,
    author="Madame Martin",
    written="infirmière, à 9 heures 10",
    initials="SM",
    staff=True,
    lines=("Votre main va bien.", "Je viens vous voir lundi à 10 heures."),
    new=True,
    anchor="nouveau",
)
DAYS = (
    Day(name="Jeudi 19 novembre 2026", messages=(QUESTION, BY_PAULA)),
    Day(name="Aujourd’hui, samedi 21 novembre 2026", messages=(ANSWER,)),
)
STAFF_DAYS = (
    Day(
        name="Jeudi 19 novembre 2026",
        messages=(
            Message(
                mine=False,
                author="David Morel",
                written="à 18 h 40",
                initials="DM",
                lines=("J’ai mal au poignet.",),
                picture="J’ai mal",
                picture_icon="pain",
            ),
            Message(
                mine=True,
                author="Sarah Martin",
                written="infirmière, à 19 h 05",
                initials="SM",
                staff=True,
                lines=("Bonsoir David.", "Pouvez-vous bouger les doigts ?"),
                sent="read",
                sent_words="Lu par David à 19 h 10",
            ),
        ),
    ),
)
ANSWERS = "Elle répond lundi 23 novembre 2026 avant midi."
AWAY = "Elle ne travaille pas le samedi et le dimanche."


class Blank(NamedTuple):
    """A form as a page sees it: nothing typed, unless said otherwise."""

    typed: Mapping[str, str] = {}
    errors: Mapping[str, str] = {}


WRONG = Blank({"quoi": "other", "mots": ""}, {"mots": "missing"})
ALL_WRONG = Blank({"mots": "Bonjour, le plâtre serre."}, {"quoi": "missing", "mots": "too_long"})
LINK = PaperLink(id="1", url="/papiers/1", title="Lettre de l’hôpital")


def usager(path: str, **changes: object) -> Shell:
    """David, with Karim to help him."""
    known = {"person": "David", "space": "usager", "house": HOUSE, "help": KARIM}
    return Shell(path=path, key=KEY, **{"here": path, **known, **changes})  # type: ignore[arg-type]


def staff(path: str, place: str, **changes: object) -> Shell:
    desk = Desk(url=TEAM, house=HOUSE, place=place, waiting=4, duties=frozenset({"requests"}))
    return Shell(path=path, key=KEY, person="Sarah", space="staff", desk=desk, **changes)  # type: ignore[arg-type]


def public(path: str, **changes: object) -> Shell:
    return Shell(path=path, key=KEY, **{"here": path, **changes})  # type: ignore[arg-type]


def _paper(**changes: object) -> Paper:
    known: dict[str, object] = {
        "id": "1",
        "title": "Lettre de l’hôpital",
        "origin": "De l’hôpital Saint-Jean, docteur Roux",
        "day": "vendredi 20 novembre 2026",
        "family": FAMILIES["hopital"],
        "what": WHAT,
        "body": LETTER_BODY,
        "readers": (DAVID, MARTIN, PAULA),
        "original": Original(url="/papiers/1/original", kind="PDF", size="240 ko"),
    }
    return Paper(**{**known, **changes})  # type: ignore[arg-type]


def _write(form: messaging.Filled, paper: PaperLink | None = None, *, kept: bool = False) -> Write:
    keep_url = "/messages/ecrire/garder"
    return Write(form=form, to=MARTIN, answers=ANSWERS, away=AWAY, paper=paper, keep_url=keep_url, kept=kept)


LIVE = messaging.Live(src="/messages/direct?depuis=1", here="/messages", newest=1)


def _thread(form: messaging.Filled) -> messaging.Thread:
    return messaging.Thread(
        url="/messages/7",
        title="Mon poignet",
        to=MARTIN,
        days=DAYS,
        form=form,
        readers=("Paula",),
        answers=ANSWERS,
        new_anchor="nouveau",
        older_url="/messages/7?avant=12",
        keep_url="/messages/7/garder",
        live=messaging.Live(src="/messages/direct?depuis=1", here="/messages/7", newest=1, thread="7"),
    )
