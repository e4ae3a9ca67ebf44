from collections.abc import AsyncIterator, Iterator
from datetime import timedelta

import msgspec
import pytest
from joserfc.jwk import ECKey, KeySet

from backend.demo.provider import launch
from backend.identity.oidc.attempt import begin
from backend.identity.oidc.client import RelyingParty
from backend.identity.oidc.proof import Proof
from backend.identity.oidc.provider import Provider
from backend.identity.oidc.providers import franceconnect, franceconnect_plus
from backend.kit.outbound import Outbound
from tests.contracts import real_provider
from tests.contracts.arriving import Arriving
from tests.contracts.bent_http import serve
from tests.contracts.bent_provider import CLIENT_ID, CLIENT_SECRET, NOW, BentProvider
from tests.contracts.bent_seals import sealed
from tests.contracts.elsewhere import Elsewhere
from tests.contracts.visitor import Visitor

RETURN = "http://localhost:8000/entrer/franceconnect/retour"
GOODBYE = "http://localhost:8000/au-revoir"


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
async def bent() -> AsyncIterator[BentProvider]:
    provider = BentProvider()
    async with serve(provider.handle) as origin:
        provider.origin = origin
        yield provider


@pytest.fixture
def agreed(bent: BentProvider) -> Provider:
    """FranceConnect; a module that says so has FranceConnect+ too."""
    return citizens(bent)


def citizens(bent: BentProvider) -> Provider:
    return franceconnect(
        issuer=bent.origin,
        client_id=CLIENT_ID,
        client_secret=CLIENT_SECRET,
        redirect_uri=RETURN,
        post_logout_redirect_uri=GOODBYE,
    )


def citizens_plus(bent: BentProvider) -> Provider:
    """What it says is sealed last, whatever was bent inside."""
    ours = ECKey.generate_key("P-256", {"kid": "ours", "use": "enc", "alg": "ECDH-ES"})
    bent.acr, bent.seal = "eidas2", sealed("ECDH-ES", key=ours)
    return franceconnect_plus(
        issuer=bent.origin,
        client_id=CLIENT_ID,
        client_key=ECKey.generate_key("P-256"),
        decryption_keys=lambda: KeySet([ours]),
        redirect_uri=RETURN,
        post_logout_redirect_uri=GOODBYE,
    )


class SigningIn:
    """The service and a person's browser, in front of one provider."""

    def __init__(self, provider: Provider, bent: BentProvider, seconds: float = 5.0) -> None:
        door = Outbound(hosts=provider.hosts, allow_loopback=True, seconds=seconds)
        self.provider, self.bent = provider, bent
        self.party = RelyingParty(provider, door)

    async def __call__(self, *, later: int = 0, prompt: str = "") -> Proof:
        now = NOW + timedelta(seconds=later)
        attempt = begin(self.provider, now, prompt=prompt)
        params = self.bent.authorize(await self.party.authorization_url(attempt))
        return await self.party.finish(params, attempt, now)


@pytest.fixture
def sign_in(agreed: Provider, bent: BentProvider) -> SigningIn:
    return SigningIn(agreed, bent)


@pytest.fixture
def sign_in_with(agreed: Provider, bent: BentProvider):
    """The same service, with something else agreed."""

    def changed(*, seconds: float = 5.0, **terms: object) -> SigningIn:
        return SigningIn(msgspec.structs.replace(agreed, **terms), bent, seconds)

    return changed


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[real_provider.Real]:
    world = real_provider.Real(real_provider.free_port())
    with launch.start(world.config(), tmp_path_factory.mktemp("provider")) as running:
        running.wait_ready()
        yield world


@pytest.fixture
async def visitor() -> AsyncIterator[Visitor]:
    async with Visitor() as someone:
        yield someone


@pytest.fixture
def elsewhere() -> Elsewhere:
    return Elsewhere()


@pytest.fixture
async def origin(elsewhere: Elsewhere) -> AsyncIterator[str]:
    async with serve(elsewhere.handle) as origin:
        yield origin


@pytest.fixture
def arriving(real: real_provider.Real, visitor: Visitor) -> Arriving:
    return Arriving(real.party("franceconnect"), visitor)
