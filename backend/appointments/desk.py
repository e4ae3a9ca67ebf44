"""The appointments of somebody whom one's team supports: plan one, move it, cancel it."""

from typing import Any
from uuid import UUID

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect, Template

from backend.appointments import desk_list, queries, secrecy_desk, service
from backend.appointments.desk_list import OF_PERSON
from backend.appointments.errors import NoLongerPlanned
from backend.appointments.opening import key_in, opened
from backend.appointments.planning import again, ground_of, page_of, wrong
from backend.appointments.schemas import Planning
from backend.appointments.typed import planned, says_the_same, typed
from backend.db.compiled import Connection
from backend.db.once import OtherBody
from backend.db.transaction import unit_of
from backend.identity.guards import as_staff
from backend.kit.forms import Form
from backend.people.members.desk import Data, Req

ONE = "/rendez-vous/{appointment:uuid}"


@get(f"{OF_PERSON}/nouveau")
async def before_planning(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], dossier: FromPath[UUID]
) -> Template:
    await ground_of(request, sql, dossier)
    return await page_of(request, sql, house, dossier, None, Form(Planning))


@post(OF_PERSON, status_code=303)
async def plan(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], dossier: FromPath[UUID], data: Data
) -> Response[Any]:
    ground, form = await ground_of(request, sql, dossier), Form(Planning, data)
    at = await planned(sql, house, form)
    try:
        if at and not form.errors:
            where = await service.plan(sql, ground, at, form.value.words, form.value.key)
            return Redirect(f"{where}?suite=planned", status_code=303)
    except OtherBody:
        form.errors["form"] = "again"
    await unit_of(request).start_over()
    return again(await page_of(request, sql, house, dossier, None, form))


@get(ONE)
async def show(
    request: Req,
    sql: NamedDependency[Connection],
    house: FromPath[UUID],
    appointment: FromPath[UUID],
    suite: FromQuery[str] = "",
) -> Template:
    row = await opened(sql, queries.IN_CARE, appointment)
    form = Form(Planning)
    form.typed.update(typed(request.app.state.ring, row))
    return await page_of(request, sql, house, row.dossier_id, row, form, suite)


@post(ONE, status_code=303)
async def move(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], appointment: FromPath[UUID], data: Data
) -> Response[Any]:
    row, form = await opened(sql, queries.IN_CARE, appointment), Form(Planning, data)
    ground, at = await ground_of(request, sql, row.dossier_id), await planned(sql, house, form)
    try:
        if at and not form.errors:
            if says_the_same(request.app.state.ring, row, at, form.value.words):
                return Redirect(f"/equipe/{house}/rendez-vous/{row.id}", status_code=303)
            where = await service.move(sql, ground, row, at, form.value.words, form.value.key)
            return Redirect(f"{where}?suite=changed", status_code=303)
    except (OtherBody, NoLongerPlanned) as why:
        form.errors["form"] = "again" if isinstance(why, OtherBody) else "over"
    await unit_of(request).start_over()
    return again(await page_of(request, sql, house, row.dossier_id, row, form))


@post(f"{ONE}/annuler", status_code=303)
async def cancel(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], appointment: FromPath[UUID], data: Data
) -> Response[Any]:
    row = await opened(sql, queries.IN_CARE, appointment)
    await ground_of(request, sql, row.dossier_id)
    try:
        return Redirect(f"{await service.cancel(sql, row, key_in(data))}?suite=cancelled", status_code=303)
    except OtherBody:
        return await wrong(request, sql, house, row, "again")


HERE = [desk_list.index, before_planning, plan, show, move, cancel, *secrecy_desk.OPPOSITIONS]
router = Router("/equipe/{house:uuid}", route_handlers=HERE, guards=[as_staff])
