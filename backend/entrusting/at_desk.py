"""Who acts for a person in this house: for a member who supports her, as far as her own role goes."""

from typing import Any
from uuid import UUID

from litestar import Request, Router, get
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Template
from markupsafe import Markup

from backend.db.compiled import Connection
from backend.delegation.acting import ACTING, Acting
from backend.documents.views import FAMILIES
from backend.entrusting.life_views import ActingFor, AtDesk
from backend.entrusting.words import last_day
from backend.identity.guards import as_staff
from backend.kit import texts
from backend.kit.errors import NotFound
from backend.people import around, contacts
from backend.people import queries as people

Req = Request[Any, Any, State]
DEEDS = ("read", "write", "exercise", "deposit", "appointments")


@get("/personnes/{dossier:uuid}/qui-agit")
async def who_acts(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], dossier: FromPath[UUID]
) -> Template:
    """Nothing is changed here: the person alone gives and stops."""
    whose = await people.NAME_OF.one(sql, dossier_id=dossier)
    if whose is None:
        raise NotFound
    rows = await ACTING.all(sql, dossier=dossier)
    shell, zone = await around.of_desk(sql, house, "personnes")
    view = AtDesk(
        person=f"{whose.given_name} {whose.family_name}",
        back_url=f"/equipe/{house}/personnes/{dossier}/papiers",
        rows=tuple(_told(row, zone) for row in rows),
        trusted=contacts.trusted(request.app.state.ring, await contacts.TRUSTED_OF_HERS.all(sql, dossier=dossier)),
    )
    return Template("pages/entrusting/at_desk.html", context={"view": view, **shell})


def _told(row: Acting, zone: str) -> ActingFor:
    name = f"{row.given_name} {row.family_name}"
    squares = [square.partition("/") for square in row.squares]
    deeds = {can: [family for deed, _, family in squares if deed == can] for can in DEEDS}
    return ActingFor(
        name=name,
        initials=around.initials(name),
        relation=texts.t(f"relation.bare.{row.relation.lower()}").unescape(),
        until=last_day(row.until, zone),
        deeds=tuple((can, _shelves(families)) for can, families in deeds.items() if families),
    )


def _shelves(families: list[str]) -> str:
    """« Attestations, MDPH et aides »: one after the other, as they are called everywhere."""
    return ", ".join(_shelf(family).unescape() for family in families)


def _shelf(family: str) -> Markup:
    return texts.t(f"family.{family}") if family in FAMILIES else texts.t(f"acts.shelf.{family}")


router = Router("/equipe/{house:uuid}", route_handlers=[who_acts], guards=[as_staff])
