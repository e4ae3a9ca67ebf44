"""« J’ai perdu ma carte »."""

from typing import Any

from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import URLEncodedBody
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.identity.cards import service
from backend.kit.errors import Invalid, NotFound
from backend.kit.forms import Form
from backend.people import around
from backend.people.card_schemas import Pressed


@get("/appareils/carte/perdue")
async def before_losing(sql: NamedDependency[Connection]) -> Template:
    if await service.MINE.one(sql) is None:
        raise NotFound
    shell, _ = await around.of_person(sql)
    return Template("pages/identity/card_lost.html", context={"view": None, **shell})


@post("/appareils/carte/perdue", status_code=303, opt={"at_any_pace": True})
async def lose(sql: NamedDependency[Connection], data: URLEncodedBody[dict[str, Any]]) -> Redirect:
    """It opens nothing any more, nor does what it opened elsewhere. Pressed twice, it is lost all the same."""
    if not Form(Pressed, data):
        raise Invalid
    await service.lose(sql)
    return Redirect("/appareils?carte=true", status_code=303)
