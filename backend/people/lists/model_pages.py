"""How to prepare a list: its columns, in words, and an empty spreadsheet. `quoi` says of which."""

from typing import Annotated, Any
from uuid import UUID

from litestar import Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath, QueryParameter
from litestar.response import Template

from backend.db.compiled import Connection
from backend.interop.spreadsheet import written
from backend.kit import texts
from backend.kit.errors import NotFound
from backend.people.lists.bringing import DUTIES
from backend.people.lists.columns import CONTACT, MEASURE, NEEDED, PROFESSIONALS, USAGERS
from backend.people.lists.desk import base_of, shell_of
from backend.people.lists.views import Column, Model

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
    view = model_of(base_of(house), what)
    return Template("pages/people/list_model.html", context={"view": view, **shell})


@get("/modele/fichier")
async def model_file(sql: NamedDependency[Connection], house: FromPath[UUID], quoi: What = "") -> Response[bytes]:
    _, what = await _asked(sql, house, quoi)
    columns = [column.name for column in model_of(base_of(house), what).columns]
    headers = {"Content-Disposition": f'attachment; filename="{what}.csv"'}
    return Response(written(columns, ()), media_type="text/csv; charset=utf-8", headers=headers)


def model_of(base: str, what: str) -> Model:
    named = [*(USAGERS if what == "usagers" else PROFESSIONALS)]
    if what == "usagers":
        named += [f"contact_{name}" for name in CONTACT] + [f"mesure_{name}" for name in MEASURE]
    columns = (
        Column(name=name, words=str(texts.t(f"list.about.{name}")), needed=name in NEEDED[what]) for name in named
    )
    return Model(back_url=base, what=what, file_url=f"{base}/modele/fichier?quoi={what}", columns=tuple(columns))


HERE = [model, model_file]
