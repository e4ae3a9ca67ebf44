"""Our public keys at one address, read by anybody."""

import json

import pytest
from msgspec.structs import replace

from backend.identity.oidc import opening_keys
from backend.kit.clock import now

pytestmark = pytest.mark.anyio
ADDRESS = "/.well-known/jwks.json"


@pytest.fixture
def sign(tmp_path):
    opening_keys.create_signing(tmp_path / "sign.json")
    return tmp_path / "sign.json"


@pytest.fixture
def settings(settings, sign):
    return replace(
        settings,
        franceconnect_plus_issuer="https://fcp.example/api/v2",
        franceconnect_plus_client_id="us",
        franceconnect_plus_key_file=str(sign),
    )


async def test_what_seals_to_us_and_what_signs_for_us_is_read_without_a_sign_in(cast):
    answer = await cast.nobody().client.get(ADDRESS)
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "public, max-age=300")
    assert answer.headers["content-type"].startswith("application/json")
    assert [(key["use"], key["alg"]) for key in answer.json()["keys"]] == [("enc", "ECDH-ES"), ("sig", "ES256")]


async def test_nothing_private_leaves(cast, keys, sign):
    private = [key.jwk["d"] for key in opening_keys.read(keys / opening_keys.FILE)]
    private.append(json.loads(sign.read_bytes())["d"])
    told = (await cast.nobody().client.get(ADDRESS)).text
    assert '"d"' not in told
    assert [one for one in private if one in told] == []


async def test_a_rotation_is_published_without_a_restart(cast, keys):
    made = opening_keys.rotate(keys / opening_keys.FILE, now())
    told = (await cast.nobody().client.get(ADDRESS)).json()["keys"]
    assert told[0]["kid"] == made
    assert len(told) == 3
