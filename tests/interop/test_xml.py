"""The one door for foreign XML: every trick on the way in is refused, ordinary files pass."""

import codecs
from pathlib import Path

import pytest

from backend.interop import xml
from backend.interop.xml import parse
from tests.interop.refusals import SECRET, reason_of


@pytest.fixture
def doctypes(tmp_path: Path) -> dict[str, str]:
    secret = tmp_path / "secret"
    secret.write_text(SECRET)
    return {
        "file": f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]><a>&x;</a>',
        "http": '<!DOCTYPE a [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]><a>&x;</a>',
        "parameter": f'<!DOCTYPE a [<!ENTITY % p SYSTEM "{secret.as_uri()}">%p;]><a/>',
        "external-dtd": '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a/>',
        "public-dtd": '<!DOCTYPE a PUBLIC "-//X//Y" "http://127.0.0.1:9/a.dtd"><a/>',
        "empty": "<!DOCTYPE a><a/>",
        "after-comment": "<!-- x --> <?y z?>\n<!DOCTYPE a><a/>",
        "lower-case": "<!doctype a><a/>",
        "entity-alone": "<!ENTITY x 'y'><a/>",
    }


@pytest.mark.attack("H08")
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "iso-8859-1"], ids=str)
def test_any_document_type_is_refused_before_parsing(doctypes, codec, monkeypatch):
    monkeypatch.setattr(xml, "_parser", lambda: pytest.fail("libxml2 was reached"))
    marks = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}
    for text in doctypes.values():
        declared = f'<?xml version="1.0" encoding="{codec.removesuffix("-sig")}"?>'
        if codec in marks:
            declared = ""
        assert reason_of(marks.get(codec, b"") + (declared + text).encode(codec)) == "doctype"


@pytest.mark.attack("H08")
@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<a><!DOCTYPE a></a>", "malformed"),
        ("<a/><!DOCTYPE a>", "malformed"),
        ("<a>&x;</a>", "malformed"),
        ("x<a/>", "malformed"),
    ],
)
def test_a_document_type_or_entity_elsewhere_is_no_xml(text, reason):
    assert reason_of(text.encode()) == reason


@pytest.mark.attack("H11")
def test_inclusions_and_schemas_are_words_like_others(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text(SECRET)
    body = (
        f'<a xmlns:xi="http://www.w3.org/2001/XInclude" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        f'xsi:schemaLocation="urn:x http://127.0.0.1:9/x.xsd">'
        f'<xi:include parse="text" href="{secret.as_uri()}"/></a>'
    )
    assert "".join(parse(body.encode()).itertext()) == ""


@pytest.mark.architecture
def test_no_other_module_opens_a_door_for_xml():
    backend = Path(xml.__file__).parent.parent
    doors = ("XMLParser(", "HTMLParser(", "etree.parse(", "etree.fromstring(", "etree.XML(")
    doors += ("xml.etree", "xml.sax", "minidom", "iterparse(", "lxml.html", "objectify")
    found = {(path.name, door) for path in backend.rglob("*.py") for door in doors if door in path.read_text()}
    assert found == {("xml.py", "XMLParser("), ("xml.py", "etree.fromstring(")}
