"""The wire to INSi: our certificate, one host, and what is made of its silences. Called by jobs alone."""

import ssl
from datetime import UTC, datetime
from typing import Protocol
from urllib.parse import urlsplit
from uuid import uuid4

import httpx2
import msgspec

from backend.interop.insi.answering import Fault, NoAnswer, read
from backend.interop.insi.asking import CONTENT_TYPE, Caller, envelope, tried
from backend.interop.insi.schemas import FOUND, NOBODY, Answer, Asked
from backend.kit.network import OutboundRefused, OutboundUnreachable
from backend.kit.outbound import Outbound

# One for each start of this process, as the service asks.
INSTANCE = uuid4()


class NotConfigured(Exception):
    """Nobody told where INSi is, or gave the certificate by which it knows us."""


class Away(Exception):
    """It does not answer, or says itself that it cannot now: ask later."""


class Insi(Protocol):
    """Who knows who has which INS."""

    async def search(self, asked: Asked, house: str) -> Answer:
        """Asked on behalf of this house (its national number). Raises Away, Fault, NoAnswer."""


class Wire(msgspec.Struct, frozen=True, kw_only=True):
    """Where INSi is and as whom we come."""

    url: str
    idam: str
    certificate_file: str
    key_file: str
    authority_file: str = ""
    allow_loopback: bool = False

    def __repr__(self) -> str:
        return f"Wire({self.url!r})"

    def door(self) -> Outbound:
        """Raises NotConfigured: no address, no number of authorisation, no certificate that can be read."""
        if not (self.url and self.idam and self.certificate_file and self.key_file):
            raise NotConfigured
        try:
            tls = ssl.create_default_context(cafile=self.authority_file or None)
            tls.load_cert_chain(self.certificate_file, self.key_file)
        except OSError as why:  # a file that is not there, or no certificate: ssl.SSLError is one too
            raise NotConfigured from why
        hosts = frozenset({urlsplit(self.url).netloc})
        return Outbound(hosts=hosts, allow_loopback=self.allow_loopback, seconds=20.0, tls=tls)


class SoapInsi:
    """INSi as its WSDL says, by mutual TLS. One question for each given name, until somebody is found."""

    def __init__(self, wire: Wire) -> None:
        self._wire, self._door = wire, wire.door()

    async def search(self, asked: Asked, house: str) -> Answer:
        answer, caller = Answer(NOBODY), Caller(house, self._wire.idam, INSTANCE)
        async with self._door.client() as client:
            for given_name in tried(asked.given_names):
                told = await self._ask(client, envelope(asked, given_name, caller, uuid4(), datetime.now(UTC)))
                if told.code == FOUND:
                    return told
                # Several with one name: the next may tell them apart, and if not, several is what is said.
                answer = told if told.code != NOBODY else answer
        return answer

    async def _ask(self, client: httpx2.AsyncClient, body: bytes) -> Answer:
        try:
            got = await client.post(self._wire.url, content=body, headers={"content-type": CONTENT_TYPE})
        except OutboundUnreachable as why:
            raise Away from why
        except OutboundRefused as why:
            raise NoAnswer("refused") from why
        if got.status_code not in (200, 500):
            raise Away
        try:
            return read(got.content)
        except Fault as fault:
            if fault.later:
                raise Away from fault
            raise
