"""A question to INSi, word for word: SOAP 1.2, WS-Addressing, the two contexts of the CNAM, five traits.

Source: WSDL DESIR_ICIR_EXP 1.5.0 (CNAM) and its schemas; names as registers write them, one given name at a time.
"""

import unicodedata
from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

import msgspec
from lxml import etree

from backend.interop.insi.schemas import Asked

ACTION = "urn:ServiceIdentiteCertifiee:1.0.0:rechercherInsAvecTraitsIdentite"
SOAP = "http://www.w3.org/2003/05/soap-envelope"
WSA = "http://www.w3.org/2005/08/addressing"
BAM, LPS = "urn:siram:bam:ctxbam", "urn:siram:lps:ctxlps"
WITHOUT_CARD = "http://www.cnamts.fr/INSiRecSans"
CONTENT_TYPE = f'application/soap+xml; charset=utf-8; action="{ACTION}"'
SOFTWARE, VERSION = "a-portee", "1.0.0"
# What NFKD does not take apart, and the apostrophe of printers.
SPELLED = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "’": "'", "ʼ": "'"})


class Caller(msgspec.Struct, frozen=True):
    """Who asks: `house` is the national number of a structure, `idam` the authorisation of this software."""

    house: str
    idam: str
    instance: UUID


def spelled(name: str) -> str:
    """Capitals without accents; hyphens and apostrophes stay, as the register has them."""
    apart = unicodedata.normalize("NFKD", name.translate(SPELLED))
    kept = "".join(c if c.isascii() and (c.isalpha() or c in "-'") else " " for c in apart if not _is_mark(c))
    return " ".join(kept.upper().split())


def _is_mark(sign: str) -> bool:
    return bool(unicodedata.combining(sign))


def tried(given_names: str) -> Iterator[str]:
    """The given names to ask with, in turn: each one, then all of them together."""
    each = list(dict.fromkeys(spelled(given_names).split()))
    yield from each
    if len(each) > 1:
        yield " ".join(each)


def envelope(asked: Asked, given_name: str, caller: Caller, message: UUID, now: datetime) -> bytes:
    root = etree.Element(f"{{{SOAP}}}Envelope", nsmap={"soap": SOAP, "wsa": WSA})
    header = etree.SubElement(root, f"{{{SOAP}}}Header")
    _bam(header, caller, message, now)
    _lps(header, caller, message, now)
    _text(header, WSA, "Action", ACTION)
    _text(header, WSA, "MessageID", f"uuid:{message}")
    _question(etree.SubElement(root, f"{{{SOAP}}}Body"), asked, given_name)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _bam(header: etree._Element, caller: Caller, message: UUID, now: datetime) -> None:
    bam = etree.SubElement(header, f"{{{BAM}}}ContexteBAM", {"Version": "01_02"}, nsmap={"ctxbam": BAM})
    _context(bam, BAM, caller, message, now)
    etree.SubElement(bam, f"{{{BAM}}}COUVERTURE")  # of a Carte Vitale: none was read


def _lps(header: etree._Element, caller: Caller, message: UUID, now: datetime) -> None:
    told = {"Nature": "CTXLPS", "Version": "01_00"}
    lps = etree.SubElement(header, f"{{{LPS}}}ContexteLPS", told, nsmap={"ctxlps": LPS})
    _context(lps, LPS, caller, message, now)
    software = etree.SubElement(lps, f"{{{LPS}}}LPS")
    etree.SubElement(software, f"{{{LPS}}}IDAM", {"R": "4"}).text = caller.idam
    _text(software, LPS, "Version", VERSION)
    _text(software, LPS, "Instance", str(caller.instance))
    _text(software, LPS, "Nom", f"urn:lps:{SOFTWARE}:{VERSION}")


def _context(inside: etree._Element, space: str, caller: Caller, message: UUID, now: datetime) -> None:
    _text(inside, space, "Id", str(message))
    _text(inside, space, "Temps", now.strftime("%Y-%m-%dT%H:%M:%S.") + f"{now.microsecond // 1000:03}Z")
    _text(inside, space, "Emetteur", caller.house)


def _question(body: etree._Element, asked: Asked, given_name: str) -> None:
    asks = etree.SubElement(body, f"{{{WITHOUT_CARD}}}RECSANSVITALE", nsmap={"insi": WITHOUT_CARD})
    _text(asks, WITHOUT_CARD, "NomNaissance", spelled(asked.birth_name))
    _text(asks, WITHOUT_CARD, "Prenom", given_name)
    _text(asks, WITHOUT_CARD, "Sexe", asked.sex)
    _text(asks, WITHOUT_CARD, "DateNaissance", asked.birthdate)
    if asked.birthplace:
        _text(asks, WITHOUT_CARD, "LieuNaissance", asked.birthplace)


def _text(inside: etree._Element, space: str, name: str, words: str) -> None:
    etree.SubElement(inside, f"{{{space}}}{name}").text = words
