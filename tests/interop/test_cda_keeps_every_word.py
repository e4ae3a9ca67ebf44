"""Whatever a narrative holds, its words are shown and nothing outside the list is written."""

import re
from html.parser import HTMLParser
from xml.sax.saxutils import escape, quoteattr

from hypothesis import given, settings
from hypothesis import strategies as st

from backend.interop.cda.markup import ALLOWED, VOID
from backend.interop.cda.reading import read

KNOWN = ["content", "paragraph", "list", "item", "table", "caption", "thead", "tbody", "tfoot"]
KNOWN += ["tr", "th", "td", "br", "sub", "sup", "col", "colgroup"]
KNOWN += ["linkHtml", "footnote", "footnoteRef", "renderMultiMedia"]
HOSTILE = ["script", "style", "iframe", "svg", "a", "img", "object", "form", "b", "x"]
ATTRIBUTES = {
    "styleCode": st.sampled_from(["Bold", "Italics", "xRed Bold", '"><script>']),
    "href": st.sampled_from(["javascript:alert(1)", "http://exemple.fr", "#a"]),
    "onclick": st.just("alert(1)"),
    "style": st.just("position:fixed"),
    "ID": st.sampled_from(["a", "b", "main", '"><img>']),
    "IDREF": st.sampled_from(["a", "b"]),
    "referencedObject": st.sampled_from(["a", "b c"]),
    "colspan": st.sampled_from(["2", "0", "1e9"]),
    "rowspan": st.sampled_from(["3", "-1"]),
    "listType": st.sampled_from(["ordered", "unordered"]),
}
#: A word that can be found again: no blank inside, and never part of what the renderer says itself.
WORDS = st.text("abcéÀ<>&\"'/=;%0", min_size=1, max_size=6).map(lambda w: f"«{w}»")


def element(children):
    return st.builds(
        lambda name, attributes, inside, tail: (
            f"<{name}{''.join(f' {k}={quoteattr(v)}' for k, v in attributes.items())}>{''.join(inside)}</{name}>{tail}"
        ),
        st.sampled_from(KNOWN * 2 + HOSTILE),
        st.fixed_dictionaries({}, optional=ATTRIBUTES),
        st.lists(children, max_size=4),
        WORDS.map(escape) | st.just(" \n "),
    )


NARRATIVES = st.lists(st.recursive(WORDS.map(escape), element, max_leaves=25), max_size=4).map("".join)
DOCUMENT = (
    '<ClinicalDocument xmlns="urn:hl7-org:v3"><id root="1"/><code code="x"/><recordTarget>'
    "<patientRole/></recordTarget><component><structuredBody><component><section><title>T</title>"
    "<text>{}</text></section></component></structuredBody></component></ClinicalDocument>"
)


class Page(HTMLParser):
    """Collects words, tags, attributes and ids; counts what is left open."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words, self.open, self.ids, self.targets = "", [], [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        assert tag in ALLOWED
        assert {key for key, _ in attrs} <= ALLOWED[tag]
        self.ids += [value for key, value in attrs if key == "id"]
        self.targets += [value for key, value in attrs if key in ("href", "src")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words += data


def spoken(narrative: str) -> list[str]:
    text = re.sub(r"<[^>]*>", "\0", narrative)
    text = re.sub(r"&(lt|gt|amp);", lambda m: {"lt": "<", "gt": ">", "amp": "&"}[m[1]], text)
    return re.findall(r"«[^»]+»", text)


@settings(max_examples=300, deadline=None)
@given(NARRATIVES)
def test_every_word_is_shown_and_nothing_else_is_written(narrative):
    reading = read(DOCUMENT.format(narrative).encode())
    page = Page(reading.html)
    assert not page.open
    assert sorted(spoken(narrative)) == sorted(re.findall(r"«[^»]+»", page.words))
    assert sorted(spoken(narrative)) == sorted(re.findall(r"«[^»]+»", reading.plain_text))
    assert len(page.ids) == len(set(page.ids))
    assert {target.removeprefix("#") for target in page.targets} <= set(page.ids)


def test_the_check_itself_sees_a_lost_word_and_a_stray_tag():
    assert spoken("<p>«a&lt;»</p>") == ["«a<»"]
    for html in ("<script>x</script>", "<p onclick='x'>x</p>"):
        try:
            Page(html)
        except AssertionError:
            continue
        raise ValueError(html)
