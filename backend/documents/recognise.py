"""Whose paper is it? One dossier of this house with the same matricule and the same traits, or nobody's."""

from collections.abc import Sequence
from uuid import UUID

import msgspec

from backend.db.compiled import Connection, Statement
from backend.documents.contents import Content
from backend.documents.schemas import Filing
from backend.interop.cda.identity import PatientIdentity
from backend.interop.errors import Unreadable
from backend.interop.ins.registers import refused
from backend.kit.keyring import KeyRing
from backend.kit.sealing import blind_index
from backend.people.keys import about
from backend.people.matching import Traits, differences


class Whose(msgspec.Struct, frozen=True):
    """The dossier, or the reason (a code) why a human must look."""

    dossier: UUID | None
    reason: str | None = None


class Doubt(Exception):
    """A human must look at this parcel; `reason` is a code."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Known(msgspec.Struct):
    id: UUID
    matricule_oid: str | None
    birth_name: str
    given_names: str
    birthdate: str
    sex: str
    birthplace: str
    same_matricule: bool | None = True

    def traits(self, matricule: str) -> Traits:
        """The index has compared the matricules: both sides carry the paper's, or this one has another."""
        kept = matricule if self.same_matricule else ""
        oid, place = self.matricule_oid or "", self.birthplace
        return Traits(kept, oid, self.birth_name, self.given_names, self.birthdate, self.sex, place)


BY_INDEX = Statement(
    """select id, matricule_oid, birth_name, given_names, birthdate, sex, birthplace, true from dossier
        where establishment_id = :house and matricule_index = :wanted""",
    Known,
)


def refuse_elsewhere(patient: PatientIdentity, *, production: bool) -> None:
    """Invented people have no paper in production, and real ones none in a demo.

    Raises Unreadable: test-identity, real-identity.
    """
    if reason := refused(patient.matricule_oid, production=production):
        raise Unreadable(reason)


def index_of(ring: KeyRing, parcel: Filing, matricule: str) -> bytes:
    """The blind index of a matricule, under the key of this house alone."""
    key = ring.unwrap(parcel.kek_id, parcel.wrapped_index_key, about(parcel.key_id, "index"))
    return blind_index(key, matricule.replace(" ", ""))


async def whose(sql: Connection, ring: KeyRing, parcel: Filing, contents: Sequence[Content]) -> UUID:
    """The one dossier of all these papers. Raises Doubt."""
    found = set()
    for one in contents:
        told = await recognise(sql, ring, parcel, one.header.patient)
        if told.dossier is None or one.doubt:
            raise Doubt(told.reason or one.doubt or "")
        found.add(told.dossier)
    if len(found) != 1:
        raise Doubt("several-persons")
    return found.pop()


async def recognise(sql: Connection, ring: KeyRing, parcel: Filing, patient: PatientIdentity) -> Whose:
    if patient.matricule is None:
        return Whose(None, "no-matricule")
    wanted = index_of(ring, parcel, patient.matricule)
    known = await BY_INDEX.one(sql, house=parcel.establishment_id, wanted=wanted)
    if known is None:
        return Whose(None, "unknown-matricule")
    unlike = differences(traits_of(patient), known.traits(patient.matricule))
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
