"""The only door through which this service calls another one.

What is refused: a host nobody configured, anything but https, a redirect, an address that is not
public, an answer that is compressed, too long or too slow. Names are resolved and checked at each
connection, and the connection goes to the checked address: a name cannot change its mind between.
For demonstrations and tests, `allow_loopback` also lets through this machine's loopback addresses,
and plain http to them only.
"""

import asyncio
import ipaddress
import socket
import ssl
from collections.abc import AsyncIterable, Awaitable, Callable, Iterable
from functools import cache
from typing import ClassVar

import httpcore2
import httpx2
import msgspec

from backend.kit.errors import DomainError

Resolve = Callable[[str, int], Awaitable[list[str]]]
_NETWORK_ERRORS = (httpcore2.TimeoutException, httpcore2.NetworkError, httpcore2.ProtocolError)
# Public-looking ranges that carry an IPv4 address of someone's choice inside: NAT64 and 6to4.
_CARRIERS = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("2002::/16"))


class OutboundRefused(DomainError):
    """We do not call this address, or do not accept this answer."""

    status: ClassVar[int] = 502
    slug: ClassVar[str] = "outbound-refused"


class OutboundUnreachable(DomainError):
    """The other service does not answer."""

    status: ClassVar[int] = 504
    slug: ClassVar[str] = "outbound-unreachable"


async def resolve(host: str, port: int) -> list[str]:
    """Every address of a name, as text. Also reads the odd spellings (decimal, octal)."""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise OutboundUnreachable("name not found") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Outbound(msgspec.Struct, frozen=True, kw_only=True):
    """Where we may call, and how much patience we have (seconds, bytes)."""

    hosts: frozenset[str]  # "host" (port 443) or "host:port"
    allow_loopback: bool = False
    seconds: float = 5.0
    longest: int = 256 * 1024
    resolve: Resolve = resolve

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
            "https": _pool(_CheckedNetwork(outbound)),
            "http": _pool(_CheckedNetwork(outbound, only_loopback=True)),
        }

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        self._outbound.check(request.url)
        request.headers["accept-encoding"] = "identity"
        try:
            async with asyncio.timeout(self._outbound.seconds):
                return await self._exchange(request)
        except (TimeoutError, *_NETWORK_ERRORS) as error:
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
        for pool in self._pools.values():
            await pool.aclose()


class _CheckedNetwork(httpcore2.AsyncNetworkBackend):
    """Resolves, checks, then connects to what was checked. TLS still proves the name."""

    def __init__(self, outbound: Outbound, *, only_loopback: bool = False) -> None:
        self._outbound = outbound
        self._only_loopback = only_loopback
        self._network = httpcore2.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        addresses = await self._outbound.resolve(host, port)
        if not addresses or not all(map(self._accepts, addresses)):
            raise OutboundRefused("an address that is not public")
        failure: Exception = OutboundUnreachable("no address answered")
        for address in addresses:
            try:
                stream = await self._network.connect_tcp(
                    address, port, timeout, local_address, socket_options
                )
                return _ClosingStream(stream)
            except _NETWORK_ERRORS as error:
                failure = error
        raise failure

    def _accepts(self, address: str) -> bool:
        return may_connect(
            address,
            public=not self._only_loopback,
            loopback=self._outbound.allow_loopback,
        )


class _ClosingStream(httpcore2.AsyncNetworkStream):
    """Closes its socket when our patience ends in the middle of a TLS handshake."""

    def __init__(self, stream: httpcore2.AsyncNetworkStream) -> None:
        self._stream = stream

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return await self._stream.read(max_bytes, timeout)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        await self._stream.aclose()

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        try:
            return await self._stream.start_tls(ssl_context, server_hostname, timeout)
        except asyncio.CancelledError:
            await self._stream.aclose()
            raise


def may_connect(address: str, *, public: bool = True, loopback: bool = False) -> bool:
    """Is this numeric address one we may open a connection to?"""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            return may_connect(str(ip.ipv4_mapped), public=public, loopback=loopback)
        if ip.is_site_local or any(ip in carrier for carrier in _CARRIERS):
            return False
    if ip.is_loopback:
        return loopback
    return public and ip.is_global and not ip.is_multicast


@cache
def _tls() -> ssl.SSLContext:
    return httpx2.create_ssl_context(trust_env=False)


def _pool(network: httpcore2.AsyncNetworkBackend) -> httpcore2.AsyncConnectionPool:
    return httpcore2.AsyncConnectionPool(ssl_context=_tls(), network_backend=network)


def _to_core(request: httpx2.Request) -> httpcore2.Request:
    url = httpcore2.URL(
        scheme=request.url.raw_scheme,
        host=request.url.raw_host,
        port=request.url.port,
        target=request.url.raw_path,
    )
    return httpcore2.Request(
        method=request.method,
        url=url,
        headers=request.headers.raw,
        content=request.stream,
        extensions=request.extensions,
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
