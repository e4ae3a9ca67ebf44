"""People who do not stop while an operator works."""

import asyncio
from uuid import uuid4

from tests.cast import ATTESTATION

TURNS = 2


class Busy:
    """David and Madame Martin write to each other and read papers that arrive, without a pause."""

    def __init__(self, cast, thread):
        self.cast, self.thread, self.turns, self.papers = cast, thread, 0, []
        self.more = asyncio.Condition()

    async def forever(self):
        david, martin, address = self.cast.david, self.cast.martin, f"/messages/{self.thread}"
        while True:
            self.papers.append(await self.cast.files(_another()))
            for answer in (
                await david.sends(f"{address}/repondre", mots=f"Tour {self.turns}"),
                await martin.sends(f"{address}/repondre", mots="Bien reçu"),
                await david.opens("/papiers"),
                *[await david.opens(f"/papiers/{paper}") for paper in self.papers],
                await david.opens(f"/papiers/{self.papers[0]}/original"),
                await martin.opens(f"{martin.base}/papiers/{self.papers[-1]}"),
            ):
                assert answer.status_code == 200, answer.url
            self.turns += 1
            async with self.more:
                self.more.notify_all()

    async def goes_on(self):
        """Until so many turns more were done."""
        wanted = self.turns + TURNS
        async with self.more:
            await self.more.wait_for(lambda: self.turns >= wanted)


def _another():
    return ATTESTATION.replace(b"ATTESTATION-2026-03-03", b"ATTESTATION-%s" % uuid4().hex.encode())
