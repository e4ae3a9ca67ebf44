"""The identity traits written in a document. They are compared elsewhere, never corrected here."""

from datetime import date

from lxml import etree
from msgspec import Struct

from backend.interop.cda.tree import attribute, child, children, identifier, text
from backend.interop.cda.when import moment
from backend.interop.errors import Unreadable
from backend.interop.nos.oids import INS


class PatientIdentity(Struct, frozen=True):
    """Traits as written: case, accents and key of the matricule are left as they came.

    ``given_names`` are all the names of the birth record; a family name without qualifier is taken
    as the used name only, because it may be either.
    """

    matricule: str | None = None
    matricule_oid: str | None = None
    other_ids: tuple[str, ...] = ()
    birth_family_name: str | None = None
    used_name: str | None = None
    used_given: str | None = None
    given_names: tuple[str, ...] = ()
    first_given: str | None = None
    sex: str | None = None
    birthdate: date | None = None
    birthplace_cog: str | None = None


def patient_identity(role: etree._Element | None) -> PatientIdentity:
    if role is None:
        raise Unreadable("no-patient")
    patient = child(role, "patient")
    ids = list(children(role, "id"))
    ins = next((i for i in ids if attribute(i, "root") in INS), None)
    born = moment(attribute(child(patient, "birthTime"), "value"))
    return PatientIdentity(
        matricule=attribute(ins, "extension"),
        matricule_oid=attribute(ins, "root"),
        other_ids=tuple(x for i in ids if i is not ins and (x := identifier(i))),
        birth_family_name=_names(patient, "family", "BR"),
        used_name=_names(patient, "family", "CL", "SP") or _names(patient, "family", ""),
        used_given=_names(patient, "given", "CL"),
        given_names=tuple((_names(patient, "given", "") or "").split()),
        first_given=_names(patient, "given", "BR"),
        sex=attribute(child(patient, "administrativeGenderCode"), "code"),
        birthdate=born.day if born and born.precision in ("day", "minute") else None,
        birthplace_cog=text(child(patient, "birthplace/place/addr/county")) or None,
    )


def _names(patient: etree._Element | None, kind: str, *qualifiers: str) -> str | None:
    """The name parts of a kind that carry one of the qualifiers ("" = none at all)."""
    parts = [
        text(part)
        for full in children(patient, "name")
        for part in children(full, kind)
        if (attribute(part, "qualifier") or "") in qualifiers
    ]
    return " ".join(filter(None, parts)) or None
