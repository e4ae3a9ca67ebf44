"""Signing in with the demonstration's provider, an independent implementation of the protocol."""

import pytest

from backend.identity.oidc.errors import ProviderSaidNo
from tests.contracts.arriving import Arriving, now
from tests.contracts.real_provider import CITIZEN, GOODBYE, PROFESSIONAL


async def test_a_usager_signs_in_with_franceconnect(real, arriving):
    proof = await arriving.signs_in()
    assert proof.iss == f"{real.origin}/fc/api/v2"
    assert (proof.sub, proof.acr, proof.level) == ("7" * 64 + "v1", "eidas1", 1)
    assert (proof.given_name, proof.family_name) == ("Ana Lúcia", "OLIVEIRA")
    assert proof.birthdate == "1951-07-09"
    assert abs(proof.auth_time - now().timestamp()) < 60
    assert "secret_of_the_provider" not in proof.claims
    assert proof.claims["birthcountry"] == CITIZEN["birthcountry"]


async def test_a_professional_signs_in_with_pro_sante_connect(real, visitor):
    proof = await Arriving(real.party("prosanteconnect"), visitor).signs_in("ines")
    assert proof.sub == "f:550dc1c8:ANS20260314090000"
    assert (proof.family_name, proof.level, proof.birthdate) == ("TESTARD", 1, None)
    assert proof.claims["SubjectRefPro"] == PROFESSIONAL["SubjectRefPro"]
    assert proof.claims["SubjectNameID"] == "ANS20260314090000"


async def test_franceconnect_plus_is_read_through_its_envelopes(real, visitor):
    arriving = Arriving(real.party("franceconnect-plus"), visitor)
    proof = await arriving.signs_in()
    assert (proof.sub, proof.acr, proof.level) == ("5" * 64 + "v1", "eidas2", 2)
    assert proof.id_token.count(".") == 2
    leaving = await arriving.party.logout_url(proof.id_token, "the-state", now())
    assert await visitor.goes(leaving) is None
    assert visitor.page.status_code == 200


async def test_a_second_sign_in_asks_for_nothing(arriving):
    first = await arriving.signs_in()
    back = await arriving.visitor.goes(await arriving.begins())
    second = await arriving.party.finish(back, arriving.attempt, now())
    assert (second.sub, second.auth_time) == (first.sub, first.auth_time)


async def test_a_new_proof_can_be_asked_for(arriving):
    await arriving.signs_in()
    assert await arriving.visitor.goes(await arriving.begins(prompt="login")) is None
    assert "Mot de passe" in arriving.visitor.page.text
    assert (await arriving.signs_in(prompt="login")).level == 1


async def test_changing_ones_mind_comes_back_with_a_no(arriving):
    await arriving.visitor.goes(await arriving.begins())
    back = await arriving.visitor.fills("cancel")
    with pytest.raises(ProviderSaidNo) as no:
        await arriving.party.finish(back, arriving.attempt, now())
    assert no.value.told == "cancelled"


async def test_leaving_ends_the_session_of_the_provider(arriving):
    visitor, proof = arriving.visitor, await arriving.signs_in()
    assert await visitor.goes(await arriving.party.logout_url(proof.id_token, "s1", now())) is None
    assert "Voulez-vous aussi quitter" in visitor.page.text
    assert await visitor.fills("yes") == {"state": "s1"}
    assert visitor.url.startswith(f"{GOODBYE}?")
    assert await visitor.goes(await arriving.begins()) is None


async def test_staying_keeps_the_session_of_the_provider(arriving):
    visitor, proof = arriving.visitor, await arriving.signs_in()
    await visitor.goes(await arriving.party.logout_url(proof.id_token, "s1", now()))
    assert await visitor.fills() == {"state": "s1"}
    assert "code" in await visitor.goes(await arriving.begins())


async def test_every_page_says_that_it_is_a_demonstration(arriving):
    await arriving.visitor.goes(await arriving.begins())
    page = arriving.visitor.page
    assert "Fournisseur d’identité de démonstration" in page.text
    assert '<html lang="fr">' in page.text
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "form-action 'self' http://localhost:8000" in policy
