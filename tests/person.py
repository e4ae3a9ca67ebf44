"""Somebody with a browser, and a program with a token."""

import re
from uuid import UUID, uuid4

import httpx

from backend.kit.actor import COOKIE
from tests.glancing import Glancing
from tests.pressing import presses_again

PROOF = "/preuve/"


class Person:
    """Somebody with a browser of her own."""

    def __init__(self, cast, person_id, name, secret=None):
        self.cast, self.id, self.name, self.secret = cast, person_id, name, secret
        self.base, self.dossier = "", None
        self.client = httpx.AsyncClient(
            transport=Glancing(cast.app),
            base_url="https://aportee.test",
            headers={"sec-fetch-site": "same-origin"},
            follow_redirects=True,
        )
        if secret:
            self.client.cookies.set(COOKIE, secret, domain="aportee.test")

    async def opens(self, path, **more):
        return await self.client.get(f"{self.base}{path}" if not path.startswith("/equipe") else path, **more)

    async def sends(self, path, **fields):
        data = {"key": str(uuid4())} | fields
        return await self.proves(await self.client.post(f"{self.base}{path}", data=data))

    async def proves(self, answer):
        """Asked who she is before a grave act, she proves it, as one of her means would, and goes on; else nothing."""
        if not answer.url.path.startswith(PROOF):
            return answer
        step_up = UUID(answer.url.path.removeprefix(PROOF))
        await self.cast.sql.execute("update step_up set proved_at = now() where id = $1", step_up)
        return await presses_again(self, await self.client.get(answer.url.path))

    async def papers(self):
        """The ids of the papers in her list."""
        return re.findall(r'href="/papiers/([0-9a-f-]{36})"', (await self.opens("/papiers")).text)


class Machine(Person):
    """A program of the house, with an access token."""

    async def pushes(self, body, kind="text/xml"):
        return await self.client.post("/api/depots", content=body, headers=self.headers(kind))

    async def asks(self, path):
        return await self.client.get(path, headers=self.headers())

    def headers(self, kind="application/json"):
        return {"authorization": f"Bearer {self.secret}", "content-type": kind}
