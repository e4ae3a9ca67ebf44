"""What the demonstration's provider refuses, as the national ones do."""

from urllib.parse import urlsplit

import pytest

from backend.identity.oidc.attempt import begin
from backend.identity.oidc.errors import CodeRefused
from tests.contracts.arriving import now


async def test_a_wrong_password_is_said_and_can_be_corrected(arriving):
    visitor, url = arriving.visitor, await arriving.begins()
    await visitor.goes(url)
    for login, password in (("ana", "papillon vert"), ("personne", "papillon bleu"), ("", "")):
        assert await visitor.fills("login", login=login, password=password) is None
        assert visitor.page.status_code == 422
        assert "Identifiant ou mot de passe inconnu" in visitor.page.text
        assert "papillon" not in visitor.page.text
    back = await visitor.fills("login", login=" Ana ", password="papillon bleu")
    assert (await arriving.party.finish(back, arriving.attempt, now())).level == 1


async def test_a_login_cannot_carry_markup_into_the_page(arriving):
    await arriving.visitor.goes(await arriving.begins())
    await arriving.visitor.fills("login", login='"><script>', password="x")
    assert "<script" not in arriving.visitor.page.text


async def test_an_account_of_one_provider_does_not_open_another(arriving):
    visitor = arriving.visitor
    await visitor.goes(await arriving.begins())
    assert await visitor.fills("login", login="ines", password="papillon bleu") is None
    assert visitor.page.status_code == 422


@pytest.mark.attack("D05")
async def test_a_code_serves_once(arriving):
    back = await arriving.visitor.signs_in(await arriving.begins(), "ana")
    await arriving.party.finish(back, arriving.attempt, now())
    with pytest.raises(CodeRefused):
        await arriving.party.finish(back, arriving.attempt, now())


@pytest.mark.attack("D04")
async def test_a_code_is_worth_nothing_without_its_verifier(arriving):
    back = await arriving.visitor.signs_in(await arriving.begins(), "ana")
    thief = begin(arriving.party.provider, now())
    with pytest.raises(CodeRefused):
        await arriving.party.finish({**back, "state": thief.state}, thief, now())


@pytest.mark.attack("D04")
@pytest.mark.parametrize(
    ("true", "bent"),
    [("code_challenge_method=S256", "code_challenge_method=plain"), ("code_challenge=", "x=")],
)
async def test_weaker_pkce_is_refused(arriving, true, bent):
    back = await arriving.visitor.goes((await arriving.begins()).replace(true, bent))
    assert back["error"] == "invalid_request"


@pytest.mark.attack("D16")
async def test_nobody_is_sent_to_an_address_that_was_not_registered(arriving):
    url = (await arriving.begins()).replace("localhost%3A8000", "evil.example")
    assert "evil.example" in url
    assert await arriving.visitor.goes(url) is None
    assert arriving.visitor.page.status_code == 400


async def test_franceconnect_wants_a_level_and_a_long_nonce(arriving):
    url = await arriving.begins()
    for bent in (url.replace("acr_values", "x"), url.replace(arriving.attempt.nonce, "n" * 21)):
        assert await arriving.visitor.goes(bent) is None
        assert arriving.visitor.page.status_code == 400
        assert "Y030007" in arriving.visitor.page.text


@pytest.mark.attack("D16")
async def test_leaving_sends_nobody_to_an_address_that_was_not_registered(arriving):
    proof = await arriving.signs_in()
    url = await arriving.party.logout_url(proof.id_token, "s1", now())
    assert await arriving.visitor.goes(url.replace("localhost%3A8000", "evil.example")) is None
    assert arriving.visitor.page.status_code == 400


async def test_pro_sante_connect_is_not_found_by_the_usual_discovery_name(real, visitor):
    issuer = real.prosanteconnect().issuer
    await visitor.goes(f"{issuer}/.well-known/openid-configuration")
    assert visitor.page.status_code == 404
    await visitor.goes(f"{issuer}/.well-known/wallet-openid-configuration")
    endpoint = visitor.page.json()["authorization_endpoint"]
    assert urlsplit(endpoint).path == "/psc/wallet/auth"
