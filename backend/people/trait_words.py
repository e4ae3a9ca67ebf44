"""The traits of an identity in words, one beside the other; of a number only the end is shown."""

from datetime import date

from backend.interop.nos.oids import INS_NIA, INS_NIR, INS_NIR_DEMO, INS_NIR_TEST
from backend.kit import texts
from backend.kit.dates import date_words

REGISTERS = {INS_NIR: "nir", INS_NIA: "nia", INS_NIR_TEST: "test", INS_NIR_DEMO: "demo"}
STRICT = ("birth_name", "given_names", "birthdate", "sex", "birthplace")
ENDS = 4
"""So many signs of a matricule are shown: enough to tell two apart, too few to be one."""


def words(name: str, value: str) -> str:
    if not value:
        return str(texts.t("trait.none"))
    if name == "matricule":
        return str(texts.t("trait.ends", end=value.replace(" ", "")[-ENDS:]))
    if name == "matricule_oid":
        return str(texts.t(f"trait.register.{REGISTERS.get(value, 'other')}", oid=value))
    if name == "birthdate":
        return born(value)
    if name == "sex":
        return str(texts.t("trait.sex.m" if value == "M" else "trait.sex.f")) if value in "MF" else value
    return value


def born(value: str) -> str:
    """As the identity says it: a day or a month that nobody knows stays 00."""
    try:
        return date_words(date.fromisoformat(value))
    except ValueError:
        return value


def mark(left: str, right: str, *, same: bool) -> dict[str, str]:
    """Whether two sides say the same, as a sign and its word."""
    if same:
        return {"mark": "ok", "word": str(texts.t("trait.same"))}
    return {"mark": "late", "word": str(texts.t("trait.other" if left and right else "trait.missing"))}
