"""A visitor who follows links and fills forms without a browser."""

from typing import Self
from urllib.parse import parse_qsl, urljoin, urlsplit

import httpx2
from lxml import html

SERVICE = "http://localhost:8000"
PASSWORD = "papillon bleu"


class Visitor:
    """Follows links and fills forms; stops at the first page, or when sent back to the service."""

    def __init__(self) -> None:
        self.client = httpx2.AsyncClient(follow_redirects=False, trust_env=False)
        self.url = ""
        self.page: httpx2.Response

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.client.aclose()

    async def goes(self, url: str) -> dict[str, str] | None:
        """The parameters brought back to the service, or None when there is a page to read."""
        return await self._follow(url, await self.client.get(url))

    async def fills(self, button: str = "", **fields: str) -> dict[str, str] | None:
        """Sends the form of the page, by the button with this value."""
        tree = html.document_fromstring(self.page.text)
        form = tree.forms[0]
        values = {k: v or "" for k, v in form.form_values()} | fields
        for found in tree.xpath("//button[@value=$value]", value=button):
            values[found.get("name")] = button
        url = urljoin(self.url, form.get("action") or "")
        return await self._follow(url, await self.client.post(url, data=values))

    async def signs_in(self, url: str, login: str) -> dict[str, str]:
        assert await self.goes(url) is None
        back = await self.fills("login", login=login, password=PASSWORD)
        assert back is not None, self.page.text
        return back

    async def _follow(self, url: str, page: httpx2.Response) -> dict[str, str] | None:
        while page.is_redirect:
            url = urljoin(url, page.headers["location"])
            if url.startswith(SERVICE):
                self.url = url
                return dict(parse_qsl(urlsplit(url).query))
            page = await self.client.get(url)
        self.url, self.page = url, page
        return None
