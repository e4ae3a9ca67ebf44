"""Bodies of every shape: sections, coded parts without a story, files instead of words."""

import base64

import pytest

from backend.interop.cda.reading import read
from backend.interop.cda.values import value_words
from backend.interop.xml import parse

XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n" + b"\0" * 16).decode()


def level_one(clinical_document, attributes: str, content: str):
    return read(
        clinical_document(body=f"<nonXMLBody><text {attributes}>{content}</text></nonXMLBody>")
    )


def test_headings_follow_the_nesting_and_a_repeated_title_is_said_once(
    our_document, clinical_document
):
    david = read(our_document("dlu-david-morel")).html
    assert "<h2>Pour bien accueillir David</h2>" in david
    assert "<h3>Parler avec lui</h3>" in david
    marion = read(our_document("biologie-marion-payet")).html
    assert marion.casefold().count("hématologie</h") == 1
    nested = "<section><title>{}</title><text>x</text><component>{}</component></section>"
    deep = "<section><title>9</title><text>fin</text></section>"
    for level in range(8, 0, -1):
        deep = nested.format(level, deep)
    assert "<h6>9</h6>" in read(clinical_document(deep)).html


def test_a_section_without_a_story_tells_its_codes(our_document):
    html = read(our_document("biologie-marion-payet")).html
    assert "<dt>Ferritine</dt><dd>9\u00a0µg/L</dd><dd>Anormalement bas</dd>" in html
    assert "valeurs habituelles\u00a0: de 15 à 150\u00a0µg/L" in html


def test_a_section_with_neither_says_so(clinical_document):
    html = read(clinical_document("<section><title>Vide</title></section>")).html
    assert '<h2>Vide</h2><p class="nothing">Cette partie est vide.</p>' in html


def test_a_coded_treatment_is_told_with_its_dose(clinical_document):
    html = read(
        clinical_document(
            f"""<section {XSI}><entry><substanceAdministration negationInd="true">
            <effectiveTime xsi:type="IVL_TS"><low value="20260301"/></effectiveTime>
            <routeCode displayName="Voie orale"/><doseQuantity value="1.5" unit="mg"/>
            <consumable><manufacturedProduct><manufacturedMaterial><code displayName="Fer"/>
            </manufacturedMaterial></manufacturedProduct></consumable>
            </substanceAdministration></entry></section>"""
        )
    ).html
    assert "<dt>Fer</dt><dd>non</dd><dd>dose\u00a0: 1,5\u00a0mg</dd>" in html
    assert "<dd>depuis le 1er\u00a0mars\u00a02026</dd>" in html


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
    section = f"<section><entry><observation><code displayName='a'>{deep}</code></observation></entry></section>"
    assert "<dt>a (x (x" in read(clinical_document(section)).html


def test_a_level_one_pdf_is_handed_over_as_a_file(our_document):
    reading = read(our_document("attestation-david-morel"))
    assert reading.attachment.media_type == "application/pdf"
    assert reading.attachment.body.startswith(b"%PDF-")
    assert (reading.html, reading.plain_text) == ("", "")


def test_a_level_one_text_becomes_paragraphs(clinical_document):
    html = level_one(
        clinical_document, 'mediaType="text/plain"', "Un &lt;b&gt;\nDeux\n\nTrois"
    ).html
    assert html == "<p>Un &lt;b&gt;<br>Deux</p><p>Trois</p>"
    latin = base64.b64encode("été".encode("cp1252")).decode()
    assert (
        level_one(clinical_document, 'mediaType="text/plain" representation="B64"', latin).html
        == "<p>été</p>"
    )


@pytest.mark.attack("H22")
@pytest.mark.parametrize(
    ("claimed", "octets"),
    [("application/pdf", b"MZ\x90\0"), ("text/html", b"<script>"), ("image/svg+xml", b"<svg/>")],
)
def test_a_file_is_what_its_octets_say(clinical_document, claimed, octets):
    body = base64.b64encode(octets).decode()
    reading = level_one(clinical_document, f'mediaType="{claimed}" representation="B64"', body)
    assert reading.attachment.media_type == "application/octet-stream"
    assert "media-type-mismatch" in reading.warnings


@pytest.mark.parametrize(
    ("attributes", "content"),
    [
        ('mediaType="application/pdf"', '<reference value="http://127.0.0.1:9/x.pdf"/>'),
        ('mediaType="application/pdf" representation="B64"', "%%%"),
        ('mediaType="application/pdf" representation="B64"', ""),
    ],
)
def test_a_body_kept_elsewhere_is_never_fetched(clinical_document, attributes, content):
    reading = level_one(clinical_document, attributes, content)
    assert reading.attachment is None
    assert "body-elsewhere" in reading.warnings


def test_files_beside_the_words_are_offered_and_pictures_shown(our_document):
    reading = read(our_document("biologie-marion-payet"))
    assert [annex.media_type for annex in reading.annexes] == ["application/pdf"]
    assert '<span class="annex">Document joint (PDF, 1\u00a0ko)</span>' in reading.html
    assert '<img src="data:image/png;base64,' in reading.html


@pytest.mark.parametrize(
    ("media_type", "octets", "shown"),
    [
        ("image/png", PNG, True),
        ("image/jpeg", PNG, False),
        ("image/svg+xml", base64.b64encode(b"<svg onload='x'/>").decode(), False),
    ],
)
def test_only_a_true_picture_is_shown(clinical_document, media_type, octets, shown):
    html = read(
        clinical_document(
            f"""<section><text><renderMultiMedia referencedObject="p"/></text><entry>
            <observationMedia ID="p"><value mediaType="{media_type}" representation="B64">{octets}</value>
            </observationMedia></entry></section>"""
        )
    ).html
    assert ("<img " in html) is shown
    assert ('class="annex"' in html) is not shown


def test_a_picture_that_is_not_there_is_a_warning(told):
    assert "media-missing" in told("avant <renderMultiMedia referencedObject='x'/>").warnings
