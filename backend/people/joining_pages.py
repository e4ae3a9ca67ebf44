"""Identitovigilance: has she another dossier in the house? Join the two, take them apart."""

from typing import Any
from uuid import UUID

import msgspec
from litestar import Request, Response, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.db.once import OtherBody
from backend.identity.proving.guards import after_proof
from backend.kit.errors import Invalid
from backend.kit.forms import Form
from backend.people import identity_presenter, joining
from backend.people.identity_acts import Pressed, again, base_of, desk_shell, identity_of
from backend.people.members.guards import only_if

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]
identifies = only_if(
    """select 'identity' = any (my_duties())
          and exists (select from dossier d where d.id = $1 and d.establishment_id = acting_house())""",
    "dossier",
)


class Joining(msgspec.Struct):
    """With which other dossier."""

    key: UUID
    other: UUID = msgspec.field(name="avec")


@get("/{dossier:uuid}/reunir")
async def alike(sql: NamedDependency[Connection], house: FromPath[UUID], dossier: FromPath[UUID]) -> Template:
    shell, _ = await desk_shell(sql, house)
    row = await identity_of(sql, dossier)
    view = identity_presenter.joining(row, await joining.ALIKE.all(sql, dossier=dossier), base_of(house))
    return Template("pages/people/identity_join.html", context={"view": view, **shell})


@post("/{dossier:uuid}/reunir", status_code=303, guards=[identifies, after_proof("join")])
async def join(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], dossier: FromPath[UUID], data: Data
) -> Response[Any]:
    form = Form(Joining, data)
    await desk_shell(sql, house)
    if not form:
        raise Invalid
    try:
        where = await joining.join(sql, dossier, form.value.other, form.value.key, f"{base_of(house)}/{dossier}")
    except OtherBody:
        return await again(request, sql, house, dossier)
    return Redirect(f"{where}?suite=joined", status_code=303)


@post("/{dossier:uuid}/separer", status_code=303)
async def split(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], dossier: FromPath[UUID], data: Data
) -> Response[Any]:
    form = Form(Pressed, data)
    await desk_shell(sql, house)
    if not form:
        raise Invalid
    try:
        where = await joining.split(sql, dossier, form.value.key, f"{base_of(house)}/{dossier}")
    except OtherBody:
        return await again(request, sql, house, dossier)
    return Redirect(f"{where}?suite=split", status_code=303)


TOGETHER = (alike, join, split)
