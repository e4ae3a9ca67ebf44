"""The whole service in front of a provider that speaks the protocol and lies when asked to."""

import time

import httpx
import msgspec
import pytest

from backend.demo import making
from backend.identity.means import Means, means
from backend.kit.actor import COOKIE
from tests.attacks.sign_in.browser import Browser
from tests.contracts.bent_http import serve
from tests.contracts.bent_provider import CLIENT_ID, CLIENT_SECRET, SUB, BentProvider


def present(claims):
    """The provider's clock stands still in its own tests; here it is now."""
    now = int(time.time())
    return claims | {"iat": now, "exp": now + 60, "auth_time": now}


@pytest.fixture(autouse=True)
def franceconnect_is_enough(monkeypatch):
    """Here it stands for any means that proves somebody twice: alone, it opens nothing (`test_levels`)."""
    monkeypatch.setitem(means(), "franceconnect", Means(2, "these tests"))


@pytest.fixture
async def bent():
    provider = BentProvider()
    provider.bend_claims = present
    async with serve(provider.handle) as origin:
        provider.origin = origin
        yield provider


@pytest.fixture
async def other_bent():
    """A second provider, known here as Pro Santé Connect: it signs RS256, and tells people in plain JSON."""
    provider = BentProvider()
    provider.signs_like_pro_sante_connect()
    discovery = provider._discovery
    async with serve(provider.handle) as origin:
        provider.origin = origin
        provider.replies["/.well-known/wallet-openid-configuration"] = lambda: _soon(discovery(None))
        yield provider


async def _soon(answer):
    return answer


@pytest.fixture
def settings(settings, bent, other_bent):
    return msgspec.structs.replace(
        settings,
        franceconnect_issuer=bent.origin,
        franceconnect_client_id=CLIENT_ID,
        franceconnect_client_secret=CLIENT_SECRET,
        prosanteconnect_issuer=other_bent.origin,
        prosanteconnect_client_id=CLIENT_ID,
        prosanteconnect_client_secret=CLIENT_SECRET,
    )


@pytest.fixture
async def david_is_known(cast, bent):
    """FranceConnect knows David, and the foyer enrolled him."""
    await making.identity(cast.sql, cast.david.id, bent.origin, SUB)
    return cast.david


@pytest.fixture
async def browse_at(app):
    """Browsers of people known to one provider: each call opens a new one, empty."""
    opened = []

    def new(provider, name, **cookies):
        client = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="https://aportee.test")
        opened.append(client)
        for kept, value in cookies.items():
            client.cookies.set(kept.replace("_", "-") if kept != "sign_in" else COOKIE, value, domain="aportee.test")
        return Browser(client, provider, name)

    yield new
    for client in opened:
        await client.aclose()


@pytest.fixture
def browse(browse_at, bent):
    """Those of people whom FranceConnect knows."""
    return lambda **cookies: browse_at(bent, "franceconnect", **cookies)
