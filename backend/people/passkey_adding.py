"""Make a passkey on the device in her hand: she may, her browser is asked for one, its answer is kept."""

from typing import Annotated, Any

import msgspec
from litestar import Request, Response, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import URLEncodedBody
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.identity.passkeys import challenges, service, views
from backend.identity.passkeys.ceremonies import NotProved, made, read
from backend.identity.passkeys.challenges import REGISTER
from backend.identity.passkeys.options import making
from backend.identity.passkeys.pages import site_of
from backend.identity.passkeys.schemas import LONGEST, Creation
from backend.identity.proving.guards import after_proof
from backend.identity.user_agent import device_label
from backend.kit import texts
from backend.kit.forms import Form
from backend.people import around
from backend.people.passkey_pages import HOME, Name
from backend.reading.cookies import SAFE

Req = Request[Any, Any, State]
HERE = f"{HOME}/nouvelle"


class Made(msgspec.Struct, frozen=True):
    """What she called it, and what the script of the page put into its form."""

    name: Name = msgspec.field(name="nom")
    answer: Annotated[str, msgspec.Meta(max_length=LONGEST)] = msgspec.field(name="reponse")


@post(f"{HOME}/ajouter", status_code=303, guards=[after_proof("passkey", keyed=False)])
async def begin(sql: NamedDependency[Connection]) -> Redirect:
    """She may make a key on this device, within five minutes. Where others come too, the list says why not."""
    secret = await challenges.ask(sql, REGISTER)
    if secret is None:
        return Redirect(HOME, status_code=303)
    return Redirect(HERE, status_code=303, cookies=[challenges.kept(secret, SAFE)])


@get(HERE)
async def new(request: Req, sql: NamedDependency[Connection]) -> Response[Any]:
    known = device_label(request.headers.get("user-agent", ""))
    return await _ask(request, sql, str(texts.t("devices.unnamed")) if known == "?" else known)


@post(HERE, status_code=303)
async def add(request: Req, sql: NamedDependency[Connection], data: URLEncodedBody[dict[str, Any]]) -> Response[Any]:
    """An answer serves once, whether it holds or not: a refusal is told by the list."""
    form, done = Form(Made, data), "failed"
    if set(form.errors) == {"nom"}:
        return await _ask(request, sql, form.typed["nom"], form.errors["nom"])
    challenge = await challenges.take(sql, _secret(request), REGISTER)
    if form and challenge:
        try:
            key = made(site_of(request), challenge, read(form.value.answer, Creation))
            done = "added" if await service.add(sql, request.app.state.ring, key, form.value.name) else "failed"
        except NotProved:
            done = "failed"
    return Redirect(f"{HOME}?suite={done}", status_code=303, cookies=[challenges.gone(SAFE)])


async def _ask(request: Req, sql: Connection, name: str, error: str = "") -> Response[Any]:
    """Where the browser is asked for a key; back to the list once that is over."""
    person = await challenges.whose(sql, _secret(request), REGISTER)
    if person is None:
        return Redirect(HOME, status_code=303)
    shell, _ = await around.of_person(sql)
    challenge = challenges.challenge_of(_secret(request), REGISTER)
    mine = tuple(await service.MINE.all(sql))
    view = views.NewKey(
        options=making(site_of(request), challenge, person.bytes, shell["person"], mine), name=name, error=error
    )
    status = 422 if error else 200
    return Template("pages/identity/new_key.html", context={"view": view, **shell}, status_code=status)


def _secret(request: Req) -> str:
    return request.cookies.get(challenges.COOKIE, "")
