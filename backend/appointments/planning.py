"""The page where a professional plans an appointment, or reads and changes it, with what was wrong."""

from typing import Any
from uuid import UUID, uuid4

from litestar.response import Template

from backend.appointments import presenter, queries, views
from backend.appointments.rules import KINDS
from backend.appointments.schemas import Planner, Planning, Row
from backend.appointments.service import Ground
from backend.appointments.typed import typed
from backend.db.compiled import Connection
from backend.db.transaction import unit_of
from backend.delegation import keeping
from backend.delegation.keeping import Choice
from backend.kit import texts
from backend.kit.errors import NotFound
from backend.kit.forms import Form
from backend.people import around
from backend.people import queries as people
from backend.people.keys import Wrapped
from backend.people.keys import opened as opened_key
from backend.people.members.desk import WRONG, Req

FIELDS = (
    "quoi",
    "jour",
    "heure",
    "lieu",
    "avec",
    "mots",
    "apporter",
    "form",
    "qui",
    "convaincre",
    "mention",
    "lui-meme",
    "garde",
    "key",
)


async def ground_of(request: Req, sql: Connection, dossier: UUID) -> Ground:
    """Where she may plan. Raises NotFound for a role that may not, and for somebody whom her team does not support."""
    kept = await people.KEY_OF_DOSSIER.one(sql, dossier_id=dossier)
    if kept is None or not await sql.fetchval(queries.MAY_PLAN, dossier):
        raise NotFound
    key = opened_key(request.app.state.ring, Wrapped(kept.key_id, kept.kek_id, kept.wrapped))
    return Ground(kept.establishment_id, dossier, key)


async def planner_of(sql: Connection, dossier: UUID) -> tuple[Planner, list[keeping.Acting]]:
    """Whether she plans there, and who acts for a minor."""
    rows = await queries.PLANNER.all(sql, dossier_id=dossier)
    return rows[0], [keeping.Acting(r.person, r.name or "", r.relation or "") for r in rows if r.person]


async def page_of(
    request: Req, sql: Connection, house: UUID, dossier: UUID, row: Row | None, form: Form[Any], notice: str = ""
) -> Template:
    who = await people.NAME_OF.one(sql, dossier_id=dossier)
    if who is None:
        raise NotFound
    shell, _ = await around.of_desk(sql, house, "personnes")
    ring, base = request.app.state.ring, f"/equipe/{house}/personnes/{dossier}/rendez-vous"
    one, kept = None, []
    if row:
        kept = await queries.KEPT.all(sql, id=row.id)
        closed = presenter.closed(ring, row, kept, base, desk=True)
        one = presenter.one(ring, row, f"/equipe/{house}/rendez-vous", closed=closed)
    planner, acting = await planner_of(sql, dossier)
    may_plan = planner.plans
    plans = may_plan and (row is None or row.state == "planned")
    first = "quoi" if plans else "lui-meme" if kept else "qui" if who.minor and may_plan else "erreurs"
    view = views.Plan(
        action=one.url if one else base,
        back_url=base,
        person=f"{who.given_name} {who.family_name}",
        kinds=kinds(),
        form=form,
        errors=tuple(_mistake(name, form.errors[name], first) for name in FIELDS if form.errors.get(name)),
        one=one,
        plans=plans,
        lifts=may_plan,
        minor=who.minor and may_plan,
        whom=keeping.whom_not(acting, (each.whom for each in kept)) if who.minor and may_plan else (),
        notice=_true(notice, row, opposed=bool(kept)) if row else "",
        cancel_key=str(uuid4()),
        secret_key=str(uuid4()),
    )
    return Template("pages/appointments/plan.html", context={"view": view, **shell})


def _true(notice: str, row: Row, *, opposed: bool) -> str:
    """An address kept from before does not say what is so no more."""
    off, changed = row.state == "cancelled", row.changed_at is not None
    true = {
        "planned": not changed,
        "changed": changed and not off,
        "cancelled": off,
        "opposed": opposed,
        "lifted": not opposed,
    }
    return notice if true.get(notice) else ""


def _mistake(field: str, code: str, first: str) -> views.Mistake:
    """What is wrong with the whole of it leads to the `first` thing that one may do."""
    if field in ("form", "key", "garde"):
        return views.Mistake(first, str(texts.t(f"error.appointment.form.{code if field == 'form' else 'again'}")))
    return views.Mistake(field, str(texts.t(f"error.appointment.{field}.{code}")))


async def wrong(request: Req, sql: Connection, house: UUID, row: Row, code: str) -> Template:
    """As it is planned, and why nothing was done."""
    await unit_of(request).start_over()
    form = Form(Planning)
    form.typed.update(typed(request.app.state.ring, row))
    form.errors["form"] = code
    return again(await page_of(request, sql, house, row.dossier_id, row, form))


def again(page: Template) -> Template:
    page.status_code = WRONG
    return page


def kinds() -> tuple[Choice, ...]:
    named = ((code, str(texts.t(f"appointment.kind.{code}")), icon) for code, icon in KINDS.items())
    return tuple(Choice(value=code, label=label, icon=icon) for code, label, icon in named)
