"""A phone of 360 by 780 points, and what its browser complained about."""

from contextlib import suppress
from urllib.parse import urlsplit

from playwright.async_api import TimeoutError  # noqa: A004 - its own, which is no TimeoutError of Python

from backend.reading.cookies import DEVICE
from backend.reading.rules import formatted

SCREEN = {"width": 360, "height": 780}
ANDROID = "Mozilla/5.0 (Linux; Android 14; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0 Mobile"
# Above a text, by a script.
OFFERS = ("Écouter", "Règle de lecture")
# Every way a page breaks its own policy is kept where the test finds it.
LISTEN = """
addEventListener("securitypolicyviolation", event => {
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`)
})
"""


class Phone:
    """One browser of one person. `complaints` must stay empty."""

    def __init__(self, context, address, *, scripted):
        self.context, self.address, self.scripted = context, address, scripted
        self.page, self.complaints, self.refusals = None, [], ()

    async def start(self):
        if self.scripted:
            await self.context.add_init_script(LISTEN)
        self.context.on("console", self._heard)
        self.context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        self.page = await self.context.new_page()
        return self

    def expects(self, *refusals):
        """What the story provokes on purpose: a browser may say it now, later, or twice."""
        self.refusals = refusals

    def _heard(self, message):
        if message.type in ("error", "warning") and not any(code in message.text for code in self.refusals):
            self.complaints.append(message.text)

    async def opens(self, path):
        return await self.page.goto(self.address + path)

    async def reads_with(self, reading):
        """As if these had been chosen on this device."""
        secure = {"secure": True, "httpOnly": True, "sameSite": "Lax"}
        cookie = {"name": DEVICE, "value": formatted(reading), "url": self.address.replace("http:", "https:"), **secure}
        await self.context.add_cookies([cookie])

    async def taps(self, words, role="link"):
        """What she reads is what she touches; the next page has come when this returns.

        A link that is drawn anew under her finger leads nowhere: she touches it again.
        """
        target = self.page.get_by_role(role, name=words).first
        if role == "link":
            with suppress(TimeoutError):
                async with self.page.expect_navigation(timeout=10_000):
                    await target.click()
                return
        async with self.page.expect_navigation():
            await target.click()

    async def presses(self, words):
        await self.taps(words, role="button")

    async def reads(self):
        """What stands on the page, line by line, less the offers to hear it; each space is a plain one."""
        lines = (await self.page.inner_text("main")).replace("\N{NO-BREAK SPACE}", " ").splitlines()
        return "\n".join(line.strip() for line in lines if line.strip() and line.strip() not in OFFERS)

    async def signs_in(self, account, path="", *, own=False):
        """Through the provider's own pages, as everybody does; then to `path`. Shared, unless it is her `own`."""
        await self.page.goto(account["url"] + (f"?retour={path}" if path else ""))
        await self.proves(account)
        if own:
            await self.owns()

    async def owns(self):
        """« Ce téléphone est à moi »; then back."""
        before = self.page.url
        await self.opens("/appareils")
        await self.presses("Ce téléphone est à moi")
        await self.page.goto(before)

    async def at_the_messages(self, account):
        """A member signs in, and goes from the first page of her desk to the messages of her teams."""
        await self.signs_in(account)
        await self.opens(f"{self.path}/messages")

    async def proves(self, account):
        await self.page.get_by_label("Identifiant").fill(account["user"])
        await self.page.get_by_label("Mot de passe").fill(account["password"])
        async with self.page.expect_navigation(url=f"{self.address}/**"):
            await self.page.get_by_role("button", name="Se connecter").click()

    async def proves_again(self, account):
        """« Prouvez que c’est vous »: by the provider once more; what she asked for then waits for one press."""
        assert "Prouvez que c’est vous" in await self.reads()
        await self.page.get_by_role("link", name="FranceConnect+").click()
        await self.proves(account)
        assert "C’est bien vous" in await self.reads()

    @property
    def path(self):
        return urlsplit(self.page.url).path
