"""A way in has changed: she is told at once, on each browser and by e-mail, whatever she chose; nobody else is."""

import msgspec
import pytest

from backend.notifications.jobs import WORDS
from tests.attacks.passkeys.authenticator import Device
from tests.attacks.passkeys.conftest import adds, key_of

pytestmark = pytest.mark.anyio
PUSH, MAIL = "alert.push", "alert.mail"
SAID = "Une façon d’entrer a changé"


@pytest.fixture
async def added(cast, phone):
    """David, told on his phone, makes a key on another device of his: his phone's sign-in ends."""
    computer = await cast.signed_in(person=cast.david.id, name="David's computer")
    assert "La clé est ajoutée" in (await adds(computer, Device())).text
    return computer


def told(phone, service):
    return [phone.opens(body) for _, _, body in service.got]


async def test_the_phone_that_was_left_out_rings_and_leads_to_the_ways_in(cast, phone, service, work, added):
    assert (await cast.david.client.get("/cles", follow_redirects=False)).status_code == 303, "it ended"
    assert await work.done(kind=PUSH) == ["done"]
    (said,) = told(phone, service)
    assert said["words"] == SAID == WORDS["access"]
    here = await added.client.get(f"/notification/{said['id']}", follow_redirects=False)
    assert here.headers["location"] == "/appareils"
    cast.marion.client.follow_redirects = False
    assert (await cast.marion.client.get(f"/notification/{said['id']}")).status_code == 404


async def test_it_rings_by_night_and_whatever_she_chose(cast, service, phone, work):
    await cast.david.sends("/reglages/prevenir/choix", calme="22-7", offerts="moi.message,moi.paper")
    await cast.sql.execute("update telling set quiet_from = '00:00', quiet_until = '23:59:59'")
    await adds(cast.david, Device())
    assert await work.done(kind=PUSH) == ["done"]
    assert len(service.got) == 1


async def test_a_browser_that_she_left_herself_does_not_ring(cast, service, phone, work):
    computer = await cast.signed_in(person=cast.david.id, name="David's computer")
    await cast.david.client.post("/sortir")
    await adds(computer, Device())
    await work.done(kind=PUSH)
    assert service.got == []


async def test_marions_phone_stays_still(cast, service, phone, work):
    await adds(cast.marion, Device())
    assert await work.done(kind=PUSH) == ["done"]
    assert service.got == []


async def test_a_service_that_is_away_is_asked_again_for_a_day(cast, service, phone, work, added):
    service.answer = (503, {})
    await work.done(kind=PUSH)
    (waiting,) = await work.waiting(PUSH)
    assert waiting["wait"].total_seconds() >= 600
    await cast.sql.execute("update passkey_event set at = at - interval '25 hours'")
    await cast.sql.execute("update sign_in set revoked_at = revoked_at - interval '25 hours'")
    service.got.clear()
    assert await work.done(kind=PUSH) == ["done"]
    assert service.got == []


async def test_an_e_mail_says_it_without_a_name(cast, mail, post, work):
    post.got.clear()
    await adds(cast.david, Device(), "Le téléphone de Karim")
    assert await work.done(kind=MAIL) == ["done"]
    (letter,) = post.got
    assert letter.parsed["subject"] == SAID
    assert "https://aportee.test/" in letter.words
    assert not [word for word in ("David", "Morel", "Karim", "Tilleuls") if word in letter.raw.decode()]


async def test_without_an_address_no_e_mail_leaves(cast, post, work):
    await adds(cast.david, Device())
    assert await work.done(kind=MAIL) == ["done"]
    assert post.got == []


async def test_a_key_taken_away_is_told_too(cast, phone, service, work):
    await adds(cast.david, Device())
    await work.done(kind=PUSH)
    await cast.david.sends(f"/cles/{await key_of(cast.david)}/enlever")
    await work.done(kind=PUSH)
    assert [said["words"] for said in told(phone, service)] == [SAID, SAID]


async def test_what_the_queue_holds_names_nobody(cast, phone, added):
    jobs = await cast.sql.fetch("select payload from jobs.pgqueuer where entrypoint like 'alert.%'")
    assert len(jobs) == 2
    for row in jobs:
        assert set(msgspec.json.decode(row["payload"])) == {"entrypoint", "house", "ids", "reader"}
