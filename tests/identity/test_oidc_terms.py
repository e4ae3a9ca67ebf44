"""What is agreed with a provider, and what one sign-in carries."""

from datetime import UTC, datetime

import msgspec
import pytest
from joserfc.jwk import ECKey, KeySet

from backend.identity.oidc.attempt import begin
from backend.identity.oidc.proof import Proof
from backend.identity.oidc.provider import Provider
from backend.identity.oidc.providers import franceconnect, franceconnect_plus, prosanteconnect

NOW = datetime(2026, 3, 14, 9, 0, tzinfo=UTC)
SECRET = "a-secret-nobody-should-read"
ADDRESSES = {
    "redirect_uri": "https://service.example/entrer/x/retour",
    "post_logout_redirect_uri": "https://service.example/au-revoir",
}


def citizen(**changed) -> Provider:
    provider = franceconnect(issuer="https://fc.example/api/v2", client_id="us", client_secret=SECRET, **ADDRESSES)
    return msgspec.structs.replace(provider, **changed)


def test_franceconnect_is_agreed_on_as_it_really_is():
    provider = citizen()
    assert provider.discovery_url == "https://fc.example/api/v2/.well-known/openid-configuration"
    assert provider.scope.split()[0] == "openid"
    assert (provider.acr_values, provider.level) == ("eidas1", 1)
    assert (provider.id_token_algs, provider.userinfo) == (("ES256",), "jwt")
    assert provider.hosts == {"fc.example"}


def test_pro_sante_connect_has_its_own_discovery_name_and_another_host():
    provider = prosanteconnect(
        issuer="https://auth.psc.example/auth/realms/esante-wallet",
        client_id="us",
        client_secret=SECRET,
        authorize_hosts=["wallet.psc.example"],
        **ADDRESSES,
    )
    assert provider.discovery_url.endswith("/.well-known/wallet-openid-configuration")
    assert provider.hosts == {"auth.psc.example", "wallet.psc.example"}
    assert (provider.scope, provider.acr_values) == ("openid scope_all", "eidas1")


@pytest.mark.parametrize(("acr", "level"), [("eidas2", 2), ("eidas3", 3)])
def test_franceconnect_plus_is_sealed_and_asks_for_more(acr, level):
    provider = franceconnect_plus(
        issuer="https://fcp.example/api/v2",
        client_id="us",
        client_key=ECKey.generate_key("P-256"),
        decryption_keys=lambda: KeySet([ECKey.generate_key("P-256")]),
        acr_values=acr,
        **ADDRESSES,
    )
    assert (provider.encrypted, provider.level) == (True, level)


@pytest.mark.parametrize(
    "terms",
    [
        pytest.param({"id_token_algs": ("none",)}, marks=pytest.mark.attack("D07")),
        pytest.param({"id_token_algs": ("ES256", "HS256")}, marks=pytest.mark.attack("D07")),
        pytest.param({"userinfo_algs": ("HS256",)}, marks=pytest.mark.attack("D07")),
        {"id_token_algs": ()},
        {"userinfo_algs": ()},
        {"encrypted": True},
        {"client_secret": ""},
        {"auth_method": "private_key_jwt"},
        pytest.param({"skew": 61}, marks=pytest.mark.attack("D10")),
        {"skew": -1},
    ],
)
def test_terms_that_prove_nothing_cannot_be_agreed_on(terms):
    with pytest.raises(ValueError, match=r"."):
        citizen(**terms)


@pytest.mark.attack("D20")
def test_nothing_secret_shows_when_printed():
    provider = citizen()
    attempt = begin(provider, NOW)
    proof = Proof(
        iss="https://fc.example", sub="someone", acr="eidas1", level=1, auth_time=None,
        given_name="Ana", family_name="OLIVEIRA", birthdate="1951-07-09", sid=None,
        id_token="a.b.c", claims={"email": "ana@exemple.test"},
    )  # fmt: skip
    shown = f"{provider!r} {attempt!r} {proof!r} {provider} {attempt} {proof}"
    hidden = [SECRET, attempt.state, attempt.nonce, attempt.verifier]
    hidden += ["Ana", "OLIVEIRA", "1951", "someone", "a.b.c", "exemple"]
    assert [secret for secret in hidden if secret in shown] == []
