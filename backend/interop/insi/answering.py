"""What INSi answered, read through the hardened door; whatever is not what its schema says is no answer."""

import re

from lxml import etree

from backend.interop.errors import Unreadable
from backend.interop.ins.matricule import BODY, WHOLE, key_of
from backend.interop.insi.asking import SOAP
from backend.interop.insi.schemas import FOUND, NOBODY, SEVERAL, Answer, Code, Found
from backend.interop.xml import parse

RESULT = "{http://www.cnamts.fr/INSiResultat}"
FAULT = f"{{{SOAP}}}Fault"
ERROR = "{urn:siram}Erreur"
CODES: dict[str, Code] = {FOUND: FOUND, NOBODY: NOBODY, SEVERAL: SEVERAL}
WORD = re.compile(r"[a-z]{1,12}_[0-9a-z]{1,12}")
BIRTHDATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
PLACE = re.compile(r"[0-9A-Za-z]{5}")


class NoAnswer(Exception):
    """What came back is no answer of INSi; `reason` is a code."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Fault(Exception):
    """The service refused the question. `code` is its own word (desir_550); `later`: it is its fault, not ours."""

    def __init__(self, code: str, *, later: bool) -> None:
        super().__init__(code)
        self.code, self.later = code, later


def read(body: bytes) -> Answer:
    """Raises Fault or NoAnswer."""
    try:
        root = parse(body)
    except Unreadable as why:
        raise NoAnswer(why.reason) from None
    if root.tag != f"{{{SOAP}}}Envelope":
        raise NoAnswer("not-an-envelope")
    if (fault := root.find(f".//{FAULT}")) is not None:
        raise _fault(fault)
    result = root.find(f"{{{SOAP}}}Body/{RESULT}RESULTAT")
    code = CODES.get(_text(result, "CR/CodeCR"))
    if result is None or code is None:
        raise NoAnswer("not-an-answer")
    return Answer(code, _found(result) if code == FOUND else None)


def _fault(fault: etree._Element) -> Fault:
    value = (fault.findtext(f"{{{SOAP}}}Code/{{{SOAP}}}Value") or "").rpartition(":")[2]
    told = fault.find(f".//{ERROR}")
    code = str(told.get("code", "")).lower() if told is not None else ""
    return Fault(code if WORD.fullmatch(code) else "unknown", later=value == "Receiver")


def _found(result: etree._Element) -> Found:
    known = result.find(f"{RESULT}INDIVIDU")
    if known is None:
        raise NoAnswer("found-nobody")
    told = Found(
        matricule=_matricule(known.find(f"{RESULT}INSACTIF")),
        oid=_text(known, "INSACTIF/OID"),
        birth_name=_text(known, "TIQ/NomNaissance"),
        given_names=_text(known, "TIQ/ListePrenom") or _text(known, "TIQ/Prenom"),
        birthdate=_text(known, "TIQ/DateNaissance"),
        sex=_text(known, "TIQ/Sexe"),
        birthplace=_text(known, "TIQ/LieuNaissance").upper(),
        history=tuple(_matricule(one) for one in known.findall(f"{RESULT}INSHISTO")),
    )
    if not (told.birth_name and told.given_names and told.sex in ("M", "F") and BIRTHDATE.fullmatch(told.birthdate)):
        raise NoAnswer("traits")
    if told.birthplace and not PLACE.fullmatch(told.birthplace):
        raise NoAnswer("traits")
    return told


def _matricule(number: etree._Element | None) -> str:
    """Thirteen signs and the key it gave; when it gave none, the one that follows."""
    body, key = _text(number, "IdIndividu/NumIdentifiant").upper(), _text(number, "IdIndividu/Cle")
    whole = body + (key or (key_of(body) if BODY.fullmatch(body) else ""))
    if not WHOLE.fullmatch(whole):
        raise NoAnswer("matricule")
    return whole


def _text(inside: etree._Element | None, path: str) -> str:
    if inside is None:
        return ""
    return (inside.findtext("/".join(RESULT + part for part in path.split("/"))) or "").strip()
