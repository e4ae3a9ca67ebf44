"""A key that nobody has, and one of somebody's with a wrong signature: refused in the same time."""

import pytest

from tests.attacks.passkeys.authenticator import Device
from tests.timing import MOST, told_apart

pytestmark = [pytest.mark.anyio, pytest.mark.long, pytest.mark.attack("E13")]


async def test_how_long_it_takes_does_not_tell_who_has_a_key(david, phone, door):
    forged, unknown = Device(), Device()
    forged.id, forged.user = phone.id, david.id.bytes
    unknown.user = david.id.bytes
    asking = door()
    apart = await told_apart(lambda: asking.signs_in(forged), lambda: asking.signs_in(unknown))
    print(f"passkey known or not: {apart:.3f} from one half")
    assert apart < MOST
