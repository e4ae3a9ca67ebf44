"""Nobody learns who has a key: all are asked the same, and all that does not open is answered the same."""

import re

import pytest

from backend.identity.passkeys import serving
from tests.attacks.passkeys.authenticator import Device
from tests.attacks.passkeys.conftest import adds, key_of

pytestmark = [pytest.mark.anyio, pytest.mark.attack("E13")]


async def test_everybody_is_asked_the_same(david, door):
    first, second = [await door().is_asked() for _ in range(2)]
    assert len({first.pop("challenge"), second.pop("challenge")}) == 2
    assert first == second
    assert first["allowCredentials"] == []
    assert first["userVerification"] == "required"


async def test_what_does_not_open_is_answered_with_the_same_bytes(david, phone, door, cast):
    unknown, removed = Device(), Device()
    unknown.user = removed.user = david.id.bytes
    await adds(david, removed, "Ma tablette")
    await david.sends(f"/cles/{await key_of(david)}/enlever")
    forged = Device()
    forged.id, forged.user = phone.id, david.id.bytes
    answers = [await door().signs_in(device) for device in (unknown, removed, forged)]
    answers.append(await door().answers("{}"))
    told = {(a.status_code, plain(a.text), tuple(sorted(names(a)))) for a in answers}
    assert len(told) == 1
    assert next(iter(told))[0] == 403
    assert "Cette clé n’ouvre pas À portée" in answers[0].text


def plain(text):
    """But for the keys of the forms at the foot, which are new each time."""
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "", text)


def names(answer):
    """Which headers and cookies there are."""
    return [name for name, _ in answer.headers.multi_items()]


async def test_an_unknown_key_is_checked_like_a_known_one(david, phone, door, monkeypatch):
    """As long: the signature is looked at in each case, against a key that nobody has."""
    seen, checked = [], serving.checked
    monkeypatch.setattr(serving, "checked", lambda *told: seen.append(told[-1]) or checked(*told))
    for device in (phone, Device()):
        await door().signs_in(device)
    assert len(seen) == 2
    assert seen[1] == serving.DECOY
    assert len(seen[0]) == len(seen[1])
