"""A key is made by whoever was asked for it, in one place, once, with the person verified; or not at all."""

import base64
import re

import pytest

from tests.attacks.passkeys.authenticator import Device, b64
from tests.attacks.passkeys.conftest import adds, asked, begins, ends
from tests.attacks.passkeys.test_e10_bent_answers import BENT

pytestmark = [pytest.mark.anyio, pytest.mark.attack("E10")]


@pytest.mark.parametrize("bend", [BENT[name] for name in ("another origin", "another place", "nobody verified")])
async def test_a_bent_key_is_not_added(cast, phone, bend):
    bend(phone)
    assert "La clé n’est pas ajoutée" in (await adds(cast.david, phone)).text
    assert await cast.sql.fetchval("select count(*) from passkey") == 0


async def test_a_key_is_made_by_who_was_asked_once(cast, phone):
    said = phone.makes(asked(await begins(cast.david)))
    assert "La clé n’est pas ajoutée" in (await ends(cast.marion, said)).text
    assert "La clé est ajoutée" in (await ends(cast.david, said)).text
    assert "La clé n’est pas ajoutée" in (await ends(cast.david, Device().makes(asked_again(said)))).text
    assert await cast.sql.fetchval("select count(*) from passkey") == 1


def asked_again(said):
    """The challenge of an answer that was given already."""
    client = base64.urlsafe_b64decode(said["response"]["clientDataJSON"] + "==")
    challenge = re.search(rb'"challenge": "([^"]+)"', client)[1].decode()
    return {"challenge": challenge, "user": {"id": b64(b"z" * 16)}}
