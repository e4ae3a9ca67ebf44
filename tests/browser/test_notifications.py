"""Being told on a phone, in a real browser.

`PushManager.subscribe` needs the network of the browser's maker, which no headless browser has: here it is a stub that
answers what a real one does, and Chromium delivers the pushes itself. That what we send can be opened by such a browser
is shown in tests/notifications, against a push service of ours.
"""

import json

import pytest

from backend.notifications.rules import WORDS as SENTENCES
from tests.notifications.service import Browser
from tests.waiting import until

pytestmark = [pytest.mark.anyio, pytest.mark.browser]
WORDS = SENTENCES["message"]
HERE = "/reglages/prevenir"
STUB = """([endpoint, p256dh, auth, granted]) => {
  Notification.requestPermission = async () => granted
  PushManager.prototype.getSubscription = async () => null
  PushManager.prototype.subscribe = async function (options) {
    if (!options.userVisibleOnly || !options.applicationServerKey) throw new TypeError("not as it should be asked")
    return { toJSON: () => ({ endpoint, keys: { p256dh, auth } }) }
  }
}"""
SHOWN = """navigator.serviceWorker.ready.then(ready => ready.getNotifications()).then(all => all.map(
  one => [one.title, one.body, one.tag, one.data]))"""
# `ready` comes while it still puts away what is old; what is delivered then is lost.
ACTIVE = """navigator.serviceWorker.ready.then(({ active }) => active.state === "activated" ||
  new Promise(come => active.addEventListener("statechange", () => come(true))))"""
TOUCH = """async () => {
  let opened = ""
  self.clients.openWindow = async url => { opened = url }
  const [notification] = await self.registration.getNotifications()
  const waits = []
  const touch = new NotificationEvent("notificationclick", { notification })
  touch.waitUntil = one => waits.push(one)
  self.dispatchEvent(touch)
  await Promise.all(waits)
  return opened
}"""


@pytest.fixture
async def david(house, new_phone):
    phone = await new_phone()
    await phone.context.grant_permissions(["notifications"], origin=house.address)
    await phone.signs_in(house.sign_in_of("David"), HERE, own=True)
    yield phone
    await house.sql("delete from push_subscription")


async def stubbed(phone, granted="granted"):
    form = Browser("https://fcm.googleapis.com").form
    await phone.page.evaluate(STUB, [form["endpoint"], form["p256dh"], form["auth"], granted])


async def test_he_asks_to_be_told_and_changes_his_mind(david, house):
    await stubbed(david)
    await david.presses("Me prévenir sur ce téléphone")
    assert "Ce téléphone vous prévient." in await david.reads()
    assert len(await house.sql("select from push_subscription")) == 1
    await david.presses("Ne plus me prévenir")
    assert await house.sql("select from push_subscription") == []
    assert "Me prévenir sur ce téléphone" in await david.reads()


@pytest.mark.attack("J13")
async def test_a_phone_that_says_no_is_no_obstacle(david, house):
    await stubbed(david, "denied")
    await david.page.get_by_role("button", name="Me prévenir sur ce téléphone").click()
    await david.page.get_by_text("Votre téléphone a dit non.").wait_for()
    assert "Vos messages vous attendent dans « Mes messages »." in await david.reads()
    assert await house.sql("select from push_subscription") == []
    await david.context.add_init_script("delete window.PushManager")
    await david.opens(HERE)
    assert "Cet appareil ne peut pas vous prévenir." in await david.reads()
    assert await david.page.get_by_role("button", name="Me prévenir sur ce téléphone").count() == 0


@pytest.mark.attack("J13")
async def test_without_script_he_reads_where_his_messages_wait(house, new_phone):
    david = await new_phone(scripted=False)
    await david.signs_in(house.sign_in_of("David"), HERE)
    assert "Cet appareil ne peut pas vous prévenir. Vos messages vous attendent" in await david.reads()


@pytest.mark.attack("J05")
@pytest.mark.attack("J06")
async def test_every_push_shows_and_there_is_one_notification(david, house):
    deliver = await delivering(david, house)
    for data, id_ in (("", ""), ("{not json", ""), (json.dumps({"words": WORDS, "id": "1.AAAA"}), "1.AAAA")):
        await deliver(data)
        await until(lambda id_=id_: shows(david, ["À portée", WORDS, "message", id_]), "it shows")
    [worker] = david.context.service_workers
    assert await worker.evaluate(TOUCH) == "/notification/1.AAAA"
    david.expects("404")
    await david.opens("/notification/1.AAAA")
    assert "Cet accès est terminé" in await david.reads()


async def shows(phone, wanted):
    return await phone.page.evaluate(SHOWN) == [wanted]


async def delivering(phone, house):
    """The worker of this page, as its inspector knows it: what delivers to it."""
    inspector, found = await phone.context.new_cdp_session(phone.page), []
    inspector.on("ServiceWorker.workerRegistrationUpdated", lambda told: found.extend(told["registrations"]))
    await phone.page.evaluate(ACTIVE)
    await inspector.send("ServiceWorker.enable")

    async def known():
        return bool(found)

    await until(known, "the worker is known")

    async def deliver(data):
        about = {"origin": house.address, "registrationId": found[-1]["registrationId"], "data": data}
        await inspector.send("ServiceWorker.deliverPushMessage", about)

    return deliver
