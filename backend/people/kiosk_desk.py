"""Open a kiosk: this tablet is for others, and whoever opens it leaves it at once."""

from typing import Any
from uuid import UUID

from litestar import Request, Router, get, post
from litestar.datastructures import Cookie, State
from litestar.di import NamedDependency
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.identity import devices
from backend.identity.arrivals import keeping
from backend.identity.cards import kiosk
from backend.identity.guards import as_staff
from backend.kit.actor import COOKIE
from backend.kit.errors import Invalid
from backend.kit.forms import Form
from backend.people import around
from backend.people.card_schemas import Pressed
from backend.reading.cookies import SAFE, left

Req = Request[Any, Any, State]
EMPTIED = {"Clear-Site-Data": '"cache", "storage"'}


@get("/")
async def before(sql: NamedDependency[Connection], house: FromPath[UUID]) -> Template:
    shell, _ = await around.of_desk(sql, house, "borne")
    return Template("pages/people/kiosk.html", context={"view": None, **shell})


@post("/", status_code=303)
async def begin(request: Req, sql: NamedDependency[Connection], data: URLEncodedBody[dict[str, Any]]) -> Redirect:
    """Her own sign-in ends with it: on a tablet that goes from hand to hand, nothing of hers stays."""
    if not Form(Pressed, data):
        raise Invalid
    cookies = [
        kiosk.kept(await kiosk.begin(sql), SAFE),
        devices.kept(devices.SHARED, SAFE),
        Cookie(key=COOKIE, value="", max_age=0, **SAFE),
        *await keeping.forget(sql, request.cookies),
        *left(request.cookies),
    ]
    return Redirect("/entrer/carte", status_code=303, cookies=cookies, headers=EMPTIED)


router = Router("/equipe/{house:uuid}/borne", route_handlers=[before, begin], guards=[as_staff])
