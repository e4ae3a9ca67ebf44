"""« Mon code d’aidant »: what one says to whom one wants to help."""

from typing import Any

from litestar import get, post
from litestar.di import NamedDependency
from litestar.params import URLEncodedBody
from litestar.response import Template

from backend.db.compiled import Connection
from backend.delegation import service
from backend.delegation.schemas import Pressed
from backend.entrusting import presenter, views
from backend.kit.errors import Invalid
from backend.kit.forms import Form
from backend.people import around

Data = URLEncodedBody[dict[str, Any]]


@get("/code")
async def before_code(sql: NamedDependency[Connection]) -> Template:
    shell, _ = await around.of_person(sql)
    return Template("pages/entrusting/code.html", context={"view": views.Code(), **shell})


@post("/code", status_code=200)
async def code(sql: NamedDependency[Connection], data: Data) -> Template:
    """Told on the page that answers, and nowhere again: asked once more, it is another one."""
    if not Form(Pressed, data):
        raise Invalid
    made = await service.make_code(sql)
    shell, _ = await around.of_person(sql)
    view = views.Code(code=presenter.in_two(made))
    return Template("pages/entrusting/code.html", context={"view": view, **shell})


CODE = (before_code, code)
