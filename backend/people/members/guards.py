"""Before a proof is asked for: whoever could not do the act anyway is told nothing of it, and nothing is kept."""

from collections.abc import Callable
from typing import Any

from litestar.handlers.base import BaseRouteHandler

from backend.db.transaction import unit_of
from backend.identity.guards import Connection, Guard, typed
from backend.identity.proving.guards import ACTS, after_proof
from backend.kit.asking import as_uuid
from backend.kit.errors import NotFound

Fields = list[tuple[str, str]]


def only_if(question: str, *names: str) -> Guard:
    """`question` is asked with these parts of the address; a no is an address that does not exist."""

    async def guard(connection: Connection, _: BaseRouteHandler) -> None:
        parts = [connection.path_params[name] for name in names]
        if not await unit_of(connection).sql.fetchval(question, *parts):
            raise NotFound

    return guard


def proof_if(act: str, question: str, *names: str, parts: Callable[[Fields], Any] | None = None) -> Guard:
    """A fresh proof, for some of what an address does: `question` says when, of its `names` and `parts` of the form."""
    proof = after_proof(act)

    async def guard(connection: Connection, handler: BaseRouteHandler) -> None:
        asked = [connection.path_params[name] for name in names]
        if parts:
            asked.append(parts(await typed(connection)))
        if await unit_of(connection).sql.fetchval(question, *asked):
            await proof(connection, handler)

    ACTS[guard] = act
    return guard


_DUTY = "'members' = any (my_duties())"
decides = only_if(f"select {_DUTY}")
decides_of_member = only_if(
    f"""select {_DUTY} and exists (select from membership m where m.id = $1 and m.establishment_id = acting_house()
         and m.stopped_at is null and m.ends_at > now())""",
    "member",
)
# Taking a team away protects: it asks for nothing.
proof_of_more_teams = proof_if(
    "member",
    """select exists (select from unnest($2::uuid[]) t (id) where not exists (
         select from membership_team mt where mt.membership_id = $1 and mt.team_id = t.id))""",
    "member",
    parts=lambda fields: [team for name, _ in fields if (team := as_uuid(name.removeprefix("eq-")))],
)
decides_of_change = only_if(
    f"""select {_DUTY} and exists (select from role_change c where c.id = $1 and c.role_id = $2
         and c.establishment_id = acting_house())""",
    "change",
    "role",
)
enrols = only_if(
    """select 'enrolment' = any (my_duties())
          and exists (select from dossier d where d.id = $1 and d.establishment_id = acting_house())""",
    "dossier",
)
