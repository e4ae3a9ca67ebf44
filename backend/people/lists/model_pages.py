"""How to prepare a list: its columns, in words, and an empty spreadsheet."""

from uuid import UUID

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Template

from backend.db.compiled import Connection
from backend.interop.spreadsheet import written
from backend.kit.errors import NotFound
from backend.people.lists import presenter
from backend.people.lists.bringing import DUTIES
from backend.people.lists.desk import base_of, shell_of


@get("/modele/{what:str}")
async def model(sql: NamedDependency[Connection], house: FromPath[UUID], what: FromPath[str]) -> Template:
    shell, _ = await shell_of(sql, house)
    if DUTIES.get(what) not in shell["desk"].duties:
        raise NotFound
    view = presenter.model(base_of(house), what)
    return Template("pages/people/list_model.html", context={"view": view, **shell})


@get("/modele/{what:str}/fichier")
async def model_file(sql: NamedDependency[Connection], house: FromPath[UUID], what: FromPath[str]) -> Response[bytes]:
    shell, _ = await shell_of(sql, house)
    if DUTIES.get(what) not in shell["desk"].duties:
        raise NotFound
    columns = [column.name for column in presenter.model(base_of(house), what).columns]
    headers = {"Content-Disposition": f'attachment; filename="{what}.csv"'}
    return Response(written(columns, ()), media_type="text/csv; charset=utf-8", headers=headers)


HERE = [model, model_file]
