"""FranceConnect+'s stand-in reads the address where we publish our keys, and seals to them."""

import json

import pytest
from joserfc.jwk import ECKey
from msgspec.structs import replace

from backend.demo.provider import launch
from backend.identity.oidc import opening_keys
from backend.identity.oidc.client import RelyingParty
from backend.identity.oidc.errors import TokenRefused
from backend.identity.oidc.opening_keys import OpeningKeys
from backend.kit.outbound import Outbound
from tests.contracts.arriving import Arriving, now
from tests.contracts.bent_http import Answer, serve
from tests.contracts.real_provider import Real, free_port

PUBLISHED = "/.well-known/jwks.json"


class Service:
    """Our address, and how often the provider read it."""

    def __init__(self, path, signing):
        self.path, self.signing, self.read = path, signing, 0

    async def handle(self, asked):
        assert asked.path == PUBLISHED
        self.read += 1
        keys = [*OpeningKeys(self.path).public(now()), self.signing.as_dict(private=False)]
        return Answer(json.dumps({"keys": keys}).encode())


@pytest.fixture
async def ours(tmp_path):
    path = tmp_path / opening_keys.FILE
    opening_keys.create(path)
    service = Service(path, ECKey.generate_key("P-256", {"kid": "ours", "use": "sig", "alg": "ES256"}))
    async with serve(service.handle) as service.origin:
        yield service


@pytest.fixture
def sealing(ours, tmp_path):
    world = Real(free_port())
    world.client_key = ours.signing
    config = world.config()
    plus = config["clients"]["franceconnect-plus"]
    del plus["jwks"]
    plus["jwks_uri"] = ours.origin + PUBLISHED
    with launch.start(config, tmp_path / "provider") as running:
        running.wait_ready()
        yield world


@pytest.fixture
def party(sealing, ours):
    agreed = replace(sealing.franceconnect_plus(), decryption_keys=OpeningKeys(ours.path).private)
    return RelyingParty(agreed, Outbound(hosts=agreed.hosts, allow_loopback=True))


async def test_it_seals_to_what_we_publish(party, ours, visitor):
    proof = await Arriving(party, visitor).signs_in()
    assert (proof.acr, proof.sub) == ("eidas2", "5" * 64 + "v1")
    assert ours.read == 1


async def test_a_rotation_while_it_still_has_the_key_of_before_stops_nobody(party, ours, visitor):
    before = opening_keys.read(ours.path)[0].id
    await Arriving(party, visitor).signs_in()
    opening_keys.rotate(ours.path, now())
    again = Arriving(party, visitor)
    back = await visitor.goes(await again.begins())
    assert (await again.party.finish(back, again.attempt, now())).acr == "eidas2"
    assert ours.read == 1  # it kept what it had read: sealed to the key of before
    opening_keys.retire(ours.path, before, now(), at_once=True)
    last = Arriving(party, visitor)
    back = await visitor.goes(await last.begins())
    with pytest.raises(TokenRefused, match="envelope"):
        await last.party.finish(back, last.attempt, now())


@pytest.mark.attack("D11")
async def test_a_higher_level_asked_for_is_the_level_got(sealing, ours, visitor):
    agreed = replace(sealing.franceconnect_plus(), acr_values="eidas3", level=3,
                     decryption_keys=OpeningKeys(ours.path).private)  # fmt: skip
    party = RelyingParty(agreed, Outbound(hosts=agreed.hosts, allow_loopback=True))
    assert (await Arriving(party, visitor).signs_in()).level == 3
