"""Files in place of words or beside them: what they are, never where they say."""

import base64

import pytest

from backend.interop.cda.reading import read

PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n" + b"\0" * 16).decode()


def level_one(clinical_document, attributes: str, content: str):
    return read(clinical_document(body=f"<nonXMLBody><text {attributes}>{content}</text></nonXMLBody>"))


def test_a_level_one_pdf_is_handed_over_as_a_file(our_document):
    reading = read(our_document("attestation-david-morel"))
    assert reading.attachment.media_type == "application/pdf"
    assert reading.attachment.body.startswith(b"%PDF-")
    assert (reading.html, reading.plain_text) == ("", "")


def test_a_level_one_text_becomes_paragraphs(clinical_document):
    html = level_one(clinical_document, 'mediaType="text/plain"', "Un &lt;b&gt;\nDeux\n\nTrois").html
    assert html == "<p>Un &lt;b&gt;<br>Deux</p><p>Trois</p>"
    latin = base64.b64encode("été".encode("cp1252")).decode()
    assert level_one(clinical_document, 'mediaType="text/plain" representation="B64"', latin).html == "<p>été</p>"


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
            <observationMedia ID="p">
            <value mediaType="{media_type}" representation="B64">{octets}</value>
            </observationMedia></entry></section>"""
        )
    ).html
    assert ("<img " in html) is shown
    assert ('class="annex"' in html) is not shown


def test_a_picture_that_is_not_there_is_a_warning(told):
    assert "media-missing" in told("avant <renderMultiMedia referencedObject='x'/>").warnings
