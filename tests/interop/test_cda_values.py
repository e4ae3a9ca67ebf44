"""Coded values told in French."""

import pytest

from backend.interop.cda.reading import read
from backend.interop.cda.values import value_words
from backend.interop.xml import parse

XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ('xsi:type="PQ" value="36.8" unit="Cel"', "36,8\u00a0°C"),
        ('xsi:type="PQ" value="2" unit="{comprimé}"', "2"),
        ('xsi:type="INT" value="6"', "6"),
        ('xsi:type="BL" value="true"', "oui"),
        ('xsi:type="CD" code="X1" displayName="Fracture"', "Fracture"),
        ('xsi:type="CD" code="X1"', "X1"),
        ('xsi:type="CD" nullFlavor="ASKU"', "question posée, sans réponse"),
        ('xsi:type="TS" value="20260301"', "le 1er\u00a0mars\u00a02026"),
        ('xsi:type="PQ" nullFlavor="INVENTED"', ""),
    ],
)
def test_a_coded_value_is_told_in_french(value, words):
    assert value_words(parse(f"<value {XSI} {value}/>".encode()), {}) == words


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('<low value="1" unit="g"/><high value="2" unit="g"/>', "de 1 à 2\u00a0g"),
        ('<low value="1" unit="g"/>', "au moins 1\u00a0g"),
        (
            '<numerator value="1" unit="mg"/><denominator value="1" unit="mL"/>',
            "1\u00a0mg pour 1\u00a0mL",
        ),
        ("<originalText>main gauche</originalText>", "main gauche"),
        ('<originalText><reference value="#m"/></originalText>', "le poignet"),
        ('<originalText><reference value="http://x/"/></originalText>', ""),
        ("du texte libre", "du texte libre"),
    ],
)
def test_a_coded_value_is_told_from_its_parts(content, words):
    assert value_words(parse(f"<value>{content}</value>".encode()), {"m": "le poignet"}) == words


def test_codes_qualified_without_end_are_still_told(clinical_document):
    deep = "<qualifier><value displayName='x'>" * 110 + "</value></qualifier>" * 110
    entry = f"<entry><observation><code displayName='a'>{deep}</code></observation></entry>"
    assert "<dt>a (x (x" in read(clinical_document(f"<section>{entry}</section>")).html
