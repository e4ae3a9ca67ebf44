"""She comes back from a provider that asked her to prove herself again."""

from typing import Any

from litestar import Request
from litestar.datastructures import State
from litestar.response import Redirect

from backend.db.compiled import Connection
from backend.db.pool import borrowed
from backend.identity.arriving import redirect
from backend.identity.linking import service as linking
from backend.identity.means import ENOUGH
from backend.identity.oidc.attempt import Attempt
from backend.identity.oidc.errors import LevelTooLow, SignInRefused
from backend.identity.oidc.proof import Proof
from backend.identity.proving import service
from backend.identity.sign_ins import new_secret
from backend.kit.actor import COOKIE

Req = Request[Any, Any, State]


class OtherPerson(SignInRefused):
    """The person who was recognised is not the one who asked, or she asked too long ago."""

    told = "other_person"


async def prove_again(request: Req, attempt: Attempt, proof: Proof, level: int) -> Redirect:
    """Back to the act that waits; or it was this provider itself that she asked to add.

    Raises LevelTooLow for one proof alone, or one that somebody helps with, and OtherPerson for anybody else.
    """
    if proof.helped or attempt.step_up is None:
        raise LevelTooLow
    secret = request.cookies.get(COOKIE, "")
    async with borrowed(request.app.state.pool) as sql, sql.transaction():
        if linked := await linking.link(sql, secret, attempt.step_up, proof):
            return await renewed(sql, secret, f"/facons?suite={linked}")
        if level < ENOUGH:
            raise LevelTooLow
        if not await service.by_provider(sql, secret, attempt.step_up, proof, attempt.provider):
            raise OtherPerson
        return await renewed(sql, secret, attempt.next)


async def renewed(sql: Connection, secret: str, next_page: str) -> Redirect:
    """On to `next_page` under a new secret: a copy of the one of before opens nothing."""
    after = new_secret()
    await service.renew(sql, secret, after)
    return redirect(next_page, after, [])
