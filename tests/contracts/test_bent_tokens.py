"""A provider that lies in its tokens is not believed; the honest one beside it is."""

import pytest

from backend.identity.oidc.errors import LevelTooLow, TokenRefused
from tests.contracts.bending import having, lie, without
from tests.contracts.bent_provider import CLIENT_ID, SECONDS, SUB
from tests.contracts.conftest import citizens, citizens_plus


@pytest.fixture(params=[citizens, citizens_plus], ids=["FranceConnect", "FranceConnect+"])
def agreed(bent, request):
    return request.param(bent)


WRONG_CLAIMS = [
    lie("D03", "nonce absent", without("nonce"), "nonce"),
    lie("D03", "nonce wrong", having(nonce="n" * 43), "nonce"),
    lie("D03", "nonce not a text", having(nonce=["n"]), "nonce"),
    lie("D10", "issuer of another", having(iss="https://fc.example"), "iss"),
    lie("D10", "no issuer", without("iss"), "iss"),
    lie("D10", "made for another service", having(aud="another-service"), "aud"),
    lie("D10", "made for another service too", having(aud=[CLIENT_ID, "another"]), "aud"),
    lie("D10", "made for nobody", having(aud=[]), "aud"),
    lie("D10", "given to another service", having(azp="another-service"), "azp"),
    lie("D10", "expired 61 s ago", having(exp=SECONDS - 61), "exp"),
    lie("D10", "never expires", without("exp"), "exp"),
    lie("D10", "expiry not a number", having(exp="tomorrow"), "exp"),
    lie("D10", "valid in 61 s", having(nbf=SECONDS + 61), "nbf"),
    lie("D10", "issued in 61 s", having(iat=SECONDS + 61), "iat"),
    lie("D10", "issued 61 s before the sign-in", having(iat=SECONDS - 61), "iat"),
    lie("D10", "issued at no time", without("iat"), "iat"),
    lie("D10", "issued at true", having(iat=True), "iat"),
    lie("D05", "access token swapped", having(at_hash="AAAAAAAAAAAAAAAAAAAAAA"), "at_hash"),
    lie("D12", "nobody", without("sub"), "sub"),
]
RIGHT_CLAIMS = [
    having(exp=SECONDS - 60),
    having(nbf=SECONDS + 60),
    having(iat=SECONDS + 60),
    having(iat=SECONDS - 60),
    having(aud=[CLIENT_ID]),
    having(azp=CLIENT_ID),
    without("at_hash"),
    having(acr="eidas3"),
]


async def test_an_honest_provider_is_believed(bent, sign_in):
    proof = await sign_in()
    assert (proof.iss, proof.sub, proof.acr, proof.level) == (bent.origin, SUB, bent.acr, int(bent.acr[-1]))
    assert (proof.given_name, proof.family_name) == ("Ana Lúcia", "OLIVEIRA")
    assert proof.birthdate == "1951-07-09"
    assert proof.auth_time == SECONDS
    assert set(proof.claims) == {"given_name", "family_name", "birthdate"}


@pytest.mark.parametrize("bend", RIGHT_CLAIMS)
async def test_what_stays_within_the_agreement_is_accepted(bent, sign_in, bend):
    bent.bend_claims = bend
    assert (await sign_in()).sub == SUB


@pytest.mark.parametrize(("bend", "reason"), WRONG_CLAIMS)
async def test_a_token_with_a_wrong_claim_is_refused(bent, sign_in, bend, reason):
    bent.bend_claims = bend
    with pytest.raises(TokenRefused) as refused:
        await sign_in()
    assert str(refused.value) == reason


@pytest.mark.attack("D03")
async def test_a_token_of_an_earlier_sign_in_is_refused(bent, sign_in):
    kept = []
    bent.bend_token = lambda text: kept.append(text) or text
    await sign_in()
    bent.bend_token = lambda _: kept[0]
    with pytest.raises(TokenRefused, match="nonce"):
        await sign_in()


@pytest.mark.attack("D11")
@pytest.mark.parametrize("bend", [having(acr="eidas1"), having(acr="0"), without("acr")])
async def test_an_identity_less_sure_than_asked_is_refused(bent, sign_in_with, bend):
    bent.bend_claims = bend
    sign_in = sign_in_with(acr_values="eidas2", level=2)
    with pytest.raises(LevelTooLow):
        await sign_in()
    bent.bend_claims = having(acr="eidas2")
    assert (await sign_in()).level == 2


@pytest.mark.attack("E05")
async def test_a_new_proof_asked_for_must_be_new(bent, sign_in):
    bent.bend_claims = having(auth_time=SECONDS - 61)
    assert (await sign_in()).auth_time == SECONDS - 61
    with pytest.raises(TokenRefused, match="auth_time"):
        await sign_in(prompt="login")
    bent.bend_claims = having(auth_time=SECONDS - 60)
    assert (await sign_in(prompt="login")).auth_time == SECONDS - 60
