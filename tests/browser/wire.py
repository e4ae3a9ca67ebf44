"""What one page costs: the bytes that Chromium received for it, its worker's included."""

from typing import NamedTuple
from urllib.parse import urlsplit


class Cost(NamedTuple):
    """`worker` is what the service worker fetched, once the page was there."""

    page: dict[str, int]
    worker: dict[str, int]
    nodes: int

    @property
    def bytes(self):
        return sum(self.page.values()) + sum(self.worker.values())

    def of(self, ending):
        return sum(size for path, size in self.page.items() if path.endswith(ending))


async def cost_of(page, address):
    """Opens `address` in this page and waits until the network is silent."""
    network = await page.context.new_cdp_session(page)
    await network.send("Network.enable")
    names, sizes, by_worker = {}, {}, []
    network.on("Network.requestWillBeSent", lambda e: names.update({e["requestId"]: e["request"]["url"]}))
    network.on("Network.loadingFinished", lambda e: sizes.update({e["requestId"]: int(e["encodedDataLength"])}))

    def finished(request):
        if request.service_worker:
            by_worker.append(request)

    page.context.on("requestfinished", finished)
    await page.goto(address)
    await page.wait_for_load_state("networkidle")
    if not await page.evaluate("!!navigator.serviceWorker.controller"):
        await page.evaluate("navigator.serviceWorker.ready")
        await page.wait_for_function("navigator.serviceWorker.controller")
    page.context.remove_listener("requestfinished", finished)
    await network.detach()
    nodes = await page.evaluate("document.querySelectorAll('*').length")
    paid = {urlsplit(names[i]).path: size for i, size in sizes.items() if i in names}
    return Cost(paid, {urlsplit(r.url).path: await received(r) for r in by_worker}, nodes)


async def received(request):
    """Nothing when the browser already had it."""
    sizes = await request.sizes()
    return sizes["responseBodySize"] + sizes["responseHeadersSize"]
