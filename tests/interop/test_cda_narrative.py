"""What a narrative becomes: every word, no trick, tables a phone and a voice can follow."""

import pytest

from backend.interop.cda.markup import tag


def test_paragraphs_lists_and_styles(told):
    html = told(
        "Bonjour <content styleCode='Bold Italics Underline xred'>Anna</content>"
        "<paragraph>Un</paragraph><list listType='ordered'><item>a</item><item>b</item></list>"
    ).html
    assert "<p>Bonjour <strong>Anna</strong></p><p>Un</p><ol><li>a</li><li>b</li></ol>" in html


def test_a_caption_of_a_list_stands_before_it(told):
    html = told("<list><caption>Prévoir</caption><item>un pull</item></list>").html
    assert "<p><strong>Prévoir</strong></p><ul><li>un pull</li></ul>" in html


def test_indices_stay_and_lines_break(told):
    reading = told("<paragraph>288 10<sup>9</sup>/L<br/>H<sub>2</sub>O</paragraph>")
    assert "<p>288 10<sup>9</sup>/L<br>H<sub>2</sub>O</p>" in reading.html
    assert reading.plain_text == "Partie\n288 10⁹/L\nH2O"


def test_unknown_elements_are_told_never_dropped(told):
    html = told("<marquee>défile <blink>vite</blink></marquee><tr><td>perdu</td></tr>").html
    assert "<p>défile viteperdu</p>" in html


@pytest.mark.attack("F03")
@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<content onclick='alert(1)' style='x'>alert(1)</content>",
        "<linkHtml href='javascript:alert(1)'>alert(1)</linkHtml>",
        "&lt;img src=x onerror=alert(1)&gt;",
        "<table onload='x'><tr><td style='x'>alert(1)</td><td>&lt;b&gt;</td></tr></table>",
        "<h:script xmlns:h='http://www.w3.org/1999/xhtml'>alert(1)</h:script>",
        "<renderMultiMedia referencedObject='&quot;&gt;&lt;script&gt;'>alert(1)</renderMultiMedia>",
    ],
)
def test_nothing_in_a_narrative_becomes_code(told, text):
    html = told(text).html
    assert "alert(1)" in html
    for trick in ("<script", "<img", "onclick=", "onload=", "style=", "javascript:", "<b>"):
        assert trick not in html


def test_a_link_without_words_shows_its_address_as_text(told):
    html = told("<linkHtml href='https://exemple.fr/a'/>").html
    assert "<p>https://exemple.fr/a</p>" in html


def test_a_footnote_is_linked_and_its_words_kept(told):
    html = told("Un<footnote ID='x'>détail</footnote> deux<footnoteRef IDREF='x'/>").html
    assert html.count('<a class="note" href="#cda-note-1">(note 1)</a>') == 2
    assert '<ol class="notes"><li id="cda-note-1">Note 1\u00a0: détail</li></ol>' in html


@pytest.mark.attack("F06")
@pytest.mark.parametrize("name", ["main", "body", "forms", "__proto__", "constructor"])
def test_foreign_ids_do_not_reach_the_page(told, name):
    html = told(f"<content ID='{name}'>a</content><paragraph ID='{name}'>b</paragraph>").html
    assert f"{name}'" not in html
    assert "id=" not in html


def test_a_story_nested_beyond_reason_keeps_its_words(told):
    for name in ("content", "list><item", "table><tr><td", "footnote"):
        closing = "".join(f"</{n}>" for n in reversed(name.split("><")))
        assert "au fond" in told(f"<{name}>" * 60 + "au fond" + closing * 60).plain_text


def test_the_plain_text_is_the_same_words_line_by_line(told):
    reading = told(
        "<paragraph>Bonjour &lt;3</paragraph><table><thead><tr><th>A</th><th>B</th></tr></thead>"
        "<tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>"
    )
    assert reading.plain_text == "Partie\nBonjour <3\nA ; B\n1 ; 2\n3 ; 4"
    assert {"partie", "bonjour"} <= set(reading.words)


def test_the_renderer_cannot_write_outside_its_list():
    assert tag("p", "a < b") == "<p>a &lt; b</p>"
    for attempt in (
        lambda: tag("script", "x"),
        lambda: tag("p", onclick="x"),
        lambda: tag("a", href="https://exemple.fr"),
        lambda: tag("img", src="https://exemple.fr/x.png"),
        lambda: tag("img", src="data:image/svg+xml;base64,AAAA"),
    ):
        with pytest.raises(ValueError, match=r"\w"):
            attempt()


def test_the_cells_of_a_plain_table_carry_the_name_of_their_column(told):
    """On a phone each row is read by itself."""
    rows = "<tr><td>Fer</td><td>1</td></tr><tr><td>Zinc</td><td/></tr>"
    html = told(f"<table><thead><tr><th>Nom</th><th>Dose</th></tr></thead><tbody>{rows}</tbody></table>").html
    assert '<td data-l="Nom">Fer</td><td data-l="Dose">1</td>' in html
    assert '<td data-l="Nom">Zinc</td><td></td>' in html


@pytest.mark.parametrize(
    "rows",
    [
        "<tr><td colspan='2'>Fer</td></tr><tr><td>Zinc</td><td>2</td></tr>",
        "<tr><td>Fer</td></tr><tr><td>Zinc</td><td>2</td></tr>",
    ],
)
def test_a_cell_that_could_be_under_another_header_carries_none(told, rows):
    html = told(f"<table><thead><tr><th>Nom</th><th>Dose</th></tr></thead><tbody>{rows}</tbody></table>").html
    assert "data-l" not in html
