"""What a line says, once it is understood. Nothing said is an empty text: it changes nothing."""

from datetime import date

from msgspec import Struct


class Fault(Struct, frozen=True):
    """Why a line is not taken, or what is to be looked at in it: a code, and the words in question."""

    code: str
    column: str = ""
    value: str = ""


class Around(Struct, frozen=True, kw_only=True):
    """A contact, or who was named to protect her. `role` is a code; the rest is what the source says."""

    kind: str  # contact or measure
    role: str = ""
    name: str = ""
    given_name: str = ""
    relation: str = ""
    phone: str = ""
    mail: str = ""
    rank: int = 0
    starts_on: date | None = None
    ends_on: date | None = None

    def who(self) -> str:
        """The same contact in another list."""
        return "|".join((self.kind, self.role, self.name.casefold(), self.given_name.casefold()))


class Stay(Struct, frozen=True):
    kind: str
    starts_on: date
    ends_on: date | None = None


class Usager(Struct, frozen=True, kw_only=True):
    """Somebody, as the house says who she is."""

    local_id: str = ""
    birth_name: str = ""
    used_name: str = ""
    given_names: str = ""
    used_given_name: str = ""
    birthdate: str = ""
    sex: str = ""
    birthplace: str = ""
    identity_status: str = ""
    matricule: str = ""
    matricule_oid: str = ""
    team: str = ""
    stays: tuple[Stay, ...] = ()
    around: tuple[Around, ...] = ()


class Professional(Struct, frozen=True, kw_only=True):
    """Somebody who works in the house. `national_id` as Pro Santé Connect says it: 8 and her RPPS number."""

    national_id: str = ""
    civility: str = ""
    family_name: str = ""
    given_name: str = ""
    profession: str = ""
    role: str = ""
    teams: tuple[str, ...] = ()
    starts_on: date | None = None
    ends_on: date | None = None

    def shown_name(self) -> str:
        return f"{self.civility or self.given_name} {self.family_name}"


class Judged(Struct, frozen=True):
    """One line: who it says, what stops it, what is to be looked at."""

    number: int
    usager: Usager | None = None
    professional: Professional | None = None
    faults: tuple[Fault, ...] = ()
    warnings: tuple[Fault, ...] = ()
