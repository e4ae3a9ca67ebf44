"""A line of professionals, judged by itself: an extraction of the RPPS, and what the house adds."""

from backend.interop.listed import Row
from backend.interop.nos.professions import PROFESSIONS
from backend.people.lists.judge import Judge
from backend.people.lists.said import Judged, Professional
from backend.people.matching import plain

CIVILITIES = {"M": "Monsieur", "MME": "Madame", "MLLE": "Madame", "DR": "Docteur", "PR": "Professeur"}
CIVILITIES |= {plain(name): name for name in CIVILITIES.values()}
RPPS, FROM_RPPS = 11, "8"
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
    """With the 8 of the RPPS in front, as Pro Santé Connect says it. A wrong one could open the house to a stranger."""
    value = judge.text("identifiant").replace(" ", "")
    if not value:
        judge.warn("no-rpps", "identifiant")
        return ""
    number = value.removeprefix(FROM_RPPS) if len(value) == RPPS + 1 else value
    if not (number.isascii() and number.isdigit() and len(number) == RPPS):
        judge.fault("rpps-shape", "identifiant", value)
        return ""
    if not ends_well(number):
        judge.fault("rpps-key", "identifiant", value)
    return FROM_RPPS + number


def ends_well(number: str) -> bool:
    """The last digit of an RPPS number follows from the others (Luhn)."""
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(number)))
    return sum(value - 9 * (value > 9) for value in doubled) % 10 == 0


def _profession(judge: Judge) -> str:
    """A code we know, else the one that its label has; what nobody knows is said, and left out."""
    code, label = judge.text("profession"), judge.text("libelle_profession")
    if code in PROFESSIONS:
        return code
    found = BY_LABEL.get(plain(label or code), "")
    if (code or label) and not found:
        judge.warn("profession", "profession", label or code)
    return found
