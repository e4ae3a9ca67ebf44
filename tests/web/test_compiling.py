"""Our compiler of templates is Jinja's, faster: every page is the same, byte for byte."""

import pytest
from jinja2 import Environment
from jinja2.compiler import CodeGenerator
from markupsafe import Markup

from backend.web import templates
from backend.web.compiling import Direct, printed
from backend.web.templates import House, environment, render
from tests.browser.pages import PAGES


@pytest.fixture(scope="module")
def by_jinja():
    """Every page, rendered by an environment that compiles as Jinja does and keeps no drawing."""
    environment.cache_clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(House, "code_generator_class", CodeGenerator)
        patch.setattr(templates, "DRAWN_ONCE", ())
        patch.setattr(templates, "SAID_ONCE", ())
        pages = {name: render(*page) for name, page in PAGES.items()}
    environment.cache_clear()
    return pages


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_the_same_as_by_jinja(name, by_jinja):
    assert render(*PAGES[name]) == by_jinja[name]


def test_what_is_not_safe_is_escaped():
    assert printed("<b>&'") == "&lt;b&gt;&amp;&#39;"
    assert printed(Markup("<b>")) == "<b>"
    assert printed(7) == "7"


@pytest.mark.parametrize(
    "template",
    [
        "{{ name }}{{ f(name, word=name) }}",
        "{% macro m(x) %}<i>{{ x }}{{ caller() }}</i>{% endmacro %}{% call m(name) %}{{ name }}{% endcall %}",
        "{% for x in [name, name] %}{{ loop.index }}{{ f(x, **{'word': x}) }}{{ f(*[x], word=x) }}{% endfor %}",
        "{{ (f if name else 0)(name, word='<') }}{{ f(name, word='a')|upper }}",
    ],
)
def test_unusual_calls_too(template):
    class Ours(Environment):
        code_generator_class = Direct
        printed = staticmethod(printed)

    def f(words, word):
        return f"{words}{word}"

    ways = [made(autoescape=True).from_string(template).render(name="<&>", f=f) for made in (Environment, Ours)]
    assert ways[0] == ways[1]
