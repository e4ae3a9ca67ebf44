"""What `test_documented` compares is seen to differ: one fault of each kind."""

import msgspec
import pytest

from backend.settings import Settings
from tests.architecture import test_documented as documented

pytestmark = pytest.mark.architecture

FIELDS = msgspec.structs.fields(Settings)
PAGE = "| `DEBUG` | `false` | no |\n| `PORT` | `8000` | one |\n| `ENVIRONMENT` | `demo` | three |\n"


def wrong(page):
    return {*documented.wrong_defaults(page, FIELDS)} & {"DEBUG", "PORT", "ENVIRONMENT"}


def test_a_setting_said_twice_or_otherwise_is_seen():
    assert documented.named(PAGE + "| `PORT` | `1` | x |\n") == ["DEBUG", "ENVIRONMENT", "PORT", "PORT"]
    assert wrong(PAGE) == set()
    for was, instead, name in (("false", "true", "DEBUG"), ("8000", "80", "PORT"), ("demo", "test", "ENVIRONMENT")):
        assert wrong(PAGE.replace(was, instead)) == {name}
    assert wrong("") == {"DEBUG", "PORT", "ENVIRONMENT"}


def test_a_part_or_a_package_that_is_not_said_is_seen():
    assert documented.unnamed({"people", "live"}, "alive, `people`") == ["live"]
    wanted = documented.packages(["pyyaml>=6", "lxml", "uvicorn[standard]~=1", "pillow <3", "sqlalchemy==2"])
    assert wanted == {"pyyaml", "lxml", "uvicorn", "pillow", "sqlalchemy"}
    code = "import yaml\n    from lxml import etree\n# import uvicorn\nfrom PILLOW import x\nimport sqlalchemy_more\n"
    assert documented.unused(wanted, code) == {"uvicorn", "pillow", "sqlalchemy"}


def test_a_link_and_a_document_that_are_gone_are_seen():
    words = "[a](gone.md) [b](glossary.md#words) [c](gone.md#x) [d](https://exemple.fr/x) [e](mailto:x@exemple.fr)"
    assert list(documented.lost_links("docs/page.md", words)) == ["gone.md", "gone.md"]
    assert documented.said_twice("| `a` | b |\n| `c` | d |\n| `a` | b |\n") == ["| `a` | b |"]
    words = "docs/glossary.md, docs/decisions/0010, docs/pictures, docs/decisions/9999 and docs/gone.md."
    assert documented.lost_documents(words) == {"docs/decisions/9999", "docs/gone.md"}
