"""A key whose counter goes back may be there twice: she still comes in, hears of it, and it proves no act any more."""

import json

import pytest

from tests.attacks.passkeys.authenticator import Device
from tests.attacks.passkeys.conftest import a_day_later, adds, plainly, unproved

pytestmark = [pytest.mark.anyio, pytest.mark.attack("E11")]
SUSPECT = "select suspect_at is not null from passkey"
ALERTS = "select count(*) from jobs.pgqueuer where entrypoint like 'alert.%'"
PROVED = "select bool_or(proved_at is not null and used_at is null) from step_up"


async def proves(person, device, here):
    """The key, on the page of the act that waits: where that leads."""
    asked = (await plainly(person, f"{here}/cle/defi")).json()
    answer = await plainly(person, f"{here}/cle", reponse=json.dumps(device.signs(asked)))
    return answer.headers["location"]


async def test_a_counter_that_goes_forward_says_nothing(david, phone, door, cast):
    for _ in range(2):
        assert (await door().signs_in(phone)).status_code == 303
    assert not await cast.sql.fetchval(SUSPECT)


@pytest.mark.parametrize("copy", [0, 1, 2])
async def test_one_that_goes_back_opens_and_is_told(david, phone, door, cast, copy):
    phone.count = 2
    await door().signs_in(phone)
    before = await cast.sql.fetchval(ALERTS)
    phone.count = copy
    browser = door()
    assert (await browser.signs_in(phone)).status_code == 303
    assert await cast.sql.fetchval(SUSPECT)
    assert await cast.sql.fetchval(ALERTS) == before + 2
    assert "Elle est peut-être copiée" in (await david.opens("/cles")).text.replace("\N{NO-BREAK SPACE}", " ")
    assert "Une clé d’accès a changé" in (await david.opens("/")).text
    phone.count = 0
    await door().signs_in(phone)
    assert await cast.sql.fetchval(ALERTS) == before + 2, "told once"


async def test_a_key_that_may_be_there_twice_proves_no_act(david, phone, door, cast):
    await a_day_later(cast)
    phone.count = 5
    here = await unproved(david)
    assert await proves(david, phone, here) == here
    assert await cast.sql.fetchval(PROVED)
    await cast.sql.execute("update step_up set used_at = now()")
    phone.count = 3
    here = await unproved(david)
    assert await proves(david, phone, here) == f"{here}?cle=doubtful"
    phone.count = 50
    assert await proves(david, phone, here) == f"{here}?cle=doubtful"
    assert not await cast.sql.fetchval(PROVED)
    assert "Cette clé est peut-être copiée" in (await david.opens(f"{here}?cle=doubtful")).text


async def test_a_key_that_its_maker_copies_never_counts(cast, door):
    synced = Device(synced=True)
    assert "La clé est ajoutée" in (await adds(cast.david, synced)).text
    await a_day_later(cast)
    for _ in range(2):
        assert (await door().signs_in(synced)).status_code == 303
    here = await unproved(cast.david)
    assert await proves(cast.david, synced, here) == here
    assert not await cast.sql.fetchval(SUSPECT)


async def test_a_key_that_never_counted_says_nothing(cast, door):
    silent = Device()
    await adds(cast.david, silent)
    for _ in range(2):
        silent.count = -1
        assert (await door().signs_in(silent)).status_code == 303
    assert not await cast.sql.fetchval(SUSPECT)
