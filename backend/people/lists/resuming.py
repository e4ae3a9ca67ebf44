"""A list that stopped by itself, taken up again from the desk."""

from uuid import UUID

from litestar import post
from litestar.di import NamedDependency
from litestar.params import FromPath
from litestar.response import Redirect

from backend.db.compiled import Connection
from backend.kit.errors import Invalid
from backend.kit.forms import Form
from backend.people.lists.acts import Data, Pressed
from backend.people.lists.desk import base_of, run_of
from backend.people.lists.stopping import RESUME


@post("/{run:uuid}/reprendre", status_code=303)
async def resume(sql: NamedDependency[Connection], house: FromPath[UUID], run: FromPath[UUID], data: Data) -> Redirect:
    """Pressed twice, it begins once. It asks for no proof: whoever agreed gave one, and nothing is added to that."""
    row = await run_of(sql, run)
    if not Form(Pressed, data):
        raise Invalid
    await sql.fetchval(RESUME, run)
    suite = "begun" if row.state in ("stopped", "running") else "other"
    return Redirect(f"{base_of(house)}/{run}?suite={suite}", status_code=303)


HERE = [resume]
