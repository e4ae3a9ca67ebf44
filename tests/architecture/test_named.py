"""Scripts reach nothing by a name that a page may bear, and keep no key from outside in a plain object."""

import re

import pytest

from tests.architecture.tree import sources, text

pytestmark = [pytest.mark.architecture, pytest.mark.attack("F06")]
BY_NAME = {
    "a global by its name": re.compile(r"\b(?:window|self|globalThis|frames|document)\s*\["),
    "a collection that names fill": re.compile(
        r"\bdocument\.(?:forms|images|links|anchors|embeds|plugins|scripts|all)\b"
    ),
    "an element taken for a global": re.compile(r"\bwindow\.(?!(?:trustedTypes|speechSynthesis)\b)\w"),
    "a field taken for a property": re.compile(r"\b(?:form|elements)\s*\[|\belements\.(?!namedItem\b)\w"),
    "the root of all objects": re.compile(r"__proto__|\bconstructor\s*\[|\.constructor\b|\bfor \(const \w+ in "),
}
QUOTED = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|`[^`]*`")
WRITTEN = re.compile(r"\b(\w+)\[(?![\"'\d])[^\n]*?\]\)?\s*=(?![=>])")


def scripts():
    return sources(".js", under="pwa/")


def plain_objects(script):
    """Those into which a key is written that the script did not choose."""
    return [name for name in WRITTEN.findall(script) if not re.search(rf"\b{name} = Object\.create\(null\)", script)]


def reached(script):
    code = QUOTED.sub('""', script)
    return [what for what, form in BY_NAME.items() if form.search(code)]


def test_scripts_reach_nothing_by_a_name():
    assert {name: found for name in scripts() if (found := reached(text(name)))} == {}


def test_a_key_from_outside_is_kept_where_no_key_has_a_meaning():
    assert {name: found for name in scripts() if (found := plain_objects(text(name)))} == {}


@pytest.mark.parametrize(
    "script",
    ["window.config", 'document["body"]', "document.forms", "form[name]", "form.elements.key", "a.__proto__ = b"],
)
def test_a_reach_by_name_is_seen(script):
    assert reached(script)


def test_a_key_in_a_plain_object_is_seen():
    assert plain_objects("const said = {}\nsaid[name] = value") == ["said"]
    assert plain_objects("const said = Object.create(null)\nsaid[name] = value") == []
