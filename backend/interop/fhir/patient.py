"""One FR Core Patient, in the words of a line.

An identity is qualified when FR Core 2.2 says QUAL, or when 2.1 says VALI and an INS identifier is there.
"""

from collections.abc import Iterator

from backend.interop.fhir.parts import birthplace
from backend.interop.fhir.patient_parts import GIVEN_NAMES, RELIABILITY, Contact, FullName, Patient, Typed
from backend.interop.listed import Beside
from backend.interop.nos.oids import INS

SEXES = {"male": "M", "female": "F"}
OWN_NUMBER = "PI"
MEASURES = "TRE-R217"
ROLES = "RoleClass"
STATUSES = ("PROV", "RECUP", "VALI", "QUAL")


def cells_of(patient: Patient) -> dict[str, str]:
    birth = next((one for one in patient.name if one.use == "official"), FullName())
    used = next((one for one in patient.name if one.use == "usual"), FullName())
    ins = next((one for one in patient.identifier if one.oid in INS), Typed())
    told = {
        "numero": _own_number(patient),
        "nom_naissance": birth.family,
        "prenoms": _given_names(patient, birth),
        "nom_utilise": used.family,
        "prenom_utilise": " ".join(used.given),
        "date_naissance": patient.birth_date,
        "sexe": SEXES.get(patient.gender, patient.gender),
        "lieu_naissance": birthplace(patient.extension),
        "statut_identite": _status(patient, qualified=bool(ins.value)),
        "matricule": ins.value,
        "type_matricule": ins.oid if ins.value else "",
    }
    return {name: value for name, value in told.items() if value}


def _own_number(patient: Patient) -> str:
    """The house's own, else the first that is no INS."""
    others = [one for one in patient.identifier if one.oid not in INS and one.value]
    own = [one for one in others if OWN_NUMBER in {coding.code for coding in one.type.coding}]
    return next((one.value for one in own or others), "")


def _given_names(patient: Patient, birth: FullName) -> str:
    """The list of the birth record: on the patient (2.1) or on the name (2.2), else what the name gives."""
    told = (one.words for one in (*birth.extension, *patient.extension) if one.url.endswith(GIVEN_NAMES))
    return next((words for words in told if words), " ".join(birth.given))


def _status(patient: Patient, *, qualified: bool) -> str:
    """What 2.1 names beside (doubtful, a duplicate…) is an identity that nobody checked: PROV."""
    told = next(_told_statuses(patient), "")
    if told == "VALI" and qualified:
        return "QUAL"
    return told if told in STATUSES else "PROV" if told else ""


def _told_statuses(patient: Patient) -> Iterator[str]:
    for outer in patient.extension:
        if outer.url.endswith(RELIABILITY):
            for inner in outer.inside:
                if inner.url == "identityStatus":
                    yield inner.code or inner.coding.code or inner.concept.first.code


def contact_of(contact: Contact) -> Beside:
    """Whom TRE_R217 calls tutor, curator… is a measure of protection; the others are contacts."""
    codings = [coding for one in contact.relationship for coding in one.coding]
    measure = next((one.code for one in codings if MEASURES in one.system), "")
    told = {
        "nom": contact.name.family or contact.name.text,
        "prenom": " ".join(contact.name.given),
        "role": measure or next((one.code for one in codings if ROLES in one.system), ""),
        "lien": next((one.code for one in codings if ROLES not in one.system and MEASURES not in one.system), ""),
        "telephone": next((one.value for one in contact.telecom if one.system in ("phone", "sms")), ""),
        "courriel": next((one.value for one in contact.telecom if one.system == "email"), ""),
        "debut": contact.period.start[:10],
        "fin": contact.period.end[:10],
    }
    return Beside("measure" if measure else "contact", {name: value for name, value in told.items() if value})
