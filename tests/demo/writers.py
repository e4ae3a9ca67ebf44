"""Those who write while processes are killed: the DUI leaves papers, David writes to the team.

Each notes what the service acknowledged, and nothing else: an answer that never came promises nothing.
"""

import asyncio
import threading
import time
from uuid import uuid4

import httpx2

from backend.cli.credential import Credential, token
from tests.cast import DATA
from tests.demo.visit import Visit

PAPER = (DATA / "cda/attestation-david-morel.xml").read_text()
EXTENSION = "ATTESTATION-2026-03-03"
PACE = 0.3
EACH = 10
"""David writes once for so many papers: a person has sixty writes a minute."""


class Writers(threading.Thread):
    """Writes until `rest()`. `papers` and `messages` hold what was acknowledged."""

    def __init__(self, told: dict, visit: Visit) -> None:
        super().__init__(daemon=True)
        self.address, self.known = told["address"], Credential(**told["dui"])
        self.cookies = next(jar for place, jar in visit.jar.items() if place.startswith("localhost"))
        self.papers: set[str] = set()
        self.messages: set[str] = set()
        self.refused: set[int] = set()
        self.bearer = ""
        self._rest = threading.Event()

    def rest(self) -> None:
        self._rest.set()
        self.join()

    def run(self) -> None:
        asyncio.run(self._write())

    async def _write(self) -> None:
        async with httpx2.AsyncClient(base_url=self.address, trust_env=False, timeout=10) as client:
            turn = 0
            while not self._rest.is_set():
                began, turn = time.monotonic(), turn + 1
                try:
                    await self._leave(client)
                    if turn % EACH == 0:
                        await self._say(client)
                except (httpx2.TransportError, SystemExit):  # cut in the middle, or no token: nothing was promised
                    self.bearer = ""
                await asyncio.sleep(max(0.0, PACE - (time.monotonic() - began)))

    async def _leave(self, client: httpx2.AsyncClient) -> None:
        self.bearer = self.bearer or await token(client, self.known)
        headers = {"authorization": f"Bearer {self.bearer}", "content-type": "text/xml"}
        body = PAPER.replace(EXTENSION, f"ATTESTATION-{uuid4()}").encode()
        answer = await client.post("/api/depots", content=body, headers=headers)
        if answer.status_code == 202:
            self.papers.add(answer.json()["id"])
        else:
            self.bearer = ""
            self.refused.add(answer.status_code)

    async def _say(self, client: httpx2.AsyncClient) -> None:
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        form = {"key": str(uuid4()), "quoi": "pain", "mots": "J’ai mal.", "papier": ""}
        headers = {"cookie": cookie, "origin": self.address}
        answer = await client.post("/messages/ecrire", data=form, headers=headers)
        if answer.status_code == 303:
            self.messages.add(answer.headers["location"].rpartition("/")[2][:8])
        else:
            self.refused.add(answer.status_code)
