"""The one door for foreign XML: every trick on the way in is refused, ordinary files pass."""

import codecs
import time
from pathlib import Path

import pytest

from backend.interop import xml
from backend.interop.xml import Unreadable, parse

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
PLAIN = f"{DECLARATION}<a><b>été</b></a>"
SECRET = "le-secret-du-disque"


def reason_of(body: bytes) -> str:
    with pytest.raises(Unreadable) as refusal:
        parse(body)
    assert SECRET not in str(refusal.value)
    return refusal.value.reason


@pytest.mark.parametrize(
    "body",
    [
        PLAIN.encode(),
        b"<a><b>\xc3\xa9t\xc3\xa9</b></a>",
        codecs.BOM_UTF8 + PLAIN.encode(),
        codecs.BOM_UTF16_LE + PLAIN.replace("UTF-8", "UTF-16").encode("utf-16-le"),
        codecs.BOM_UTF16_BE + PLAIN.replace("UTF-8", "UTF-16").encode("utf-16-be"),
        PLAIN.replace("UTF-8", "ISO-8859-1").encode("iso-8859-1"),
        PLAIN.replace("UTF-8", "windows-1252").encode("cp1252"),
        b"<!-- <!DOCTYPE said, not declared> --><?style <!DOCTYPE ?>" + PLAIN[38:].encode(),
    ],
    ids=["utf8", "bare", "utf8-bom", "utf16le", "utf16be", "latin1", "cp1252", "comment"],
)
def test_an_ordinary_file_is_read_whatever_its_known_encoding(body):
    assert "".join(parse(body).itertext()) == "été"


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
@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "iso-8859-1"], ids=str
)
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


@pytest.mark.attack("H12")
@pytest.mark.parametrize(
    "body",
    [
        b'<?xml version="1.0" encoding="UTF-7"?>+ADw-a/+AD4-',
        b'<?xml version="1.0" encoding="UTF-16"?><a/>',
        b'<?xml version="1.0" encoding="cp037"?><a/>',
        "<a/>".encode("utf-16-le"),
        codecs.BOM_UTF32_LE + "<a/>".encode("utf-32-le"),
        codecs.BOM_UTF16_LE + b"<\x00a\x00/\x00>",
        b"<a>\xc0\xbc</a>",
        b"<a>\xe9</a>",
        codecs.BOM_UTF8 + b"<a>\xff</a>",
        b"<a>\x00</a>",
    ],
    ids=[
        "utf7",
        "utf16-lie",
        "ebcdic",
        "utf16-bare",
        "utf32",
        "half-character",
        "overlong",
        "latin1-undeclared",
        "bom-lie",
        "nul",
    ],
)
def test_an_encoding_we_are_not_sure_of_is_refused(body):
    assert reason_of(body) == "encoding"


@pytest.mark.attack("H09")
def test_entities_that_multiply_never_reach_the_parser():
    laughs = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    lol = f'<!DOCTYPE a [<!ENTITY l0 "lol">{laughs}]><a>&l9;</a>'
    quadratic = f'<!DOCTYPE a [<!ENTITY x "{"x" * 100_000}">]><a>{"&x;" * 10_000}</a>'
    began = time.process_time()
    assert reason_of(lol.encode()) == reason_of(quadratic.encode()) == "doctype"
    assert time.process_time() - began < 0.5


@pytest.mark.attack("H10")
@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"<a>" * 300 + b"</a>" * 300, "malformed"),
        (b'<a b="' + b"x" * 10_500_000 + b'"/>', "malformed"),
        (b"<a>" + b"<b/>" * 1_000_000 + b"</a>", "too-many-elements"),
        (
            b"<a " + b" ".join(b'xmlns:n%d="u"' % i for i in range(1_000_000)) + b"/>",
            "too-many-namespaces",
        ),
        (b"<a " + b" ".join(b'n%d="u"' % i for i in range(500_000)) + b"/>", "too-many-attributes"),
        (b"<a " + b" ".join(b'n%d="u"' % i for i in range(300)) + b"/>", "too-many-attributes"),
        (b"<a>" + b" " * (25 * 1024 * 1024) + b"</a>", "too-large"),
        (b"", "empty"),
    ],
    ids=["deep", "attribute", "siblings", "namespaces", "attributes", "of-one", "large", "empty"],
)
def test_what_would_exhaust_us_is_refused_in_little_time(body, reason):
    began = time.process_time()
    assert reason_of(body) == reason
    assert time.process_time() - began < 2


def test_the_allowed_sizes_pass():
    deep = parse(b"<a>" * 250 + b"</a>" * 250)
    assert len(list(deep.iter())) == 250
    assert len(parse(b"<a>" + b"<b/>" * 10_000 + b"</a>")) == 10_000


@pytest.mark.attack("H10")
def test_the_depth_is_ours_to_bound_not_only_the_librarys(monkeypatch):
    monkeypatch.setattr(xml, "MAX_DEPTH", 10)
    assert len(list(parse(b"<a>" * 10 + b"</a>" * 10).iter())) == 10
    assert reason_of(b"<a>" * 11 + b"</a>" * 11) == "too-deep"


@pytest.mark.architecture
def test_no_other_module_opens_a_door_for_xml():
    backend = Path(xml.__file__).parent.parent
    doors = ("XMLParser(", "HTMLParser(", "etree.parse(", "etree.fromstring(", "etree.XML(")
    doors += ("xml.etree", "xml.sax", "minidom", "iterparse(", "lxml.html", "objectify")
    found = {
        (path.name, door)
        for path in backend.rglob("*.py")
        for door in doors
        if door in path.read_text()
    }
    assert found == {("xml.py", "XMLParser("), ("xml.py", "etree.fromstring(")}
