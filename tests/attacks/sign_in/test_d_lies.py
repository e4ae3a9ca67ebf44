"""The provider lies in one word of its token: the whole service shuts, and nobody is let in."""

import pytest

from backend.demo import making
from backend.kit.actor import COOKIE
from tests.attacks.sign_in.browser import CAME_IN, REFUSED
from tests.attacks.sign_in.conftest import present
from tests.contracts.bending import having, without
from tests.contracts.bent_provider import SUB
from tests.contracts.test_bent_signatures import hmac_with, signed_by, unsigned

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("david_is_known")]


def lie(attack, bend):
    return pytest.param(bend, marks=pytest.mark.attack(attack))


@pytest.mark.parametrize(
    "bend",
    [
        lie("D03", without("nonce")),
        lie("D03", having(nonce="n" * 43)),
        lie("D10", having(iss="https://fc.example")),
        lie("D10", having(aud="another-service")),
        lie("D10", having(azp="another-service")),
        lie("D10", having(exp=1)),
        lie("D10", having(iat=2**33)),
        lie("D10", having(nbf=2**33)),
        lie("D11", having(acr="0")),
    ],
)
async def test_a_wrong_word_in_the_token_opens_nothing(browse, bent, bend):
    bent.bend_claims = lambda claims: bend(present(claims))
    david = browse()
    assert (await david.signs_in()).status_code == REFUSED
    assert david.secret is None
    bent.bend_claims = present
    assert (await david.signs_in()).status_code == CAME_IN


@pytest.mark.attack("D07")
@pytest.mark.parametrize("how", ["none", "hmac with the public key", "a key of the same name"])
async def test_a_token_that_the_provider_did_not_sign_opens_nothing(browse, bent, how):
    forged = {
        "none": unsigned,
        "hmac with the public key": hmac_with(bent.key.as_pem(private=False)),
        "a key of the same name": signed_by(type(bent.key).generate_key("P-256", {"kid": "first"})),
    }
    bent.sign = forged[how]
    assert (await browse().signs_in()).status_code == REFUSED


@pytest.mark.attack("D04")
async def test_a_code_without_its_verifier_is_worth_nothing(browse, bent, cast):
    david = browse()
    url = await david.leaves()
    assert "code_challenge_method=S256" in url
    await cast.sql.execute("update sign_in_attempt set verifier = repeat('v', 64)")
    assert (await david.comes_back(bent.authorize(url))).status_code == REFUSED
    assert bent.count("/token") == 1


@pytest.mark.attack("D04")
async def test_a_provider_that_knows_no_better_than_plain_is_not_gone_to(browse, bent):
    bent.bend_discovery = having(code_challenge_methods_supported=["plain"])
    assert (await browse().client.get("/entrer/franceconnect")).status_code == 502


@pytest.mark.attack("D13")
@pytest.mark.parametrize(("issuer", "subject"), [("", "8" * 64 + "v1"), ("https://other.example", SUB)])
async def test_a_person_is_an_issuer_and_a_subject_never_a_mail_address(browse, bent, cast, issuer, subject):
    """Marion has the same address as David had: she is not David, and a subject elsewhere is nobody. Whoever is nobody
    is asked for the code of a letter."""
    await cast.sql.execute("delete from identity")
    await making.identity(cast.sql, cast.marion.id, issuer or bent.origin, subject)
    bent.person |= {"email": "david@exemple.test"}
    answer = await browse().signs_in()
    assert answer.headers["location"] == "/inscription"
    assert COOKIE not in answer.headers["set-cookie"]


@pytest.mark.attack("D18")
async def test_david_who_is_in_stays_in_while_the_provider_is_down(browse, bent):
    david = browse()
    await david.signs_in()
    bent.handle = None  # it answers nothing any more
    assert await david.is_in()


@pytest.mark.attack("D20")
async def test_the_browser_holds_a_cookie_and_no_token(browse, bent):
    tokens = []
    bent.bend_token = lambda text: tokens.append(text) or text
    david = browse()
    answer = await david.signs_in(retour="/papiers")
    pages = [answer, await david.client.get("/papiers"), await david.client.get("/appareils")]
    told = "".join(page.text + str(page.headers) + str(page.url) for page in pages)
    assert len(tokens) == 1
    assert [secret for secret in (*tokens, bent.access_token) if secret in told] == []
    assert set(david.client.cookies) == {"__Host-sign-in"}
