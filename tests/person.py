"""Somebody with a browser, and a program with a token."""

import re
from uuid import UUID, uuid4

import httpx

from backend.kit.actor import COOKIE
from tests.glancing import Glancing
from tests.pressing import given_back

PROOF = "/preuve/"
ASKING = re.compile(PROOF + "[0-9a-f-]{36}")
PROVED = "update step_up set proved_at = now() where id = $1"


class Browser(httpx.AsyncClient):
    """Asked who she is before a grave act, she proves it, as one of her means would, and goes on."""

    def __init__(self, sql, **how):
        super().__init__(**how)
        self.sql = sql

    async def post(self, url, **what):
        answer = await super().post(url, **what)
        if not (asked := _asked(answer)):
            return answer
        await self.sql.execute(PROVED, UUID(asked.removeprefix(PROOF)))
        action, fields = given_back(await self.get(asked))
        return await super().post(action, **(what | {"data": fields}))

    async def proves(self, url, data):
        """Asks for this act and proves who she is, so that the very same form may be sent."""
        asked = _asked(await super().post(url, data=data))
        await self.sql.execute(PROVED, UUID(asked.removeprefix(PROOF)))
        return asked


def _asked(answer):
    """The page where she proves who she is, when it is there that she was sent."""
    there = answer.headers.get("location", answer.url.path)
    return there if ASKING.fullmatch(there) else ""


class Person:
    """Somebody with a browser of her own."""

    def __init__(self, cast, person_id, name, secret=None):
        self.cast, self.id, self.name, self.secret = cast, person_id, name, secret
        self.base, self.dossier = "", None
        self.client = Browser(
            cast.sql,
            transport=Glancing(cast.app),
            base_url="https://aportee.test",
            headers={"sec-fetch-site": "same-origin"},
            follow_redirects=True,
        )
        if secret:
            self.client.cookies.set(COOKIE, secret, domain="aportee.test")

    def again(self, cast):
        """The same person, whose browser is new."""
        made = type(self)(cast, self.id, self.name, self.secret)
        lasting = {name: known for name, known in vars(self).items() if name not in ("cast", "client")}
        vars(made).update(lasting)
        return made

    async def opens(self, path, **more):
        return await self.client.get(f"{self.base}{path}" if not path.startswith("/equipe") else path, **more)

    async def sends(self, path, **fields):
        data = {"key": str(uuid4())} | fields
        return await self.client.post(f"{self.base}{path}", data=data)

    async def papers(self):
        """The ids of the papers in her list."""
        return re.findall(r'href="/papiers/([0-9a-f-]{36})"', (await self.opens("/papiers")).text)


class Machine(Person):
    """A program of the house, with an access token."""

    async def pushes(self, body, kind="text/xml"):
        return await self.client.post("/api/depots", content=body, headers=self.headers(kind))

    async def asks(self, path):
        return await self.client.get(path, headers=self.headers())

    async def hears(self, deposit):
        """What it is told of a parcel, once it may be told: nothing is, in the first two seconds."""
        await self.cast.sql.execute("update deposit set received_at = received_at - interval '2 seconds'")
        return (await self.asks(f"/api/depots/{deposit}")).json()

    def headers(self, kind="application/json"):
        return {"authorization": f"Bearer {self.secret}", "content-type": kind}
