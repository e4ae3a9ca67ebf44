"""Signing in with the demonstration's provider, an independent implementation of the protocol."""

import json
import os
import select
import signal
import stat
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import httpx2
import pytest

from backend.demo.provider import launch
from backend.identity.oidc.attempt import begin
from backend.identity.oidc.errors import CodeRefused, ProviderSaidNo
from tests.contracts.real_provider import CITIZEN, GOODBYE, PROFESSIONAL, Real, free_port


def now():
    return datetime.now(UTC)


class Arriving:
    """One sign-in: the service's side and the visitor's, together."""

    def __init__(self, party, visitor):
        self.party, self.visitor = party, visitor

    async def begins(self, prompt=""):
        self.attempt = begin(self.party.provider, now(), prompt=prompt)
        return await self.party.authorization_url(self.attempt)

    async def signs_in(self, login="ana", prompt=""):
        back = await self.visitor.signs_in(await self.begins(prompt), login)
        return await self.party.finish(back, self.attempt, now())


@pytest.fixture
def arriving(real, visitor):
    return Arriving(real.party("franceconnect"), visitor)


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


async def test_changing_ones_mind_comes_back_with_a_no(arriving):
    await arriving.visitor.goes(await arriving.begins())
    back = await arriving.visitor.fills("cancel")
    with pytest.raises(ProviderSaidNo) as no:
        await arriving.party.finish(back, arriving.attempt, now())
    assert no.value.text_key == "signin.refused.cancelled"


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


async def test_every_page_says_that_it_is_a_demonstration(arriving):
    await arriving.visitor.goes(await arriving.begins())
    page = arriving.visitor.page
    assert "Fournisseur d’identité de démonstration" in page.text
    assert '<html lang="fr">' in page.text
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "form-action 'self' http://localhost:8000" in policy


@pytest.mark.attack("G02")
async def test_another_name_for_this_machine_is_not_served(real):
    async with httpx2.AsyncClient(trust_env=False) as client:
        url = f"{real.origin}/fc/api/v2/jwks"
        assert (await client.get(url, headers={"Host": "evil.example"})).status_code == 421
        assert (await client.get(url)).status_code == 200


def test_keys_are_private_and_outlive_a_restart(tmp_path):
    world = Real(free_port())
    kept = []
    for _ in range(2):
        with launch.start(world.config(), tmp_path) as running:
            running.wait_ready()
            kept.append(httpx2.get(f"{world.origin}/fc/api/v2/jwks", trust_env=False).json())
    assert kept[0] == kept[1]
    files = [f for f in tmp_path.rglob("*") if f.is_file()]
    assert len(files) == 5
    assert {stat.S_IMODE(f.stat().st_mode) for f in files} == {0o600}
    assert all("d" not in key for key in kept[0]["keys"])


def test_a_provider_that_cannot_start_says_why(real, tmp_path):
    with (
        pytest.raises(launch.ProviderDidNotStart, match="EADDRINUSE"),
        launch.start(real.config(), tmp_path) as running,
    ):
        running.wait_ready()


PARENT = """
import json, sys
from pathlib import Path
from backend.demo.provider import launch
running = launch.start(json.loads(sys.argv[1]), Path(sys.argv[2]))
running.wait_ready()
print(running.process.pid, flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="needs Linux")
def test_it_dies_with_the_program_that_started_it(tmp_path):
    config = json.dumps(Real(free_port()).config())
    command = [sys.executable, "-c", PARENT, config, str(tmp_path)]
    root = Path(launch.__file__).parents[3]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=root
    ) as parent:
        watched = os.pidfd_open(int(parent.stdout.readline()))
        parent.send_signal(signal.SIGKILL)
    try:
        assert select.select([watched], [], [], 10)[0] == [watched]
    finally:
        os.close(watched)
