"""A test double of the browser's `speechSynthesis`: Chromium has no voice on a machine without one.

It follows the Web Speech API as its specification says it (queue, `start`, `boundary`, `end`, `error` with `canceled`
and `interrupted`, `voiceschanged` later), and does nothing of itself: a test ends a sentence when it wants. `heard` is
what was asked of it in this page.
"""

import re

DOUBLE = """(() => {
  const heard = window.heard = []
  class Utterance extends EventTarget {
    constructor(text = "") {
      super()
      Object.assign(this, { text, lang: "", voice: null, volume: 1, rate: 1, pitch: 1 })
    }
  }
  class Speech extends EventTarget {
    voices = []; queue = []; paused = false
    get speaking() { return this.queue.length > 0 }
    get pending() { return this.queue.length > 1 }
    getVoices() { return [...this.voices] }
    speak(said) {
      this.queue.push(said)
      heard.push(["speak", said.text, said.voice?.name ?? "", said.rate])
      if (this.queue.length === 1) this.begin()
    }
    begin() { queueMicrotask(() => this.queue.length && this.fire(this.queue[0], "start")) }
    fire(said, type, more = {}) { said.dispatchEvent(Object.assign(new Event(type), { utterance: said, ...more })) }
    cancel() {
      const [now, ...later] = this.queue.splice(0)
      if (now) this.fire(now, "error", { error: "interrupted" })
      for (const one of later) this.fire(one, "error", { error: "canceled" })
    }
    pause() { this.paused = true }
    resume() { this.paused = false }
    // By the hand of the test:
    ends() { const now = this.queue.shift(); this.fire(now, "end"); if (this.queue.length) this.begin() }
    fails(error) { const now = this.queue.shift(); this.fire(now, "error", { error }) }
    reaches(charIndex, charLength, name = "word") {
      this.fire(this.queue[0], "boundary", { charIndex, charLength, name })
    }
    brings(voices) { this.voices = voices; this.dispatchEvent(new Event("voiceschanged")) }
  }
  const speech = new Speech()
  Object.defineProperty(window, "speechSynthesis", { value: speech, configurable: true })
  window.SpeechSynthesisUtterance = Utterance
  const known = window.name.startsWith("[") ? JSON.parse(window.name) : []
  if (known.length) speech.voices = known
})()"""
TINTED = """name => [...(CSS.highlights.get(name) ?? [])]
  .map(range => range.toString().replace(/\\s+/g, " ").trim()).join(" | ")"""

BRING = "found => { window.name = JSON.stringify(found); speechSynthesis.brings(found) }"


def voice(name, lang="fr-FR", *, local=True, usual=False):
    return {"name": name, "lang": lang, "localService": local, "default": usual, "voiceURI": name}


MARIE, CANADA = voice("Marie"), voice("Amélie", "fr-CA")
ENGLISH, GOOGLE = voice("Daniel", "en-GB", usual=True), voice("Google français", local=False)


class Ear:
    """A page of the stage where voices may come, and what was heard of them."""

    def __init__(self, stage):
        self.stage, self.page = stage, stage.page

    async def start(self):
        await self.page.context.add_init_script(DOUBLE)
        return self

    async def bring(self, *voices):
        """`voiceschanged`, as browsers do a moment after the page; later pages of this window have them at once."""
        await self.page.evaluate(BRING, voices)

    async def opens(self, name, *voices):
        await self.stage.show(name)
        await self.bring(*voices)

    async def does(self, act, *values):
        await self.page.evaluate("([act, values]) => speechSynthesis[act](...values)", [act, values])

    def button(self, words):
        """By its word, whoever's text it is."""
        return self.page.get_by_role("button", name=re.compile(f"^{re.escape(words)}( : .*)?$"))

    async def listens(self, at=0):
        await self.button("Écouter").nth(at).click()
        await self.page.locator("read-aloud > :is(.aloud-bar, dialog)").wait_for()

    async def rules(self):
        await self.button("Règle de lecture").click()
        await self.page.locator(".aloud-bar").wait_for()

    async def ends(self):
        await self.does("ends")

    async def tinted(self, name="sentence"):
        return await self.page.evaluate(TINTED, name)

    async def heard(self):
        """Each time something was asked to be said: the words, the voice, the speed."""
        return await self.page.evaluate("heard.map(([, ...what]) => what)")

    async def said(self):
        return [words for words, *_ in await self.heard()]

    async def silent(self):
        return not await self.page.evaluate("speechSynthesis.speaking")
