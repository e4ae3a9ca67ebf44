"""What the browser brings back, and what the provider says about itself."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import msgspec
import pytest

from backend.identity.oidc.attempt import begin
from backend.identity.oidc.errors import (
    AttemptExpired,
    AttemptMismatch,
    CodeRefused,
    MixedUp,
    ProviderMisconfigured,
    ProviderSaidNo,
)
from tests.contracts.bent_provider import NOW
from tests.contracts.test_bent_tokens import having, without


def lie(attack, words, bend, refusal):
    return pytest.param(bend, refusal, marks=pytest.mark.attack(attack), id=f"{attack} {words}")


@pytest.mark.parametrize(
    ("bend", "refusal"),
    [
        lie("D01", "no state", without("state"), AttemptMismatch),
        lie("D01", "empty state", having(state=""), AttemptMismatch),
        lie("D01", "wrong state", having(state="s" * 43), AttemptMismatch),
        lie("D01", "state that is not ASCII", having(state="é"), AttemptMismatch),
        lie("D06", "answer of another provider", having(iss="https://psc.example"), MixedUp),
        lie("D06", "answer that hides its sender", without("iss"), MixedUp),
        lie("D05", "no code", without("code"), CodeRefused),
        lie("D05", "empty code", having(code=""), CodeRefused),
        lie("D05", "invented code", having(code="invented"), CodeRefused),
    ],
)
async def test_a_wrong_answer_is_refused(bent, sign_in, bend, refusal):
    bent.bend_params = bend
    with pytest.raises(refusal):
        await sign_in()


@pytest.mark.attack("D01")
async def test_nothing_is_exchanged_for_an_answer_that_is_not_ours(bent, sign_in):
    bent.bend_params = having(state="s" * 43, error="access_denied")
    with pytest.raises(AttemptMismatch):
        await sign_in()
    assert bent.count("/token") == 0


@pytest.mark.attack("D06")
async def test_an_attempt_begun_with_another_provider_is_refused(sign_in, agreed):
    other = msgspec.structs.replace(agreed, name="prosanteconnect")
    with pytest.raises(MixedUp):
        await sign_in.party.finish({}, begin(other, NOW), NOW)


@pytest.mark.attack("D06")
async def test_a_sender_that_names_itself_without_promising_is_still_checked(bent, sign_in):
    bent.bend_discovery = without("authorization_response_iss_parameter_supported")
    bent.bend_params = without("iss")
    await sign_in()
    bent.bend_params = having(iss="https://psc.example")
    with pytest.raises(MixedUp):
        await sign_in()


@pytest.mark.attack("D03")
async def test_an_attempt_is_good_for_ten_minutes(bent, sign_in, agreed):
    for seconds, fine in ((600, True), (601, False)):
        attempt = begin(agreed, NOW - timedelta(seconds=seconds))
        params = bent.authorize(await sign_in.party.authorization_url(attempt))
        if fine:
            await sign_in.party.finish(params, attempt, NOW)
        else:
            with pytest.raises(AttemptExpired):
                await sign_in.party.finish(params, attempt, NOW)


@pytest.mark.parametrize(
    ("params", "code", "text_key"),
    [
        ({"error": "access_denied"}, "access_denied", "signin.refused.cancelled"),
        ({"error": "server_error"}, "server_error", "signin.refused.unavailable"),
        ({"error": "invalid_scope"}, "invalid_scope", "signin.refused.settings"),
        ({"error": "<b>"}, "unknown", "signin.refused.unknown"),
        (
            {"error": "server_error", "error_description": "authentication (Y600020)"},
            "Y600020",
            "signin.refused.aidants_connect",
        ),
        (
            {"error": "server_error", "error_description": "unlisted Y123456"},
            "server_error",
            "signin.refused.unavailable",
        ),
    ],
)
async def test_a_no_has_its_own_sentence(bent, sign_in, params, code, text_key):
    bent.bend_params = lambda honest: {**honest, **params}
    with pytest.raises(ProviderSaidNo) as no:
        await sign_in()
    assert (no.value.code, no.value.text_key) == (code, text_key)
    assert bent.count("/token") == 0


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


@pytest.mark.attack("D04")
async def test_a_provider_that_only_knows_plain_pkce_is_refused(bent, sign_in):
    bent.bend_discovery = having(code_challenge_methods_supported=["plain"])
    with pytest.raises(ProviderMisconfigured):
        await sign_in()
    bent.bend_discovery = having(code_challenge_methods_supported=["plain", "S256"])
    await sign_in()


@pytest.mark.attack("D05")
async def test_a_code_stolen_from_another_sign_in_is_worth_nothing(bent, sign_in, agreed):
    victim, thief = begin(agreed, NOW), begin(agreed, NOW)
    stolen = bent.authorize(await sign_in.party.authorization_url(victim))
    with pytest.raises(CodeRefused):
        await sign_in.party.finish({**stolen, "state": thief.state}, thief, NOW)


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
