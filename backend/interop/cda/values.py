"""Coded values in French words: quantities, codes, dates, ranges and the reasons for silence."""

from lxml import etree

from backend.interop.cda.tree import XSI_TYPE, attribute, child, children, name, text
from backend.interop.cda.when import NBSP, moment

#: HL7 NullFlavor, the ones CI-SIS allows.
SILENCES = {
    "UNK": "inconnu",
    "NASK": "question non posée",
    "ASKU": "question posée, sans réponse",
    "NAV": "pas encore connu",
    "NA": "sans objet",
    "MSK": "caché par l’auteur",
    "OTH": "autre",
    "NI": "non renseigné",
}
#: UCUM spellings that people do not read; others are shown as they are.
UNITS = {
    "1": "",
    "Cel": "°C",
    "mm[Hg]": "mmHg",
    "/min": "par minute",
    "d": "jours",
    "h": "heures",
    "min": "minutes",
    "wk": "semaines",
    "mo": "mois",
    "a": "ans",
    "10*9/L": "milliards/L",
    "10*12/L": "billions/L",
    "m[IU]/L": "mUI/L",
    "[IU]/L": "UI/L",
    "kg/m2": "kg/m²",
    "ug/L": "µg/L",
    "ug": "µg",
}
TYPES_IN_WORDS = {"CD", "CE", "CV", "CO", "CS"}


def value_words(value: etree._Element, page_words: dict[str, str]) -> str:
    """One ``value`` (or a quantity, code or time element); ``page_words`` resolves references."""
    kind = (value.get(XSI_TYPE) or "").rpartition(":")[2]
    silence = attribute(value, "nullFlavor")
    if kind == "BL":
        return {"true": "oui", "false": "non"}.get(attribute(value, "value") or "", "")
    if kind in ("TS", "IVL_TS") or name(value) in ("effectiveTime", "time"):
        return time_words(value)
    said = (
        _ratio_words(value)
        if kind == "RTO" or child(value, "numerator") is not None
        else _range_words(value)
        or quantity_words(value)
        or code_words(value, page_words)
        or referenced(value, page_words)
        or text(value)
    )
    return said or SILENCES.get(silence or "", "")


def quantity_words(value: etree._Element) -> str:
    amount = attribute(value, "value")
    if amount is None:
        return ""
    unit = attribute(value, "unit") or ""
    unit = "" if unit.startswith("{") else UNITS.get(unit, unit)
    return f"{amount.replace('.', ',')}{NBSP if unit else ''}{unit}"


def _range_words(value: etree._Element) -> str:
    low, high = child(value, "low"), child(value, "high")
    first = quantity_words(low) if low is not None else ""
    last = quantity_words(high) if high is not None else ""
    if first and last:
        unit = last.rpartition(NBSP)[2]
        return f"de {first.removesuffix(f'{NBSP}{unit}')} à {last}"
    return f"au moins {first}" if first else f"au plus {last}" if last else ""


def _ratio_words(value: etree._Element) -> str:
    parts = (child(value, "numerator"), child(value, "denominator"))
    return " pour ".join(filter(None, (quantity_words(p) for p in parts if p is not None)))


def time_words(value: etree._Element) -> str:
    at = moment(attribute(value, "value"))
    low = moment(attribute(child(value, "low"), "value"))
    high = moment(attribute(child(value, "high"), "value"))
    if at:
        return f"le {at.words()}"
    if low and high:
        return f"du {low.words()} au {high.words()}"
    return f"depuis le {low.words()}" if low else f"jusqu’au {high.words()}" if high else ""


def code_words(code: etree._Element | None, page_words: dict[str, str]) -> str:
    """The label, else the author's own words, else the code itself; then its qualifiers."""
    if code is None:
        return ""
    said = (
        attribute(code, "displayName")
        or referenced(child(code, "originalText"), page_words)
        or next(
            (d for t in children(code, "translation") if (d := attribute(t, "displayName"))), ""
        )
        or attribute(code, "code")
        or ""
    )
    return " ".join((said, *_qualifiers(code, page_words))).strip()


def _qualifiers(code: etree._Element, page_words: dict[str, str]) -> list[str]:
    found = []
    for qualifier in children(code, "qualifier"):
        parts = (child(qualifier, "name"), child(qualifier, "value"))
        words = [w for part in parts if (w := code_words(part, page_words))]
        found += [f"({f'{NBSP}: '.join(words)})"] if words else []
    return found


def referenced(element: etree._Element | None, page_words: dict[str, str]) -> str:
    """``<reference value="#x"/>`` read inside this document only, else the words in place."""
    if element is None:
        return ""
    target = attribute(child(element, "reference"), "value") or ""
    return page_words.get(target.removeprefix("#"), "") if target else text(element)


def words_by_id(root: etree._Element) -> dict[str, str]:
    """The narrative words an entry may point at."""
    return {
        key: text(element)
        for story in root.iter("{*}text")
        for element in story.iter()
        if (key := element.get("ID"))
    }
