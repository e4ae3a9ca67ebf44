"""A second proof changes nothing to what the first one said: above all, not to who helps her; nor to who watches."""

import pytest

from backend.db.unit import hashed
from backend.identity.cards import kiosk
from tests.attacks.passkeys.authenticator import Device
from tests.attacks.passkeys.conftest import Asks, adds
from tests.identity.cards.desk import browser, gives, types

pytestmark = pytest.mark.anyio
NEWEST = "select helped from sign_in where person_id = $1 order by began_at desc limit 1"
WITH_FRANCECONNECT = "update sign_in set level = 1, helped = true where secret_hash = $1"


@pytest.fixture
async def half_in(cast):
    """Marion, at a social worker's: FranceConnect with Aidants Connect, one proof."""
    marion = await cast.signed_in(person=cast.marion.id, name="Marion")
    await cast.sql.execute(WITH_FRANCECONNECT, hashed(marion.secret))
    return marion


async def test_by_her_card(cast, half_in):
    card = await gives(cast.clerk, cast.marion)
    async with browser(cast) as there:
        there.cookies.set("__Host-sign-in", half_in.secret, domain="aportee.test")
        assert (await types(there, card)).status_code == 303
    assert await cast.sql.fetchval(NEWEST, cast.marion.id) is True


async def test_by_her_passkey(cast, half_in):
    device = Device()
    device.user = cast.marion.id.bytes
    await adds(cast.marion, device)
    there = Asks(cast.app, [("__Host-sign-in", half_in.secret)])
    await cast.sql.execute("update sign_in set revoked_at = null where secret_hash = $1", hashed(half_in.secret))
    assert (await there.signs_in(device)).status_code == 303
    assert await cast.sql.fetchval(NEWEST, cast.marion.id) is True
    await there.client.aclose()


async def test_alone_she_is_alone(cast):
    card = await gives(cast.clerk, cast.marion)
    async with browser(cast) as there:
        assert (await types(there, card)).status_code == 303
    assert await cast.sql.fetchval(NEWEST, cast.marion.id) is False


async def test_whoever_comes_in_at_a_kiosk_is_watched_by_whichever_means(cast):
    """By her passkey too: soon asleep, told who watched, and the tablet is nobody's."""
    device = Device()
    device.user = cast.marion.id.bytes
    await adds(cast.marion, device)
    await cast.martin.sends("/borne")
    tablet = Asks(cast.app, [(kiosk.COOKIE, cast.martin.client.cookies[kiosk.COOKIE])])
    assert (await tablet.signs_in(device)).status_code == 303
    here = "from sign_in s join device d on d.id = s.device_id where s.secret_hash = $1"
    assert await cast.sql.fetchval(f"select s.idle {here}", hashed(tablet.secret)) == kiosk.IDLE
    assert "Madame Martin" in (await tablet.client.get("/appareils")).text
    await tablet.client.post("/appareils/ici", data={"a-qui": "moi"})
    assert await cast.sql.fetchval(f"select d.shared {here}", hashed(tablet.secret))
    await tablet.client.aclose()
