"""In front of a grave act: a route that opens one says which, in its `guards`, after who may knock.

Giving a delegation, taking papers away, changing where one is told or how one enters. What protects her (stopping,
hiding, cutting) asks for nothing.
"""

from uuid import UUID

from litestar.handlers.base import BaseRouteHandler

from backend.db.transaction import unit_of
from backend.identity.guards import Connection, Guard, typed
from backend.identity.proving import service
from backend.kit.errors import Elsewhere

ACTS: dict[Guard, str] = {}


class ProofNeeded(Elsewhere):
    """This act needs a fresh proof of who is there. Nothing was done."""

    slug = "proof-needed"

    def __init__(self, step_up: UUID) -> None:
        super().__init__(f"/preuve/{step_up}")


def after_proof(act: str, *, keyed: bool = True) -> Guard:
    """`act` has words `proof.act.<act>`. `keyed`: its form carries the key under which it is done once."""

    async def guard(connection: Connection, _: BaseRouteHandler) -> None:
        sql, path, fields = unit_of(connection).sql, connection.url.path, await typed(connection)
        connection.state.proof = await service.use(sql, act, path, fields, again=keyed)
        if connection.state.proof is None:
            raise ProofNeeded(await service.ask(sql, connection.app.state.ring, act, path, fields))

    ACTS[guard] = act
    return guard


def after_proof_unless_recent(act: str) -> Guard:
    """In front of what she agreed to before: whoever came in by two proofs less than twelve hours ago proves nothing
    again. An older or a weaker sign-in does."""
    prove = after_proof(act)

    async def guard(connection: Connection, handler: BaseRouteHandler) -> None:
        if not await unit_of(connection).sql.fetchval(service.RECENT):
            await prove(connection, handler)

    return guard
