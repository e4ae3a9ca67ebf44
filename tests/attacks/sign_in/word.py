"""What Pro Santé Connect says when it ends a session, and where it says it."""

import time
from uuid import uuid4

from backend.identity.oidc.logout import EVENT
from tests.contracts.bent_provider import CLIENT_ID, SUB

PATH = "/entrer/prosanteconnect/fin-de-session"


class Word:
    """What the provider says, and where."""

    def __init__(self, cast, bent):
        self.client, self.bent = cast.nobody().client, bent

    async def __call__(self, **changed):
        """A claim of None is left out."""
        claims = {"iss": self.bent.origin, "aud": CLIENT_ID, "iat": int(time.time()), "jti": uuid4().hex,
                  "events": {EVENT: {}}, "sub": SUB, "sid": "first"} | changed  # fmt: skip
        told = {name: value for name, value in claims.items() if value is not None}
        return await self.sends(self.bent.sign(told))

    async def sends(self, token):
        return await self.client.post(PATH, data={"logout_token": token})
