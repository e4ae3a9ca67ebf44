"""A provider that is down, slow, huge, or sends us elsewhere costs a kind refusal, no more."""

import asyncio

import pytest

from backend.identity.oidc.errors import CodeRefused, ProviderMisconfigured, ProviderUnavailable, SignInRefused
from backend.kit.network import OutboundRefused, OutboundUnreachable
from tests.contracts.bent_http import Answer
from tests.contracts.bent_provider import SUB

DISCOVERY = "/.well-known/openid-configuration"
EVERYWHERE = [DISCOVERY, "/jwks", "/token", "/userinfo"]


def answering(body=b"{}", **parts):
    async def reply():
        return Answer(body, **parts)

    return reply


async def never():
    await asyncio.Event().wait()


def moved(bent):
    where = f"{bent.origin}/trap"
    return answering(b"", status=307, headers=(("Location", where),))


@pytest.mark.attack("G03")
@pytest.mark.parametrize("path", EVERYWHERE)
async def test_a_redirect_is_not_followed(bent, sign_in, path):
    bent.replies[path] = moved(bent)
    with pytest.raises(ProviderUnavailable) as refused:
        await sign_in()
    assert isinstance(refused.value.__cause__, OutboundRefused)
    assert bent.count("/trap") == 0


@pytest.mark.attack("D18")
@pytest.mark.parametrize("path", EVERYWHERE)
async def test_an_endless_document_is_not_read(bent, sign_in, path):
    bent.replies[path] = answering(b" " * (5 * 1024 * 1024))
    with pytest.raises(ProviderUnavailable) as refused:
        await sign_in()
    assert isinstance(refused.value.__cause__, OutboundRefused)


@pytest.mark.attack("D18")
@pytest.mark.parametrize("path", EVERYWHERE)
async def test_a_provider_that_never_answers_is_left(bent, sign_in_with, path):
    bent.replies[path] = never
    with pytest.raises(ProviderUnavailable) as refused:
        await sign_in_with(seconds=0.2)()
    assert isinstance(refused.value.__cause__, OutboundUnreachable)


@pytest.mark.attack("D18")
@pytest.mark.parametrize("path", EVERYWHERE)
@pytest.mark.parametrize("status", [429, 500, 503])
async def test_a_provider_in_trouble_is_said_to_be(bent, sign_in, path, status):
    bent.replies[path] = answering(b"<html>sorry</html>", kind="text/html", status=status)
    with pytest.raises(ProviderUnavailable) as refused:
        await sign_in()
    assert refused.value.told == "unavailable"


@pytest.mark.attack("D18")
@pytest.mark.parametrize("path", EVERYWHERE)
@pytest.mark.parametrize(
    "body",
    [b"<html>", b"[]", b"{}", b'"text"', b"\xff\xfe", b"[" * 50_000, b'{"id_token": 3}', b""],
)
async def test_nonsense_is_refused_and_never_breaks(bent, sign_in, path, body):
    bent.replies[path] = answering(body)
    with pytest.raises(SignInRefused):
        await sign_in()


async def test_the_provider_that_comes_back_is_used_again(bent, sign_in):
    bent.replies[DISCOVERY] = answering(status=503)
    with pytest.raises(ProviderUnavailable):
        await sign_in()
    bent.replies.clear()
    assert (await sign_in()).sub == SUB


@pytest.mark.parametrize(
    ("error", "refusal"),
    [
        (b'{"error": "invalid_grant"}', CodeRefused),
        (b'{"error": "invalid_client"}', ProviderMisconfigured),
        (b'{"error": {"a": []}}', ProviderMisconfigured),
    ],
)
async def test_a_refused_code_and_a_refused_service_are_told_apart(bent, sign_in, error, refusal):
    bent.replies["/token"] = answering(error, status=400)
    with pytest.raises(refusal):
        await sign_in()


async def test_what_a_provider_publishes_is_read_once_an_hour(bent, sign_in):
    await sign_in()
    await sign_in(later=60)
    assert (bent.count(DISCOVERY), bent.count("/jwks")) == (1, 1)


@pytest.mark.attack("D18")
async def test_an_unexpected_kind_of_token_is_refused(bent, sign_in):
    bent.replies["/token"] = answering(
        b'{"access_token": "a", "id_token": "a.b.c", "token_type": "mac", "expires_in": "soon"}'
    )
    with pytest.raises(SignInRefused):
        await sign_in()
