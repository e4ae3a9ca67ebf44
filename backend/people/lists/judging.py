"""A line of usagers, judged by itself: what can be understood, and every fault of it at once."""

from datetime import date

from backend.interop.ins.matricule import check
from backend.interop.ins.places import birthplace
from backend.interop.listed import Row
from backend.kit.days import WrongDay, birthdate
from backend.people.lists import matricule
from backend.people.lists.judge import Judge
from backend.people.lists.judging_beside import around_of, stays_of
from backend.people.lists.said import Judged, Usager

SEXES = {"M": "M", "H": "M", "MASCULIN": "M", "HOMME": "M", "1": "M", "MONSIEUR": "M"}
SEXES |= {"F": "F", "FEMININ": "F", "FÉMININ": "F", "FEMME": "F", "2": "F", "MADAME": "F", "MME": "F"}
STATUSES = ("PROV", "RECUP", "VALI", "QUAL")


def judge_usager(row: Row, today: date, *, production: bool) -> Judged:
    judge = Judge(row)
    number, oid = _matricule(judge, production=production)
    usager = Usager(
        local_id=_own_number(judge),
        birth_name=judge.name("nom_naissance", needed=True),
        used_name=judge.name("nom_utilise"),
        given_names=judge.name("prenoms", needed=True),
        used_given_name=judge.name("prenom_utilise"),
        birthdate=_birthdate(judge, today),
        sex=_sex(judge),
        birthplace=_birthplace(judge),
        identity_status=_status(judge),
        matricule=number,
        matricule_oid=oid,
        team=judge.text("equipe"),
        stays=stays_of(judge, row),
        around=around_of(judge, row),
    )
    return Judged(row.number, usager, faults=tuple(judge.faults), warnings=tuple(judge.warnings))


def _own_number(judge: Judge) -> str:
    """Kept in clear: a house that numbers people by their matricule would write it everywhere."""
    value = judge.text("numero")
    if matricule.is_shaped(matricule.plain(value.rpartition("/")[2])):
        judge.warn("number-is-matricule", "numero")
        return ""
    return value


def _birthdate(judge: Judge, today: date) -> str:
    value = judge.text("date_naissance")
    if not value:
        judge.fault("missing", "date_naissance")
        return ""
    try:
        return birthdate(value, today)
    except WrongDay as why:
        judge.fault(str(why), "date_naissance", value)
        return ""


def _sex(judge: Judge) -> str:
    value = judge.text("sexe")
    found = SEXES.get(value.upper(), "")
    if not found:
        judge.fault("sex" if value else "missing", "sexe", value)
    return found


def _birthplace(judge: Judge) -> str:
    value = judge.text("lieu_naissance").upper()
    if value and not birthplace(value):
        judge.fault("birthplace", "lieu_naissance", value)
    if not value:
        judge.warn("no-birthplace", "lieu_naissance")
    return birthplace(value)


def _status(judge: Judge) -> str:
    value = judge.text("statut_identite").upper()
    if value and value not in STATUSES:
        judge.fault("status", "statut_identite", value)
    return value


def _matricule(judge: Judge, *, production: bool) -> tuple[str, str]:
    """Only a qualified identity carries one (référentiel INS): any other is not taken, and this is said."""
    value = matricule.plain(judge.text("matricule"))
    qualified = judge.text("statut_identite").upper() == "QUAL"
    if not value:
        if qualified:
            judge.fault("qualified-without", "matricule")
        return "", ""
    oid = matricule.oid_of(judge.text("type_matricule"), production=production)
    checked = check(value, oid, typed=False)
    if checked.fault:
        judge.fault("matricule-shape", "matricule")
        return "", ""
    if not oid:
        judge.fault("matricule-kind", "type_matricule", judge.text("type_matricule"))
    elif matricule.is_elsewhere(oid, production=production):
        judge.fault("matricule-test" if production else "matricule-real", "type_matricule")
    if not qualified:
        judge.warn("matricule-not-taken", "statut_identite")
        return "", ""
    if checked.warning:
        judge.warn("matricule-key", "matricule")
    return value, oid
