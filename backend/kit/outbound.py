"""The only door through which this service calls another one.

What is refused: a host nobody configured, anything but https, a redirect, an address that is not
public, an answer that is compressed, too long or too slow. Names are resolved and checked at each
connection, and the connection goes to the checked address: a name cannot change its mind between.
For demonstrations and tests, `allow_loopback` also lets through this machine's loopback addresses,
and plain http to them only.
"""

import asyncio
import ssl
from collections.abc import AsyncIterable

import httpcore2
import httpx2
import msgspec

from backend.kit.network import (
    NETWORK_ERRORS,
    CheckedNetwork,
    OutboundRefused,
    OutboundUnreachable,
    Resolve,
    pool,
    resolve,
)


class Outbound(msgspec.Struct, frozen=True, kw_only=True):
    """Where we may call, and how much patience we have (seconds, bytes)."""

    hosts: frozenset[str]  # "host" (port 443) or "host:port"
    allow_loopback: bool = False
    seconds: float = 5.0
    longest: int = 256 * 1024
    resolve: Resolve = resolve
    tls: ssl.SSLContext | None = None  # with a certificate of ours, or an authority of its own

    def transport(self) -> "GuardedTransport":
        return GuardedTransport(self)

    def client(self) -> httpx2.AsyncClient:
        """Follows no redirect and reads neither proxies nor passwords from the environment."""
        return httpx2.AsyncClient(
            transport=self.transport(),
            follow_redirects=False,
            trust_env=False,
            timeout=self.seconds,
        )

    def check(self, url: httpx2.URL) -> None:
        """Refuse an address by its spelling, before any name is resolved."""
        if url.scheme != "https" and not (url.scheme == "http" and self.allow_loopback):
            raise OutboundRefused("only https")
        if url.userinfo:
            raise OutboundRefused("a name or password in the address")
        default = 443 if url.scheme == "https" else 80
        port = url.port or default
        spelled = {f"{url.host}:{port}"} | ({url.host} if port == 443 else set())
        if not spelled & self.hosts:
            raise OutboundRefused("a host that is not configured")


class GuardedTransport(httpx2.AsyncBaseTransport):
    """Reads each answer whole, within the limits, so that nobody downstream can read more."""

    def __init__(self, outbound: Outbound) -> None:
        self._outbound = outbound
        self._pools = {
            "https": pool(
                CheckedNetwork(outbound.resolve, public=True, loopback=outbound.allow_loopback), outbound.tls
            ),
            "http": pool(CheckedNetwork(outbound.resolve, public=False, loopback=outbound.allow_loopback)),
        }

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        self._outbound.check(request.url)
        request.headers["accept-encoding"] = "identity"
        try:
            async with asyncio.timeout(self._outbound.seconds):
                return await self._exchange(request)
        except (TimeoutError, *NETWORK_ERRORS) as error:
            raise OutboundUnreachable(type(error).__name__) from error

    async def _exchange(self, request: httpx2.Request) -> httpx2.Response:
        answer = await self._pools[request.url.scheme].handle_async_request(_to_core(request))
        try:
            headers = httpx2.Headers(answer.headers)
            _check_answer(answer.status, headers)
            content = await _read(answer, self._outbound.longest)
        finally:
            await answer.aclose()
        return httpx2.Response(answer.status, headers=headers, content=content)

    async def aclose(self) -> None:
        for kept in self._pools.values():
            await kept.aclose()


def _to_core(request: httpx2.Request) -> httpcore2.Request:
    url = request.url
    target = httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
    return httpcore2.Request(
        request.method, target, headers=request.headers.raw, content=request.stream, extensions=request.extensions
    )


def _check_answer(status: int, headers: httpx2.Headers) -> None:
    if 300 <= status < 400 and "location" in headers:
        raise OutboundRefused("a redirect")
    if headers.get("content-encoding", "identity") != "identity":
        raise OutboundRefused("a compressed answer nobody asked for")


async def _read(answer: httpcore2.Response, longest: int) -> bytes:
    if not isinstance(answer.stream, AsyncIterable):
        raise OutboundRefused("an answer that cannot be read")
    content = bytearray()
    async for piece in answer.stream:
        content += piece
        if len(content) > longest:
            raise OutboundRefused("an answer that is too long")
    return bytes(content)
