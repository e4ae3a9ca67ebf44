"""A usager as one DUI hands her over to another: the CDA of « Transfert de données DUI », as one line of a list.

Source: IG « Transfert de données DUI vers un ESMS » 1.1.0: her identity in the header, her stays in FR-Sejours. An
exit that is only foreseen (moodCode INT) is not one.
"""

import re
from collections.abc import Iterator

from lxml import etree

from backend.interop.cda.identity import PatientIdentity, patient_identity
from backend.interop.cda.tree import attribute, child, children
from backend.interop.cda.when import moment
from backend.interop.errors import Unreadable
from backend.interop.listed import Beside, Listed, Row
from backend.interop.xml import parse

EXPORT = "EXPORT_DUI"
STAY, ADMISSION, EXIT = "1.2.250.1.213.1.1.3.219", "1.2.250.1.213.1.1.3.218", "1.2.250.1.213.1.1.3.48.7"
V3 = "{urn:hl7-org:v3}"
#: The number of a stay begins with that of the person: 3, the FINESS, a bar, her number in that house.
_OWN_NUMBER = re.compile(r"(3\d[\dAB]\d{7}/.+)-SEJOUR-[^-]+", re.ASCII)


def read_usager(body: bytes) -> Listed:
    """Raises Unreadable with the reasons of ``parse``, no-patient, and cda-no-transfer for another document."""
    root = parse(body)
    if attribute(child(root, "code"), "code") != EXPORT:
        raise Unreadable("cda-no-transfer")
    patient = patient_identity(child(root, "recordTarget/patientRole"))
    stays = tuple(_stays(root))
    return Listed((Row(1, _cells(patient, _own_number(root)), stays),))


def _cells(patient: PatientIdentity, number: str) -> dict[str, str]:
    told = {
        "numero": number,
        "nom_naissance": patient.birth_family_name,
        "prenoms": " ".join(patient.given_names) or patient.first_given,
        "nom_utilise": patient.used_name,
        "prenom_utilise": patient.used_given,
        "date_naissance": patient.birthdate.isoformat() if patient.birthdate else None,
        "sexe": patient.sex,
        "lieu_naissance": patient.birthplace_cog,
        "statut_identite": "QUAL" if patient.matricule else None,  # only a qualified identity is sent with one
        "matricule": patient.matricule,
        "type_matricule": patient.matricule_oid,
    }
    return {name: value for name, value in told.items() if value}


def _own_number(root: etree._Element) -> str:
    ids = (attribute(one, "extension") or "" for one in root.iter(f"{V3}id"))
    return next((found[1] for one in ids if (found := _OWN_NUMBER.fullmatch(one))), "")


def _stays(root: etree._Element) -> Iterator[Beside]:
    for organizer in root.iter(f"{V3}organizer"):
        if not _is(organizer, STAY):
            continue
        inside = [part for component in children(organizer, "component") for part in component]
        begins = next((day for one in inside if _is(one, ADMISSION) and (day := _day(one))), "")
        ends = (day for one in inside if _is(one, EXIT) and one.get("moodCode") == "EVN" and (day := _day(one)))
        if begins:
            cells = {"entree": begins, "sortie": next(ends, "")}
            yield Beside("stay", {name: value for name, value in cells.items() if value})


def _is(element: etree._Element, template: str) -> bool:
    return any(attribute(one, "root") == template for one in children(element, "templateId"))


def _day(element: etree._Element) -> str:
    time = child(element, "effectiveTime")
    at = moment(attribute(time, "value") or attribute(child(time, "low"), "value"))
    return at.day.isoformat() if at and at.precision in ("day", "minute") else ""
