"""Say that a paper is not mine, and settle it, as people do."""

import asyncio
from uuid import uuid4


async def says(cast, paper, **more):
    return await cast.david.sends(f"/papiers/{paper}/pas-a-moi", **more)


async def dispute(cast):
    return await cast.sql.fetchval("select id from document_dispute")


async def settles(cast, who, whose, times=1):
    path = f"{who.base}/contestes/{await dispute(cast)}"
    told = [who.client.post(path, data={"key": str(uuid4()), "a-qui": whose}) for _ in range(times)]
    return (await asyncio.gather(*told))[0]


async def sees(person, paper):
    return (await person.opens(f"/papiers/{paper}")).status_code == 200
