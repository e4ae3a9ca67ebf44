"""Where one adds a paper, for oneself and for somebody; what becomes of it; taking it away."""

from msgspec import Struct

from backend.bringing import views
from backend.bringing.schemas import Bringing
from backend.documents.views import FAMILIES
from backend.kit.forms import Form
from backend.kit.shell import Acting, Shell
from tests.browser import samples as s

Page = tuple[str, Shell, Struct | None]
HERE = "pages/bringing/"
HOUSES = (("1", "Foyer Les Tilleuls"), ("2", "SSIAD Les Pins"))
WRONG: Form[Bringing] = Form(Bringing, {"key": s.KEY, "dans": "mdph", "nom": ""})
WRONG.errors.update({"chez": "missing", "fichier": "again"})
LARGE: Form[Bringing] = Form(Bringing, {"key": s.KEY, "dans": "mdph", "nom": "Lettre de la CAF", "qui": "moi"})
LARGE.errors["fichier"] = "too_large"
USED: Form[Bringing] = Form(Bringing, {"key": s.KEY, "dans": "mdph", "nom": "a" * 90, "qui": "x"})
USED.errors.update({"form": "again", "fichier": "not_paper"})
ODD: Form[Bringing] = Form(Bringing, {"key": s.KEY, "dans": "mdph", "nom": "a\x1b"})
ODD.errors["fichier"] = "missing"


def _told(state: str, base: str = "/papiers", **more: str | bool) -> views.Told:
    return views.Told(
        title="Lettre de la CAF", day="vendredi 27 novembre", family=FAMILIES["mdph"], state=state, base=base,
        url=f"{base}/ajouts/1", **more,
    )  # fmt: skip


def bringing() -> dict[str, Page]:
    shell, families = s.usager("/papiers/ajouter"), tuple(FAMILIES.values())
    acting = Acting(person="David", initials="DM", my_initials="PM")
    base = "/pour/1/papiers"
    theirs = s.usager(f"{base}/ajouter", acting=acting, home="/pour/1")
    refused = _told("refused", why="Ce fichier ne s’ouvre pas. Envoyez une photo ou un autre PDF.")
    choose, add, told = f"{HERE}choose.html", f"{HERE}add.html", f"{HERE}told.html"
    away = views.TakeAway(
        title="Lettre de la CAF", day="vendredi 27 novembre", family=FAMILIES["mdph"], url="/papiers/1"
    )
    read = views.TakeAway(
        title=away.title, day=away.day, family=away.family, url=away.url, readers=("Madame Martin", "Paula Morel"),
        again=True,
    )  # fmt: skip
    waiting = (_told("received"), refused)

    def asking(form: Form[Bringing], where: str = "/papiers", **more: str) -> views.Add:
        houses = () if more else HOUSES
        return views.Add(form=form, base=where, family=FAMILIES["mdph"], houses=houses, **more)

    return {
        "bring": (choose, shell, views.Choose(base="/papiers", shelves=families)),
        "bring-waiting": (choose, shell, views.Choose(base="/papiers", shelves=families, waiting=waiting)),
        "bring-nowhere": (choose, shell, views.Choose(base="/papiers", shelves=())),
        "bring-for": (choose, theirs, views.Choose(base=base, shelves=(FAMILIES["mdph"],))),
        "bring-add": (add, shell, views.Add(form=Form(Bringing), base="/papiers", family=FAMILIES["mdph"])),
        "bring-add-wrong": (add, shell, asking(WRONG)),
        "bring-add-large": (add, shell, asking(LARGE)),
        "bring-add-used": (add, shell, asking(USED)),
        "bring-add-odd": (add, shell, asking(ODD)),
        "bring-add-for": (add, theirs, asking(Form(Bringing), base, whose="David")),
        "bring-received": (told, shell, _told("received")),
        "bring-filed": (told, shell, _told("filed", paper_url="/papiers/1", hidden=True)),
        "bring-refused": (told, shell, refused),
        "bring-sent-for": (told, theirs, _told("received", base)),
        "bring-refused-for": (told, theirs, _told("refused", base, why=refused.why)),
        "take-away": (f"{HERE}take_away.html", shell, away),
        "take-away-read": (f"{HERE}take_away.html", shell, read),
    }
