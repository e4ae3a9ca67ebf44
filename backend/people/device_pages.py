"""« Ce téléphone est à moi », « Je le partage »: what may be kept on the device in her hand."""

from typing import Any, Literal

import msgspec
from litestar import Request, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import URLEncodedBody
from litestar.response import Redirect

from backend.db.compiled import Connection
from backend.identity import devices, outbox_keys
from backend.kit.errors import Invalid
from backend.kit.forms import Form
from backend.reading import cookies as reading
from backend.reading.cookies import SAFE

Req = Request[Any, Any, State]
EMPTIED = {"Clear-Site-Data": '"cache", "storage"'}


class Whose(msgspec.Struct, frozen=True):
    whose: Literal["moi", "partage"] = msgspec.field(name="a-qui")


@get("/encore-la", status_code=204, opt={"helped": True})
async def still_here() -> None:
    """She scrolls or listens: nothing is asked, and her time goes on."""


@post("/appareils/ici", status_code=303, opt={"at_any_pace": True})
async def say_whose(request: Req, sql: NamedDependency[Connection], data: URLEncodedBody[dict[str, Any]]) -> Redirect:
    """Her own gets the key to which it seals what waits for the network; one that is shared is emptied."""
    form, state = Form(Whose, data), request.app.state
    if not form:
        raise Invalid
    if form.value.whose == "moi":
        await outbox_keys.have_one(sql, state.ring)
        kept, headers = await devices.own(sql, state.limits), {}
    else:
        kept, headers = await devices.share(sql, state.limits), EMPTIED
    was_own = request.cookies.get(devices.COOKIE, devices.SHARED) != devices.SHARED
    read = reading.moved(request.cookies, own=kept != devices.SHARED, was_own=was_own)
    cookies = [devices.kept(kept, SAFE), *read]
    return Redirect("/appareils?dit=true", status_code=303, cookies=cookies, headers=headers)
