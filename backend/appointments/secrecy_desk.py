"""A minor who does not want an appointment told: a professional writes it, and writes when he agrees."""

from typing import Any
from uuid import UUID

from litestar import Response, post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect

from backend.appointments import queries, secrecy
from backend.appointments.opening import opened
from backend.appointments.planning import again, ground_of, page_of, planner_of
from backend.appointments.schemas import Lifting, Opposing, Row
from backend.appointments.service import Ground
from backend.appointments.typed import typed
from backend.db.compiled import Connection
from backend.db.once import OtherBody
from backend.db.transaction import unit_of
from backend.delegation import keeping
from backend.kit.errors import NotFound
from backend.kit.forms import Form
from backend.people.members.desk import Data, Req

PLACE = "/rendez-vous/{appointment:uuid}"


async def _ground(request: Req, sql: Connection, appointment: UUID) -> tuple[Row, Ground]:
    row = await opened(sql, queries.IN_CARE, appointment)
    return row, await ground_of(request, sql, row.dossier_id)


async def _again(request: Req, sql: Connection, house: UUID, row: Row, form: Form[Any]) -> Response[Any]:
    await unit_of(request).start_over()
    form.typed.update(typed(request.app.state.ring, row))
    return again(await page_of(request, sql, house, row.dossier_id, row, form))


@post(f"{PLACE}/opposition", status_code=303)
async def oppose(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], appointment: FromPath[UUID], data: Data
) -> Response[Any]:
    row, ground = await _ground(request, sql, appointment)
    planner, acting = await planner_of(sql, row.dossier_id)
    if not planner.minor:
        raise NotFound
    form = Form(Opposing, data)
    known, whom = keeping.whom(form.typed["qui"], acting)
    if not known:
        form.errors["qui"] = "missing"
    try:
        if not form.errors:
            where = await secrecy.oppose(sql, ground, row, (whom, form.value.mention), form.value.key)
            return Redirect(f"{where}?suite=opposed", status_code=303)
    except OtherBody:
        form.errors["form"] = "again"
    return await _again(request, sql, house, row, form)


@post(f"{PLACE}/opposition/lever", status_code=303)
async def lift(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], appointment: FromPath[UUID], data: Data
) -> Response[Any]:
    """Once he is of age, too: what was written when he was a minor does not bind him for ever."""
    row, _ = await _ground(request, sql, appointment)
    form = Form(Lifting, data)
    try:
        if form:
            where = await secrecy.lift(sql, row, form.value.kept, form.value.key)
            return Redirect(f"{where}?suite=lifted", status_code=303)
    except OtherBody:
        form.errors["form"] = "again"
    return await _again(request, sql, house, row, form)


OPPOSITIONS = (oppose, lift)
