"""Who sends until the service says that it is kept, as a phone and a DUI do: the same again, whatever happened."""

import os
import random
from uuid import uuid4

import httpx

from backend.kit.actor import COOKIE
from tests.cast import DATA
from tests.waiting import until

PAPER = (DATA / "cda/attestation-david-morel.xml").read_text()
EXTENSION = "ATTESTATION-2026-03-03"
GONE = (httpx.TransportError,)
BETWEEN = (503,)
"""What may be answered while something is dead: never 500, never a success that is not one."""


def chance_of(rounds):
    """As many rounds as KILL_ROUNDS says, drawn from KILL_SEED; both are printed."""
    seed, rounds = int(os.environ.get("KILL_SEED", "1126")), int(os.environ.get("KILL_ROUNDS", rounds))
    print(f"\nKILL_SEED={seed} KILL_ROUNDS={rounds}")
    return random.Random(seed), range(rounds)


class Sender:
    """`mend` is awaited before each try: it starts again what died. `kept` are the answers, in order."""

    def __init__(self, cast, port, thread, mend) -> None:
        self.cast, self.thread, self.mend = cast, thread, mend
        self.client = httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False, timeout=30)
        self.messages, self.parcels = [], []

    async def __aenter__(self):
        return self

    async def __aexit__(self, *_):
        await self.client.aclose()

    async def says(self, words):
        """David answers in his thread."""
        form = {"key": str(uuid4()), "mots": words}
        headers = {"cookie": f"{COOKIE}={self.cast.david.secret}", "sec-fetch-site": "same-origin"}
        answer = await self._until_kept(f"/messages/{self.thread}/repondre", data=form, headers=headers)
        assert answer.status_code == 303, answer.text
        self.messages.append(answer.headers["location"].rpartition("/")[2][:8])

    async def leaves(self):
        """The DUI leaves a paper."""
        body = PAPER.replace(EXTENSION, f"ATTESTATION-{uuid4()}").encode()
        answer = await self._until_kept("/api/depots", content=body, headers=self.cast.dui.headers("text/xml"))
        assert answer.status_code == 202, answer.text
        self.parcels.append(answer.json()["id"])

    async def _until_kept(self, path, **sent):
        told = None

        async def kept():
            nonlocal told
            await self.mend()
            try:
                told = await self.client.post(path, **sent)
            except GONE:
                return False
            return told.status_code not in BETWEEN

        await until(kept, f"{path} is kept", seconds=60)
        return told
