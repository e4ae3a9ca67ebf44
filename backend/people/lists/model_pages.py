"""How to prepare a list: its columns, in words, and an empty spreadsheet. `quoi` says of which."""

from typing import Annotated, Any
from uuid import UUID

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath, QueryParameter
from litestar.response import Template

from backend.db.compiled import Connection
from backend.interop.spreadsheet import written
from backend.kit.errors import NotFound
from backend.people.lists import presenter
from backend.people.lists.bringing import DUTIES
from backend.people.lists.desk import base_of, shell_of

What = Annotated[str, QueryParameter(name="quoi")]


async def _asked(sql: Connection, house: UUID, what: str) -> tuple[dict[str, Any], str]:
    """The first that is hers, when she does not say. Raises NotFound for one that is not."""
    shell, _ = await shell_of(sql, house)
    hers = [name for name, duty in DUTIES.items() if duty in shell["desk"].duties]
    if what and what not in hers:
        raise NotFound
    return shell, what or hers[0]


@get("/modele")
async def model(sql: NamedDependency[Connection], house: FromPath[UUID], quoi: What = "") -> Template:
    shell, what = await _asked(sql, house, quoi)
    view = presenter.model(base_of(house), what)
    return Template("pages/people/list_model.html", context={"view": view, **shell})


@get("/modele/fichier")
async def model_file(sql: NamedDependency[Connection], house: FromPath[UUID], quoi: What = "") -> Response[bytes]:
    _, what = await _asked(sql, house, quoi)
    columns = [column.name for column in presenter.model(base_of(house), what).columns]
    headers = {"Content-Disposition": f'attachment; filename="{what}.csv"'}
    return Response(written(columns, ()), media_type="text/csv; charset=utf-8", headers=headers)


HERE = [model, model_file]
