"""A line of professionals, judged by itself: an extraction of the RPPS, and what the house adds."""

from backend.interop.listed import Row
from backend.interop.nos.professions import PROFESSIONS
from backend.people.lists.judge import Judge
from backend.people.lists.said import Judged, Professional
from backend.people.matching import plain
from backend.people.national import WrongNumber, national_id

CIVILITIES = {"M": "Monsieur", "MME": "Madame", "MLLE": "Madame", "DR": "Docteur", "PR": "Professeur"}
CIVILITIES |= {plain(name): name for name in CIVILITIES.values()}
BY_LABEL = {plain(label): code for code, label in PROFESSIONS.items()}


def judge_professional(row: Row, finess: str) -> Judged:
    """`finess` is the house's: a register knows of many."""
    judge = Judge(row)
    starts, ends = judge.day("debut"), judge.day("fin")
    if starts and ends and ends < starts:
        judge.fault("ends-before", "fin", judge.text("fin"))
    told = judge.text("finess")
    if told and told.removeprefix("F") != finess:
        judge.fault("other-house", "finess", told)
    professional = Professional(
        national_id=_national_id(judge),
        civility=CIVILITIES.get(plain(judge.text("civilite")), ""),
        family_name=judge.name("nom", needed=True),
        given_name=judge.name("prenom", needed=True),
        profession=_profession(judge),
        role=judge.text("role"),
        teams=tuple(dict.fromkeys(name.strip() for name in judge.text("equipe").split(",") if name.strip())),
        starts_on=starts,
        ends_on=ends,
    )
    return Judged(row.number, professional=professional, faults=tuple(judge.faults), warnings=tuple(judge.warnings))


def _national_id(judge: Judge) -> str:
    """A wrong one is a fault, none is only said."""
    value = judge.text("identifiant")
    if not value:
        judge.warn("no-rpps", "identifiant")
    try:
        return national_id(value)
    except WrongNumber as why:
        judge.fault(f"rpps-{why.code}", "identifiant", value)
        return ""


def _profession(judge: Judge) -> str:
    """A code we know, else the one that its label has; what nobody knows is said, and left out."""
    code, label = judge.text("profession"), judge.text("libelle_profession")
    if code in PROFESSIONS:
        return code
    found = BY_LABEL.get(plain(label or code), "")
    if (code or label) and not found:
        judge.warn("profession", "profession", label or code)
    return found
