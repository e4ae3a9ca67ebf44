"""Counting and timing each request by the *form* of its address, never the address itself.

Around the whole application, so that what no route answers is counted too. A request costs two
look-ups in a dictionary and one line of log.
"""

import logging
import time
from functools import lru_cache
from typing import Any

from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPScope, Message, Receive, Scope, Send
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from backend.kit import request_line
from backend.kit.log import logger

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1.0, 2.5, 10.0)
"""Around the targets: 100 ms to post, 150 ms to list or to open."""


class Measure:
    """The application `inner`, measured. `quiet` routes are counted and not logged."""

    def __init__(self, inner: ASGIApp, quiet: frozenset[str] = frozenset({"/health", "/metrics"})) -> None:
        self.inner = inner
        self.quiet = quiet
        self.tells = logger.bind().is_enabled_for(logging.INFO)  # settled once, as the level is

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await self.inner(scope, receive, send)
            return
        status = 500  # what the server answers when nothing was

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        began = time.perf_counter()
        under_way.inc()
        try:
            await self.inner(scope, receive, noting)
        finally:
            under_way.dec()
            self._note(scope, status, time.perf_counter() - began)

    def _note(self, scope: HTTPScope, status: int, seconds: float) -> None:
        # Set by the router, on this very scope; absent when no route was found.
        route = scope.get("path_template") or "unknown"
        method = scope["method"] if scope["method"] in METHODS else "OTHER"
        count, times, line = _counted(route, method, status)
        count.inc()
        times.observe(seconds)
        if self.tells and route not in self.quiet:
            request_line.tell(line, seconds)


registry = CollectorRegistry()
requests = Counter("aportee_requests", "Requests answered.", ("route", "method", "status"), registry=registry)
durations = Histogram(
    "aportee_request_seconds",
    "Time to answer.",
    ("route", "method"),
    buckets=SECONDS,
    registry=registry,
)
under_way = Gauge("aportee_requests_under_way", "Requests and streams open.", registry=registry)

files_wrong = Gauge(
    "aportee_files_wrong", "Files of the store found missing or broken when read back.", ("fault",), registry=registry
)


@lru_cache(8192)
def _counted(route: str, method: str, status: int) -> tuple[Counter, Histogram, dict[str, Any]]:
    """Looked for among its brothers once, and its words looked at: routes, methods and statuses are few."""
    count, times = requests.labels(route, method, str(status)), durations.labels(route, method)
    return count, times, request_line.known(route, method, status)


def exposition() -> bytes:
    """Everything measured, in Prometheus' text format."""
    return generate_latest(registry)
