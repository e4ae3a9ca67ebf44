"""Change what was given, as people do."""

from uuid import uuid4

import httpx

from backend.entrusting.grid import fields

SQUARES = "select can, family from delegation_right where delegation_id = $1 order by 1, 2"
ALIVE = "select id from delegation where usager_id = $1 and aidant_id = $2 and stopped_at is null"


async def held(cast, usager, aidant):
    """The squares that this aidant has now."""
    one = await cast.sql.fetchval(ALIVE, usager.id, aidant.id)
    return {tuple(row) for row in await cast.sql.fetch(SQUARES, one)} if one else set()


def grid(*squares, **more):
    return fields(squares) | more


async def looks(usager, delegation, *squares, **more):
    """The page before the yes."""
    return await usager.sends(f"/aidants/{delegation}/changer", **grid(*squares, **more))


async def says_yes(usager, delegation, act, *squares, **more):
    """She proves who she is when she is asked."""
    return await usager.sends(f"/aidants/{delegation}/{act}", **grid(*squares, **more))


async def says_yes_unproved(usager, delegation, act, *squares, **more):
    """Where she is sent, without proving anything."""
    data = {"key": str(uuid4())} | grid(*squares, **more)
    path = f"{usager.base}/aidants/{delegation}/{act}"
    return await httpx.AsyncClient.post(usager.client, path, data=data, follow_redirects=False)
