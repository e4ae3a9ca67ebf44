"""Coded values in French words: quantities, codes, dates, ranges and the reasons for silence."""

from lxml import etree

from backend.interop.cda.quantities import quantity_words, range_words, ratio_words, time_words
from backend.interop.cda.tree import XSI_TYPE, attribute, child, children, name, text
from backend.interop.cda.when import NBSP

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
        ratio_words(value)
        if kind == "RTO" or child(value, "numerator") is not None
        else range_words(value)
        or quantity_words(value)
        or code_words(value, page_words)
        or referenced(value, page_words)
        or text(value)
    )
    return said or SILENCES.get(silence or "", "")


def code_words(code: etree._Element | None, page_words: dict[str, str]) -> str:
    """The label, else the author's own words, else the code itself; then its qualifiers."""
    if code is None:
        return ""
    said = (
        attribute(code, "displayName")
        or referenced(child(code, "originalText"), page_words)
        or next((d for t in children(code, "translation") if (d := attribute(t, "displayName"))), "")
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
        key: text(element) for story in root.iter("{*}text") for element in story.iter() if (key := element.get("ID"))
    }
