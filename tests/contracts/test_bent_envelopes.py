"""Tokens that must come encrypted to us (FranceConnect+), and the envelopes that hide a trap."""

import pytest
from joserfc.jwk import ECKey, KeySet, RSAKey

from backend.identity.oidc.errors import TokenRefused
from tests.contracts import bent_seals
from tests.contracts.bent_provider import SUB, new_key

OURS = RSAKey.generate_key(2048, {"kid": "opening", "use": "enc"})
OURS_EC = ECKey.generate_key("P-256", {"kid": "opening-ec", "use": "enc"})
STRANGER = RSAKey.generate_key(2048, {"kid": "opening", "use": "enc"})


def sealed(alg="RSA-OAEP-256", enc="A256GCM", key=OURS, **header):
    return bent_seals.sealed(alg, enc, key=key, **header)


@pytest.fixture
def sign_in(sign_in_with):
    return sign_in_with(encrypted=True, decryption_keys=lambda: KeySet([OURS, OURS_EC]))


@pytest.mark.parametrize("seal", [sealed(), sealed("ECDH-ES", key=OURS_EC)])
async def test_what_is_sealed_for_us_is_read_and_the_inner_token_kept(bent, sign_in, seal):
    signed = []
    bent.bend_token = lambda text: signed.append(text) or seal(text)
    bent.bend_userinfo_text = seal
    proof = await sign_in()
    assert proof.sub == SUB
    assert proof.id_token == signed[0]


ENVELOPES = {
    "not sealed at all": lambda text: text,
    "sealed for someone else": sealed(key=STRANGER),
    "RSA1_5": sealed("RSA1_5"),
    "RSA-OAEP with SHA-1": sealed("RSA-OAEP"),
    "CBC": sealed(enc="A128CBC-HS256"),
    "compressed": sealed(zip="DEF"),
    "sealed twice": lambda text: sealed()(sealed()(text)),
    "nothing inside": lambda _: sealed()("hello"),
    "cut": lambda text: sealed()(text)[:-8],
    "dots": lambda _: "....",
}


@pytest.mark.attack("D09")
@pytest.mark.parametrize("words", ENVELOPES)
async def test_a_wrong_envelope_is_refused(bent, sign_in, words):
    bent.bend_token = ENVELOPES[words]
    bent.bend_userinfo_text = sealed()
    with pytest.raises(TokenRefused, match="envelope"):
        await sign_in()


@pytest.mark.attack("D09")
@pytest.mark.parametrize("words", ENVELOPES)
async def test_a_wrong_envelope_around_the_identity_is_refused(bent, sign_in, words):
    bent.bend_token = sealed()
    bent.bend_userinfo_text = ENVELOPES[words]
    with pytest.raises(TokenRefused, match="envelope"):
        await sign_in()


@pytest.mark.attack("D09")
async def test_a_bomb_is_not_inflated(bent, sign_in):
    bent.bend_token = lambda _: sealed(zip="DEF")("0" * 20_000_000)
    with pytest.raises(TokenRefused, match="envelope"):
        await sign_in()


@pytest.mark.attack("D09")
async def test_sealing_is_not_signing(bent, sign_in):
    bent.key = new_key("first")  # a forger knows our public sealing key, not their signing key
    bent.bend_token = sealed()
    with pytest.raises(TokenRefused, match="signature"):
        await sign_in()


@pytest.mark.attack("D09")
async def test_a_sealed_token_nobody_agreed_on_is_refused(bent, sign_in_with):
    bent.bend_token = sealed()
    with pytest.raises(TokenRefused, match="envelope"):
        await sign_in_with()()
