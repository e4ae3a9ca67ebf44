"""The providers of this service are those its settings name, and reach no further."""

import json

import pytest
from joserfc.jwk import ECKey
from msgspec.structs import replace

from backend.identity.oidc import opening_keys
from backend.identity.parties import outbound_for, parties, provider_of
from backend.kit.keyring import NoKeys
from backend.settings import Settings

NAMES = ("franceconnect", "prosanteconnect")


def known(name, **more):
    terms = {"issuer": f"https://{name}.example/op", "client_id": "us", "client_secret": "between us"} | more
    told = {f"{name}_{part}": value for part, value in terms.items()}
    return Settings(origin="https://aportee.example", object_store_url="file:///x", **told)


@pytest.mark.parametrize("name", NAMES)
def test_only_a_provider_with_an_issuer_is_one(name):
    assert list(parties(known(name))) == [name]
    assert parties(known(name, issuer="")) == {}


@pytest.mark.parametrize("name", NAMES)
def test_its_description_is_read_where_the_settings_say(name):
    usual = provider_of(known(name), name)
    assert usual.discovery_url.startswith(f"https://{name}.example/op/.well-known/")
    elsewhere = "https://well-known.example/openid"
    assert provider_of(known(name, discovery_url=elsewhere), name).discovery_url == elsewhere
    settings = known(name, discovery_url=elsewhere)
    assert "well-known.example" in outbound_for(settings, provider_of(settings, name)).hosts


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("shape", ["jwk", "pem"])
def test_a_key_file_proves_us_without_a_secret(tmp_path, name, shape):
    key, file = ECKey.generate_key("P-256", {"kid": "ours"}), tmp_path / "key"
    file.write_text(json.dumps(key.as_dict(private=True)) if shape == "jwk" else key.as_pem(private=True).decode())
    provider = provider_of(known(name, client_secret="", key_file=str(file)), name)
    assert provider.auth_method == "private_key_jwt"
    assert provider.client_key.thumbprint() == key.thumbprint()
    assert provider_of(known(name), name).auth_method.startswith("client_secret")


def test_franceconnect_plus_is_known_by_a_key_and_opens_with_ours(tmp_path):
    sign = tmp_path / "sign.json"
    opening_keys.create_signing(sign)
    settings = replace(
        Settings(origin="https://aportee.example", object_store_url="file:///x", keys_dir=tmp_path),
        franceconnect_plus_issuer="https://fcp.example/op", franceconnect_plus_client_id="us",
        franceconnect_plus_key_file=str(sign),
    )  # fmt: skip
    with pytest.raises(NoKeys):
        parties(settings)
    opening_keys.create(tmp_path / opening_keys.FILE)
    provider = provider_of(settings, "franceconnect-plus")
    assert (provider.auth_method, provider.encrypted, provider.level) == ("private_key_jwt", True, 2)
    assert provider.redirect_uri == "https://aportee.example/entrer/franceconnect-plus/retour"
    with pytest.raises(ValueError, match="which service"):
        provider_of(replace(settings, franceconnect_plus_key_file=""), "franceconnect-plus")


@pytest.mark.attack("G02")
def test_it_may_send_us_only_to_itself_and_to_the_hosts_of_the_settings():
    settings = known("prosanteconnect", discovery_url="")
    assert provider_of(settings, "prosanteconnect").hosts == {"prosanteconnect.example"}
    wallet = Settings(
        origin="https://aportee.example",
        object_store_url="file:///x",
        outbound_hosts=("wallet.example",),
        prosanteconnect_issuer="https://auth.example/op",
        prosanteconnect_client_id="us",
        prosanteconnect_client_secret="between us",
    )
    assert provider_of(wallet, "prosanteconnect").hosts == {"auth.example", "wallet.example"}
