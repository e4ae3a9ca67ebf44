"""The head of a document in words: who wrote it, for whom, when, where."""

from collections.abc import Iterator

from markupsafe import Markup

from backend.interop.cda.header import CdaHeader, Encounter
from backend.interop.cda.identity import PatientIdentity
from backend.interop.cda.markup import tag
from backend.interop.cda.when import Moment, between, on


def header_html(header: CdaHeader) -> Markup:
    """A list of facts; what the document does not say is left out, never guessed."""
    facts = [tag(kind, words) for fact in _facts(header) if fact[1] for kind, words in _pair(fact)]
    replaced = any(related.kind == "RPLC" for related in header.replaces)
    note = tag("p", "Ce papier remplace un papier plus ancien.", class_="replaces")
    return tag("dl", *facts, class_="facts head") + (note if replaced else Markup(""))


def _pair(fact: tuple[str, str]) -> tuple[tuple[str, str], tuple[str, str]]:
    return ("dt", fact[0]), ("dd", fact[1])


def _facts(header: CdaHeader) -> Iterator[tuple[str, str]]:
    """Silent about what another line already says."""
    for author in header.authors:
        yield "Écrit par", author.words()
    yield "Pour", patient_words(header.patient)
    yield "Date du papier", on(header.created_at) if header.created_at else ""
    yield "Date des soins", _period(header.service)
    said = {author.organisation for author in header.authors}
    said |= {author.name for author in header.authors}
    place = header.encounter.place if header.encounter else None
    house = header.custodian.name if header.custodian else ""
    signed = header.legal_authenticator
    yield "Lieu", place if place and place not in said else ""
    yield "Gardé par", house if house not in said else ""
    yield "Signé par", signed.words() if signed and signed.name not in said else ""


def patient_words(patient: PatientIdentity) -> str:
    """``David MOREL, né le 12 mars 1984``: the names people use, never the matricule."""
    given = patient.used_given or patient.first_given or " ".join(patient.given_names[:1])
    family = patient.used_name or patient.birth_family_name or ""
    full = " ".join(filter(None, (given, family)))
    if not (full and patient.birthdate):
        return full
    born = {"F": "née", "M": "né"}.get(patient.sex or "", "né ou née")
    return f"{full}, {born} le {Moment(patient.birthdate).words()}"


def _period(service: Encounter | None) -> str:
    days = [m for m in (service.start, service.end) if m] if service else []
    if len(days) == 2 and days[0].day != days[1].day:
        return between(days[0], days[1])
    return on(days[0]) if days else ""
