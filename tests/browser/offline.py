"""A phone of one's own that loses the network while one writes, and what waits on it then."""

from tests.waiting import until

WRITE, WORDS = "/messages/ecrire", "Je voudrais vous voir sans attendre."
LETTERS = """() => new Promise(resolve => {
  const asked = indexedDB.open("outbox")
  asked.onupgradeneeded = () => asked.transaction.abort()
  asked.onerror = () => resolve([])
  asked.onsuccess = () => {
    const all = asked.result.transaction("letters").objectStore("letters").getAll()
    all.onsuccess = () => { asked.result.close(); resolve(all.result) }
  }
})"""
# Chromium weighs nothing in a private window, which is what phones are here: its answer is a stub.
FULL = """() => { IDBObjectStore.prototype.put = () => { throw new DOMException("", "QuotaExceededError") } }"""
# The last is said of the worker's own script, which the browser looks at again whenever it likes.
NO_NETWORK = ("ERR_INTERNET_DISCONNECTED", "ERR_NETWORK_CHANGED", "ERR_FAILED", "when fetching the script")
REFUSED = ("status of 401", "status of 404", "status of 409")


# What seals is fetched once the page is there: until then, a form leaves as any form does.
READY = """async () => {
  const { script } = document.querySelector("out-box")?.dataset ?? {}
  if (script) await import(script)
}"""


async def own_phone(house, new_phone, who="David", path=WRITE):
    phone = await new_phone()
    phone.expects(*NO_NETWORK, *REFUSED)
    await phone.signs_in(house.sign_in_of(who), path, own=True)
    await phone.page.evaluate(READY)
    return phone


async def writes_without_network(phone, words=WORDS):
    await phone.page.evaluate(READY)
    await phone.context.set_offline(True)
    await phone.page.get_by_role("textbox").fill(words)
    if await phone.page.get_by_role("radio", name="Je veux voir").count():
        await phone.page.get_by_role("radio", name="Je veux voir").check()
    await phone.page.get_by_role("button", name="Envoyer à").click()
    await phone.page.get_by_text("Pas encore parti").first.wait_for()


async def messages(house):
    return (await house.sql("select count(*) from message"))[0][0]


def arrived(house, number=1):
    async def all_there():
        return await messages(house) == number

    return until(all_there, f"{number} messages are there")


async def letters(phone):
    return await phone.page.evaluate(LETTERS)


async def empty(phone):
    async def none():
        return await letters(phone) == []

    await until(none, "nothing waits on the phone")
