"""What a phone receives on its first visit, from the real server."""

import asyncio
from collections.abc import Iterator

import httpx

from tests.bench.figures import Measured
from tests.budgets.first_visit import DOOR, first_visit, of

KB = 1000


def shell(port: int) -> Iterator[Measured]:
    weights = asyncio.run(_asked(port))
    yield Measured("shell_first_visit", sum(weights.values()) / KB, "kB")
    yield Measured("shell_html_and_css", (weights[DOOR] + of(weights, ".css")) / KB, "kB")
    yield Measured("shell_js", of(weights, ".js") / KB, "kB")
    yield Measured("shell_font", of(weights, ".woff2") / KB, "kB")
    yield Measured("shell_requests", len(weights), "")


async def _asked(port: int) -> dict[str, int]:
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as phone:
        return await first_visit(phone)
