"""Names resolved and addresses checked at each connection, which then goes to what was checked.

A name cannot change its mind between the check and the connection. TLS still proves the name.
"""

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable, Iterable
from functools import cache
from typing import ClassVar

import httpcore2
import httpx2

from backend.kit.addresses import may_connect
from backend.kit.errors import DomainError

Resolve = Callable[[str, int], Awaitable[list[str]]]
NETWORK_ERRORS = (httpcore2.TimeoutException, httpcore2.NetworkError, httpcore2.ProtocolError)


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


class CheckedNetwork(httpcore2.AsyncNetworkBackend):
    """Resolves, checks, then connects to what was checked."""

    def __init__(self, resolve: Resolve, *, public: bool, loopback: bool) -> None:
        self._resolve, self._public, self._loopback = resolve, public, loopback
        self._network = httpcore2.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        addresses = await self._resolve(host, port)
        if not addresses or not all(map(self._accepts, addresses)):
            raise OutboundRefused("an address that is not public")
        failure: Exception = OutboundUnreachable("no address answered")
        for address in addresses:
            try:
                stream = await self._network.connect_tcp(address, port, timeout, local_address, socket_options)
                return _ClosingStream(stream)
            except NETWORK_ERRORS as error:
                failure = error
        raise failure

    def _accepts(self, address: str) -> bool:
        return may_connect(address, public=self._public, loopback=self._loopback)


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


@cache
def _tls() -> ssl.SSLContext:
    return httpx2.create_ssl_context(trust_env=False)


def pool(network: httpcore2.AsyncNetworkBackend, tls: ssl.SSLContext | None = None) -> httpcore2.AsyncConnectionPool:
    return httpcore2.AsyncConnectionPool(ssl_context=tls or _tls(), network_backend=network)
