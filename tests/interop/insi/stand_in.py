"""A local stand-in of the national service INSi. It speaks its SOAP, asks for a certificate, and knows invented people.

It is not the national service: each of its answers says so in a header, `x-stand-in`.
"""

import asyncio
import ssl
from contextlib import asynccontextmanager

from lxml import etree

from backend.interop.insi.asking import ACTION, BAM, LPS, SOAP, WITHOUT_CARD, WSA
from tests.interop.insi.people import found_by

LABEL = "local stand-in of the national service INSi: invented people only"
ENVELOPE = '<soap:Envelope xmlns:soap="{soap}"><S:Body xmlns:S="{soap}">{inside}</S:Body></soap:Envelope>'
RESULT = (
    '<RESULTAT xmlns="http://www.cnamts.fr/INSiResultat"><CR><CodeCR>{code}</CodeCR>'
    "<LibelleCR>{label}</LibelleCR></CR>{who}</RESULTAT>"
)
FAULT = (
    "<soap:Fault><soap:Code><soap:Value>soap:{side}</soap:Value></soap:Code><soap:Reason><soap:Text>non</soap:Text>"
    '</soap:Reason><soap:Detail><siram:Erreur xmlns:siram="urn:siram" code="{code}" severite="erreur">non'
    "</siram:Erreur></soap:Detail></soap:Fault>"
)
LABELS = {"00": "OK", "01": "Aucune identite trouvee", "02": "Plusieurs identites trouvees"}
NAMES = ("NomNaissance", "Prenom", "Sexe", "DateNaissance", "LieuNaissance")


class StandIn:
    """What it was asked, and what it does instead of answering: a fault, other bytes, another status."""

    def __init__(self, idam="KK12345678"):
        self.idam, self.asked, self.heads = idam, [], []
        self.fault = self.instead = self.status = None
        self.origin = ""

    @property
    def url(self):
        return f"{self.origin}/lps"

    def answer(self, head, body):
        self.heads.append(head)
        root = etree.fromstring(body)
        question = root.find(f"{{{SOAP}}}Body/{{{WITHOUT_CARD}}}RECSANSVITALE")
        self.asked.append([question.findtext(f"{{{WITHOUT_CARD}}}{name}") or "" for name in NAMES])
        if code := self.fault or self._unlike(root):
            return _envelope(FAULT.format(side=code[0], code=code[1])), 500
        return self.instead or result(found_by(*self.asked[-1])), self.status or 200

    def _unlike(self, root):
        """As the service: who asks must say by what software, by which action, with which message."""
        head = root.find(f"{{{SOAP}}}Header")
        if head.findtext(f"{{{LPS}}}ContexteLPS/{{{LPS}}}LPS/{{{LPS}}}IDAM") != self.idam:
            return "Sender", "desir_550"
        told = head.findtext(f"{{{WSA}}}Action") == ACTION and head.findtext(f"{{{WSA}}}MessageID", "").startswith(
            "uuid:"
        )
        return (
            None
            if told and head.find(f"{{{BAM}}}ContexteBAM/{{{BAM}}}COUVERTURE") is not None
            else ("Sender", "insi_101")
        )


def _envelope(inside):
    return ('<?xml version="1.0" encoding="UTF-8"?>' + ENVELOPE.format(soap=SOAP, inside=inside)).encode()


def result(found):
    code = ("01", "00", "02")[min(len(found), 2)]
    return _envelope(RESULT.format(code=code, label=LABELS[code], who=_who(found[0]) if code == "00" else ""))


def _who(one):
    histories = "".join(f"<INSHISTO>{_number(number, one.oid)}</INSHISTO>" for number in one.history)
    traits = zip(("NomNaissance", "ListePrenom", "Sexe", "DateNaissance", "LieuNaissance"), one[1:6], strict=True)
    told = "".join(f"<{name}>{value}</{name}>" for name, value in traits)
    return f"<INDIVIDU><INSACTIF>{_number(one.number, one.oid)}</INSACTIF>{histories}<TIQ>{told}</TIQ></INDIVIDU>"


def _number(number, oid):
    signs = f"<NumIdentifiant>{number[:13]}</NumIdentifiant><Cle>{number[13:]}</Cle>"
    return f"<IdIndividu>{signs}</IdIndividu><OID>{oid}</OID>"


@asynccontextmanager
async def serving(authority, made=None):
    """The stand-in, listening on this machine with a certificate of `authority`, to clients that have one too."""
    made, open_ones = made or StandIn(), set()

    async def connected(reader, writer):
        open_ones.add(asyncio.current_task())
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
            length = int(head.partition("content-length: ")[2].partition("\r\n")[0])
            body, status = made.answer(head, await reader.readexactly(length))
            told = f"HTTP/1.1 {status} X\r\ncontent-type: application/soap+xml\r\nx-stand-in: {LABEL}\r\n"
            writer.write(f"{told}content-length: {len(body)}\r\nconnection: close\r\n\r\n".encode() + body)
            await writer.drain()
        except (ConnectionError, EOFError, ssl.SSLError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(connected, "127.0.0.1", 0, ssl=authority.server())
    made.origin = f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield made
    finally:
        server.close()
        for task in open_ones:
            task.cancel()
        await asyncio.gather(*open_ones, return_exceptions=True)
        await server.wait_closed()
