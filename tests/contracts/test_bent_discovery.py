"""What the provider says about itself, and where leaving leads."""

from urllib.parse import parse_qs, urlsplit

import pytest

from backend.identity.oidc.attempt import begin
from backend.identity.oidc.errors import (
    ProviderMisconfigured,
)
from tests.contracts.bending import having, lie, without
from tests.contracts.bent_provider import NOW


@pytest.mark.attack("D04")
async def test_a_provider_that_only_knows_plain_pkce_is_refused(bent, sign_in):
    bent.bend_discovery = having(code_challenge_methods_supported=["plain"])
    with pytest.raises(ProviderMisconfigured):
        await sign_in()
    bent.bend_discovery = having(code_challenge_methods_supported=["plain", "S256"])
    await sign_in()


@pytest.mark.parametrize(
    ("bend", "refusal"),
    [
        lie("D06", "another issuer", having(issuer="https://fc.example"), ProviderMisconfigured),
        lie("D06", "no issuer", without("issuer"), ProviderMisconfigured),
        lie(
            "D06",
            "token endpoint elsewhere",
            having(token_endpoint="https://evil.example/t"),
            ProviderMisconfigured,
        ),
        lie(
            "D16",
            "people sent elsewhere",
            having(authorization_endpoint="https://evil.example"),
            ProviderMisconfigured,
        ),
        lie(
            "D16",
            "people sent into a script",
            having(authorization_endpoint="javascript:0"),
            ProviderMisconfigured,
        ),
    ],
)
async def test_a_provider_that_is_not_the_one_agreed_on_is_refused(bent, sign_in, bend, refusal):
    bent.bend_discovery = bend
    with pytest.raises(refusal):
        await sign_in()
    assert bent.count("/token") == 0


async def test_leaving_says_where_to_end_the_provider_session(bent, sign_in):
    url = await sign_in.party.logout_url("the.id.token", "the-state", NOW)
    query = parse_qs(urlsplit(url).query)
    assert url.startswith(f"{bent.origin}/session/end?")
    assert query == {
        "id_token_hint": ["the.id.token"],
        "state": ["the-state"],
        "post_logout_redirect_uri": [sign_in.provider.post_logout_redirect_uri],
    }


@pytest.mark.attack("D18")
@pytest.mark.parametrize("bend", [without("end_session_endpoint"), having(issuer="https://x")])
async def test_leaving_never_depends_on_the_provider(bent, sign_in, bend):
    bent.bend_discovery = bend
    assert await sign_in.party.logout_url("the.id.token", "the-state", NOW) is None


@pytest.mark.attack("D04")
async def test_the_challenge_is_always_s256_and_the_verifier_follows(bent, sign_in):
    bent.binds_pkce = False
    await sign_in()
    asked = next(a for a in bent.asked if a.path == "/token").form
    assert len(asked["code_verifier"]) >= 43
    url = await sign_in.party.authorization_url(begin(sign_in.provider, NOW))
    query = parse_qs(urlsplit(url).query)
    assert query["code_challenge_method"] == ["S256"]
    assert "code_verifier" not in query
    assert len(query["nonce"][0]) >= 22
