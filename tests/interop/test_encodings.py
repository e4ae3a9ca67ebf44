"""An encoding we are not sure of is refused; the known ones are read."""

import codecs

import pytest

from backend.interop.xml import parse
from tests.interop.refusals import reason_of

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
PLAIN = f"{DECLARATION}<a><b>été</b></a>"


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
