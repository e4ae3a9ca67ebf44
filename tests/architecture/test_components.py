"""A component is whole: its macro, its examples, what it promises to people who do not see or do not point."""

import re

import pytest
import yaml

from backend.paths import PWA
from backend.web.catalogue import components
from tests.architecture.tree import sources, text

pytestmark = pytest.mark.architecture

FOLDERS = sorted(path.name for path in (PWA / "components").iterdir() if path.is_dir())
DRAWN = {path.stem for path in (PWA / "pictos").glob("*.svg")}
# Where a drawing is named: in a macro of a template, in data, in a Struct.
NAMED = re.compile(
    r"""(?:\bpicto\(|\bicon\s*[=:]\s*|\bpicto\s*[=:]\s*|sprite\.svg'\)\s*\}\}#)["']?([a-z]+)\b["')\s,}]"""
)


@pytest.mark.parametrize("name", FOLDERS)
def test_a_component_has_its_macro_its_style_its_examples_and_its_promises(name):
    folder = PWA / "components" / name
    assert {f"{name}.html", f"{name}.yaml", f"{name}.css"} <= {path.name for path in folder.iterdir()}
    told = yaml.safe_load((folder / f"{name}.yaml").read_text())
    assert told["title"]
    assert told["description"]
    assert len(told["accessibility"]) >= 1
    assert all(line.endswith(".") for line in told["accessibility"])
    assert len(told["examples"]) >= 1


def test_the_catalogue_shows_them_all():
    assert [component.name for component in components()] == FOLDERS


def test_every_drawing_that_is_named_is_drawn():
    named = {
        picto
        for name in (*sources(".html", ".yaml", under="pwa/"), *sources(".py", ".yaml", under="backend/"))
        for picto in NAMED.findall(text(name))
    }
    assert len(named) > 30
    assert named - DRAWN - {"str", "name", "icon"} == set()
