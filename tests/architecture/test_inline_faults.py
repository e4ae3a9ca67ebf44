"""What `test_inline` looks for is seen: each of its forms by an example, and what a page may do is no fault."""

import pytest

from tests.architecture.test_inline import IN_SCRIPTS, IN_TEMPLATES, found_outside

pytestmark = pytest.mark.architecture

TEMPLATES = [
    ("a style", "<p><style>"), ("a style", "<p style='x'>"), ("a style", '<p STYLE = "x">'),
    ("an event", "<b onclick='x'>"), ("an event", '<b onClick = "x">'), ("an event", "<b onload={{ x }}>"),
    ("a script of its own", "<script>x</script>"), ("a script of its own", '<script type="module">'),
    ("a script in an address", '<a href="javascript:x">'), ("a script in an address", "<a href='JavaScript :x'>"),
    ("a script in an address", '<a href="vbscript:x">'), ("a script in an address", '<a href="data:text/html,x">'),
    ("words taken as markup", "{{ x|safe }}"), ("words taken as markup", "{{ x | safe }}"),
    ("words taken as markup", "{% autoescape false %}"),
]  # fmt: skip
SCRIPTS = [
    *(("markup made of text", words) for words in (
        "e.innerHTML = x", "e.outerHTML = x", "e.insertAdjacentHTML(x)", "document.write(x)", "new DOMParser()",
        "e.srcdoc = x", 'e["innerHTML"] = x', "range.createContextualFragment(x)", "e.setHTMLUnsafe(x)",
    )),
    *(("code made of text", words) for words in (
        "eval(x)", "new Function(x)", "Function(x)",
        "setTimeout( 'x')", 'setInterval("x")', "setTimeout(`x`)", "setInterval( `x`)",
    )),
    ("an attribute that runs", 'e.setAttribute("onclick", x)'),
    *(("a script in an address", f"e.href = '{start}x'") for start in (
        "javascript:", "JavaScript:", "vbscript:", "data:text/html,", "data:text/javascript,",
    )),
    ("an attribute that runs", "e.setAttribute( 'style', x)"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "words"), TEMPLATES)
def test_a_fault_of_a_template_would_be_seen(what, words):
    assert [name for name, form in IN_TEMPLATES.items() if form.search(words)] == [what]


@pytest.mark.parametrize(("what", "words"), SCRIPTS)
def test_a_fault_of_a_script_would_be_seen(what, words):
    assert [name for name, form in IN_SCRIPTS.items() if form.search(words)] == [what]


@pytest.mark.parametrize(
    "fault",
    [
        "<p style='x'>", "<b onclick='x'>", "<style>b {}</style>", "<base href='/'>", "<iframe></iframe>",
        "<object></object>", "<embed>", "<script>x</script>", "<script src='/assets/a.js'>x</script>",
        "<script src='/a.js'></script>", "<a href='//x.fr'>", "<a href='/\\x.fr'>", "<a href='/\t/x.fr'>",
        "<a href='javascript:x'>", "<a href='x:y'>", "<a href='http://x.fr'>", "<img src='https://x.fr'>",
        "<link href='https://x.fr'>", "<form action='https://x.fr'>", "<button formaction='//x.fr'>",
        "<img srcset='//x.fr'>", "<img src='data:image/svg+xml,x'>", "<video poster='//x'>",
        "<svg><use xlink:href='//x.fr#a'/></svg>",
    ],
)  # fmt: skip
def test_what_comes_from_elsewhere_would_be_seen(fault):
    assert len(found_outside(f"<main><p>{fault}")) == 1


@pytest.mark.parametrize(
    "address", ["/papiers", "#haut", "?apres=1", "tel:15", "sms:114", "https://x.fr", "a%20b/c.html", ""]
)
def test_a_link_may_lead(address):
    assert found_outside(f"<main><a href='{address}'>") == []
