"""The last times somebody came in as me; cut every device but this one."""

from litestar import get, post
from litestar.di import NamedDependency
from litestar.response import Redirect, Template

from backend.db.compiled import Connection
from backend.identity import sign_ins
from backend.identity.presenter import entries_view
from backend.people import around


@get("/appareils/entrees")
async def entries(sql: NamedDependency[Connection]) -> Template:
    shell, zone = await around.of_person(sql)
    view = entries_view(await sign_ins.ENTRIES.all(sql), zone)
    return Template("pages/identity/entries.html", context={"view": view, **shell})


@post("/appareils/tout-couper", status_code=303, opt={"at_any_pace": True})
async def cut_others(sql: NamedDependency[Connection]) -> Redirect:
    await sql.execute(sign_ins.CUT_OTHERS)
    return Redirect("/appareils?coupe=true", status_code=303)
