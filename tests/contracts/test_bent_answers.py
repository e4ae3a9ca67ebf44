"""What the browser brings back, and what the provider says about itself."""

from datetime import timedelta

import msgspec
import pytest

from backend.identity.oidc import told
from backend.identity.oidc.attempt import begin
from backend.identity.oidc.errors import (
    AttemptExpired,
    AttemptMismatch,
    CodeRefused,
    MixedUp,
    ProviderSaidNo,
)
from backend.identity.views import REASONS
from tests.contracts.bending import having, lie, without
from tests.contracts.bent_provider import NOW
from tests.contracts.conftest import citizens, citizens_plus


@pytest.fixture(params=[citizens, citizens_plus], ids=["FranceConnect", "FranceConnect+"])
def agreed(bent, request):
    return request.param(bent)


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


UNLISTED = [
    ("access_denied", "", "access_denied", "stopped"),
    ("access_denied", "User auth aborted", "access_denied", "cancelled"),
    ("access_denied", "user authentication aborted", "access_denied", "register"),
    ("access_denied", "(Y010015)", "Y010015", "register"),
    ("temporarily_unavailable", "authentication_expired", "temporarily_unavailable", "expired"),
    ("server_error", "authentication (Y600020)", "Y600020", "aidants"),
    ("server_error", "unlisted Y123456", "server_error", "unavailable"),
    ("<b>", "", "unknown", "again"),
]
DOCUMENTED = [(error, "", error, word) for error, word in told.OPENID.items()]
NUMBERED = [
    ("server_error", f"authentication aborted ({code})", code, word) for code, word in told.FRANCECONNECT.items()
]


@pytest.mark.parametrize(("error", "said", "code", "word"), UNLISTED + DOCUMENTED + NUMBERED)
async def test_a_no_has_its_own_page(bent, sign_in, error, said, code, word):
    bent.bend_params = lambda honest: {**honest, "error": error, "error_description": said}
    with pytest.raises(ProviderSaidNo) as no:
        await sign_in()
    assert (no.value.code, no.value.told) == (code, word)
    assert word in REASONS
    assert bent.count("/token") == 0


@pytest.mark.attack("D05")
async def test_a_code_stolen_from_another_sign_in_is_worth_nothing(bent, sign_in, agreed):
    victim, thief = begin(agreed, NOW), begin(agreed, NOW)
    stolen = bent.authorize(await sign_in.party.authorization_url(victim))
    with pytest.raises(CodeRefused):
        await sign_in.party.finish({**stolen, "state": thief.state}, thief, NOW)
