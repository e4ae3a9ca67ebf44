"""One sign-in with the demonstration's provider: the service's side and the visitor's, together."""

from datetime import UTC, datetime

from backend.identity.oidc.attempt import begin


def now():
    return datetime.now(UTC)


class Arriving:
    """One sign-in: the service's side and the visitor's, together."""

    def __init__(self, party, visitor):
        self.party, self.visitor = party, visitor

    async def begins(self, prompt=""):
        self.attempt = begin(self.party.provider, now(), prompt=prompt)
        return await self.party.authorization_url(self.attempt)

    async def signs_in(self, login="ana", prompt=""):
        back = await self.visitor.signs_in(await self.begins(prompt), login)
        return await self.party.finish(back, self.attempt, now())
