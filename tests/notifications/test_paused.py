"""What was to be told to an aidant when the person paused is told to nobody: neither rung, nor written."""

import pytest

from tests.entrusting.giving import delegation_of, gives
from tests.interop.references import reference
from tests.notifications.addressing import confirmed
from tests.notifications.service import Browser

pytestmark = pytest.mark.anyio


@pytest.fixture
async def zoe(cast, service, post, work):
    zoe = await cast.stranger()
    zoe.given = delegation_of(await gives(cast.david, zoe, ecrire="on", prevenir="on"))
    zoe.phone = Browser(service.origin, "zoe")
    assert (await zoe.client.post("/reglages/prevenir", data=zoe.phone.form)).status_code == 200
    await confirmed(zoe, work, post)
    post.got.clear()
    return zoe


@pytest.fixture
async def owed(cast, zoe):
    """A paper came, of which she is to be told."""
    await cast.files(reference())


async def both(work):
    return await work.done(), await work.mails()


@pytest.mark.attack("B08")
@pytest.mark.attack("B10")
async def test_queued_before_the_pause_nothing_leaves(cast, zoe, owed, service, post, work):
    assert len(await work.waiting()) == 1
    await cast.david.sends(f"/aidants/{zoe.given}/pause")
    await both(work)
    assert (service.got, post.got) == ([], [])


async def test_an_e_mail_already_owed_does_not_leave_either(cast, zoe, owed, service, post, work):
    await work.done()
    assert len(service.got) == 1
    assert len(await work.waiting("mail.send")) == 1
    await cast.david.sends(f"/aidants/{zoe.given}/pause")
    await work.mails()
    assert post.got == []


async def test_what_comes_in_the_pause_is_told_to_nobody_and_after_it_as_before(cast, zoe, service, post, work):
    await cast.david.sends(f"/aidants/{zoe.given}/pause")
    await cast.files(reference())
    assert await work.waiting() == []
    await cast.david.sends(f"/aidants/{zoe.given}/reprendre")
    await cast.files(reference(masterIdentifier={"system": "urn:ietf:rfc:3986", "value": "urn:oid:2.25.4712"}))
    await both(work)
    assert len(service.got) == 1
