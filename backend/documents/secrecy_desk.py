"""A minor who opposes: a professional writes it, with the mention of the law."""

from typing import Annotated, Any
from uuid import UUID

from litestar import Request, Response, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromPath, QueryParameter, URLEncodedBody
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.db.once import OtherBody
from backend.db.transaction import unit_of
from backend.delegation import keeping
from backend.documents import secrecy_acts, secrecy_presenter, secrecy_queries, secrecy_views
from backend.documents.opening import key_in
from backend.documents.secrecy_schemas import Ground, Kept, Opposing
from backend.kit import texts
from backend.kit.asking import as_uuid
from backend.kit.errors import NotFound
from backend.kit.forms import Form
from backend.kit.keyring import KeyRing
from backend.people import around
from backend.people import queries as people
from backend.people.keys import Wrapped, opened

Req = Request[Any, Any, State]
Data = URLEncodedBody[dict[str, Any]]
MISTAKEN = 422
HERE = "/personnes/{dossier:uuid}/oppositions"
Paper = Annotated[UUID | None, QueryParameter(name="papier")]
Fil = Annotated[UUID | None, QueryParameter(name="fil")]


@get(HERE)
async def oppositions(
    request: Req,
    sql: NamedDependency[Connection],
    house: FromPath[UUID],
    dossier: FromPath[UUID],
    paper: Paper = None,
    thread: Fil = None,
) -> Template:
    thing = {name: one for name, one in (("papier", paper), ("fil", thread)) if one}
    return await _page(request, sql, house, dossier, thing, None)


async def _about(sql: Connection, dossier: UUID, thing: dict[str, UUID]) -> Ground:
    """Raises NotFound for what she may not read, and for what is of somebody else."""
    if not thing:
        found = await secrecy_queries.MINOR.one(sql, dossier_id=dossier)
    else:
        name, one = next(iter(thing.items()))
        found = await secrecy_queries.GROUND[name].one(sql, id=one)
    if found is None or found.dossier_id != dossier:
        raise NotFound
    return found


async def _page(
    request: Req, sql: Connection, house: UUID, dossier: UUID, thing: dict[str, UUID], form: Form[Opposing] | None
) -> Template:
    about, ring = await _about(sql, dossier, thing), request.app.state.ring
    rows = await secrecy_queries.OF_DOSSIER.all(sql, dossier_id=dossier)
    acting = await secrecy_queries.ACTING_FOR_MINOR.all(sql, dossier_id=dossier) if thing and about.minor else []
    who = await people.NAME_OF.one(sql, dossier_id=dossier)
    shell, _ = await around.of_desk(sql, house, "personnes")
    base = f"/equipe/{house}"
    view = secrecy_views.Opposition(
        action=f"{base}/personnes/{dossier}/oppositions",
        back_url=f"{base}/personnes/{dossier}/papiers",
        person=f"{who.given_name} {who.family_name}" if who else "",
        minor=about.minor,
        rows=tuple(_row(ring, base, row) for row in rows),
        about=(secrecy_presenter.title(ring, about) or str(texts.t("secret.thread"))) if thing else "",
        field=next(iter(thing), ""),
        thing=str(next(iter(thing.values()), "")),
        choices=keeping.whom_not(acting) if thing and about.minor else (),
        form=Form(Opposing) if form is None else form,
    )
    status = 200 if form is None else MISTAKEN
    return Template("pages/documents/oppositions.html", context={"view": view, **shell}, status_code=status)


def _row(ring: KeyRing, base: str, row: Kept) -> secrecy_views.Closed:
    place = f"{base}/papiers/{row.document_id}" if row.document_id else f"{base}/messages/{row.thread_id}"
    return secrecy_presenter.closed(ring, row, url=place, undo_url=f"{base}/oppositions/{row.act}/lever", desk=True)


@post(HERE, status_code=303)
async def oppose(
    request: Req, sql: NamedDependency[Connection], house: FromPath[UUID], dossier: FromPath[UUID], data: Data
) -> Response[Any]:
    form = Form(Opposing, data)
    thing = {name: one for name in ("papier", "fil") if (one := as_uuid(str(data.get(name, ""))))}
    about = await _about(sql, dossier, thing)
    acting = await secrecy_queries.ACTING_FOR_MINOR.all(sql, dossier_id=dossier)
    known, whom = keeping.whom(form.typed["qui"], acting)
    if not known:
        form.errors["qui"] = "missing"
    if form.errors or len(thing) != 1 or not about.minor:
        return await _page(request, sql, house, dossier, thing, form)
    wrapped = await people.KEY_OF_DOSSIER.one(sql, dossier_id=dossier)
    if wrapped is None:
        raise NotFound
    key = opened(request.app.state.ring, Wrapped(wrapped.key_id, wrapped.kek_id, wrapped.wrapped))
    try:
        place = await secrecy_acts.oppose(sql, key, about, thing, (whom, form.value.mention), key_in(data))
    except OtherBody:
        await unit_of(request).start_over()
        return await _page(request, sql, house, dossier, thing, form)
    return Redirect(place, status_code=303)


OPPOSITIONS = (oppositions, oppose)
