"""A browser that goes to the provider and comes back, step by step."""

from urllib.parse import urlsplit

from backend.identity.sign_ins import BROWSER_COOKIE
from backend.kit.actor import COOKIE

CAME_IN, REFUSED = 303, 403


class Browser:
    def __init__(self, client, bent, provider="franceconnect"):
        self.client, self.bent, self.provider = client, bent, provider

    async def leaves(self, provider="", retour=""):
        """To the provider: the address where it was sent."""
        query = {"retour": retour} if retour else {}
        answer = await self.client.get(f"/entrer/{provider or self.provider}", params=query)
        assert answer.status_code == 303, answer.text
        return answer.headers["location"]

    async def comes_back(self, params, provider=""):
        return await self.client.get(f"/entrer/{provider or self.provider}/retour", params=params)

    async def signs_in(self, retour=""):
        return await self.comes_back(self.bent.authorize(await self.leaves(retour=retour)))

    async def owns(self):
        """« Ce téléphone est à moi »."""
        return await self.client.post(
            "/appareils/ici", data={"a-qui": "moi"}, headers={"sec-fetch-site": "same-origin"}
        )

    async def is_in(self):
        return (await self.client.get("/papiers")).status_code == 200

    async def lands(self):
        """Where a page leads: its path, whether it answers or redirects."""
        answer = await self.client.get("/papiers")
        return urlsplit(answer.headers.get("location", "/papiers")).path

    @property
    def secret(self):
        return self.client.cookies.get(COOKIE)

    @property
    def attempt(self):
        return self.client.cookies.get(BROWSER_COOKIE)

    def takes(self, name, value):
        """Somebody put this cookie there."""
        self.client.cookies.set(name, value, domain="aportee.test")
