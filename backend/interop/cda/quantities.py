"""Amounts, ranges, ratios and times in French words."""

from lxml import etree

from backend.interop.cda.tree import attribute, child
from backend.interop.cda.when import NBSP, between, moment, on, since, until

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


def quantity_words(value: etree._Element) -> str:
    amount = attribute(value, "value")
    if amount is None:
        return ""
    unit = attribute(value, "unit") or ""
    unit = "" if unit.startswith("{") else UNITS.get(unit, unit)
    return f"{amount.replace('.', ',')}{NBSP if unit else ''}{unit}"


def range_words(value: etree._Element) -> str:
    low, high = child(value, "low"), child(value, "high")
    first = quantity_words(low) if low is not None else ""
    last = quantity_words(high) if high is not None else ""
    if first and last:
        unit = last.rpartition(NBSP)[2]
        return f"de {first.removesuffix(f'{NBSP}{unit}')} à {last}"
    return f"au moins {first}" if first else f"au plus {last}" if last else ""


def ratio_words(value: etree._Element) -> str:
    parts = (child(value, "numerator"), child(value, "denominator"))
    return " pour ".join(filter(None, (quantity_words(p) for p in parts if p is not None)))


def time_words(value: etree._Element) -> str:
    at = moment(attribute(value, "value"))
    low = moment(attribute(child(value, "low"), "value"))
    high = moment(attribute(child(value, "high"), "value"))
    if at:
        return on(at)
    if low and high:
        return between(low, high)
    return since(low) if low else until(high) if high else ""
