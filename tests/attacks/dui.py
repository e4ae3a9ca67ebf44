"""A program of the house that signs its assertions, honestly or not."""

import base64
import json
import time
from uuid import uuid4

from joserfc import jwt

from backend.identity.machines import ASSERTION
from tests.cast import DLU

AUDIENCE = "https://aportee.test/api/token"


class Dui:
    def __init__(self, cast, key):
        self.cast, self.key, self.client = cast, key, cast.nobody().client

    def claims(self, **changed):
        now = int(time.time())
        honest = {"iss": "dui", "sub": "dui", "aud": AUDIENCE, "iat": now, "exp": now + 60, "jti": uuid4().hex}
        return {name: value for name, value in (honest | changed).items() if value is not None}

    def signs(self, **changed):
        return jwt.encode({"alg": "ES256", "kid": self.key.kid}, self.claims(**changed), self.key)

    async def asks(self, assertion, **more):
        form = {
            "grant_type": "client_credentials",
            "client_assertion_type": ASSERTION,
            "client_assertion": assertion,
        }
        return await self.client.post("/api/token", data=form | more)

    async def pushes(self, token):
        return await self.client.post("/api/depots", content=DLU, headers={"authorization": f"Bearer {token}"})


async def refused(answer):
    """Always the same words: they never say what was wrong."""
    assert answer.status_code == 401
    assert answer.json() == {"error": "invalid_client"}
    return True


def part(value):
    text = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(text).rstrip(b"=").decode()
