"""The identity a provider tells is that of the person who signed in, and is signed when it must be."""

import pytest

from backend.identity.oidc.errors import TokenRefused, UserinfoRefused
from tests.contracts.bending import having
from tests.contracts.conftest import citizens, citizens_plus


@pytest.fixture(params=[citizens, citizens_plus], ids=["FranceConnect", "FranceConnect+"])
def agreed(bent, request):
    return request.param(bent)


@pytest.mark.attack("D12")
async def test_the_identity_of_someone_else_is_refused(bent, sign_in):
    bent.bend_userinfo = having(sub="8" * 64 + "v1")
    with pytest.raises(UserinfoRefused, match="sub"):
        await sign_in()


@pytest.mark.attack("D12")
@pytest.mark.parametrize("bend", [having(iss="https://fc.example"), having(aud="another")])
async def test_an_identity_made_for_another_is_refused(bent, sign_in, bend):
    bent.bend_userinfo = bend
    with pytest.raises(TokenRefused):
        await sign_in()


@pytest.mark.attack("D12")
async def test_an_identity_that_is_not_signed_is_refused_when_it_must_be(bent, sign_in):
    bent.userinfo_kind = "application/json"
    with pytest.raises(UserinfoRefused, match="content type"):
        await sign_in()


async def test_an_identity_that_is_not_signed_is_accepted_when_agreed(bent, sign_in_with):
    bent.userinfo_kind = "application/json"
    assert (await sign_in_with(userinfo="json")()).family_name == "OLIVEIRA"


@pytest.mark.attack("D12")
async def test_a_name_that_is_not_a_text_is_refused(bent, sign_in):
    for name in (["A"], "A\nB", "A" * 201):
        bent.bend_userinfo = having(given_name=name)
        with pytest.raises(UserinfoRefused, match="given_name"):
            await sign_in()
