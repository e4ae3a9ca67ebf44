"""Whose paper is it? One dossier of this house with the same matricule and the same traits, or nobody's."""

from uuid import UUID

import msgspec

from backend.db.compiled import Connection, Statement
from backend.documents.schemas import Filing
from backend.interop.cda.identity import PatientIdentity
from backend.kit.keyring import KeyRing
from backend.kit.sealing import blind_index
from backend.people.keys import about
from backend.people.matching import Traits, differences


class Whose(msgspec.Struct, frozen=True):
    """The dossier, or the reason (a code) why a human must look."""

    dossier: UUID | None
    reason: str | None = None


class Known(msgspec.Struct):
    id: UUID
    matricule_oid: str
    birth_name: str
    given_names: str
    birthdate: str
    sex: str
    birthplace: str


BY_INDEX = Statement(
    """select id, matricule_oid, birth_name, given_names, birthdate, sex, birthplace from dossier
        where establishment_id = :house and matricule_index = :wanted""",
    Known,
)


def index_of(ring: KeyRing, parcel: Filing, matricule: str) -> bytes:
    """The blind index of a matricule, under the key of this house alone."""
    key = ring.unwrap(parcel.kek_id, parcel.wrapped_index_key, about(parcel.key_id, "index"))
    return blind_index(key, matricule.replace(" ", ""))


async def recognise(sql: Connection, ring: KeyRing, parcel: Filing, patient: PatientIdentity) -> Whose:
    if patient.matricule is None:
        return Whose(None, "no-matricule")
    wanted = index_of(ring, parcel, patient.matricule)
    known = await BY_INDEX.one(sql, house=parcel.establishment_id, wanted=wanted)
    if known is None:
        return Whose(None, "unknown-matricule")
    # The index has already compared the matricules: both sides carry the paper's.
    kept = Traits(patient.matricule, known.matricule_oid, known.birth_name, known.given_names,
                  known.birthdate, known.sex, known.birthplace)
    unlike = differences(traits_of(patient), kept)
    return Whose(None, "differs:" + ",".join(unlike)) if unlike else Whose(known.id)


def traits_of(patient: PatientIdentity) -> Traits:
    return Traits(
        matricule=patient.matricule or "",
        matricule_oid=patient.matricule_oid or "",
        birth_name=patient.birth_family_name or "",
        given_names=" ".join(patient.given_names),
        birthdate=patient.birthdate.isoformat() if patient.birthdate else "",
        sex=patient.sex or "",
        birthplace=patient.birthplace_cog or "",
    )
