"""Tables a phone and a voice can follow."""

import pytest


def test_a_table_says_what_its_headers_head(told):
    html = told(
        "<table><caption>Doses</caption><thead><tr><th>Nom</th><th colspan='2'>Quand</th></tr>"
        "<tr><th/><td>Matin</td><td>Soir</td></tr></thead>"
        "<tbody><tr><th>Fer</th><td>1</td><td/></tr><tr><th>Zinc</th><td>2</td><td>2</td></tr></tbody></table>"
    ).html
    assert '<div class="table" role="region" tabindex="0" aria-label="Tableau 1\u00a0: Doses">' in html
    assert "<caption>Doses</caption>" in html
    assert '<th scope="col">Nom</th><th scope="colgroup" colspan="2">Quand</th>' in html
    assert '<tr><td></td><th scope="col">Matin</th>' in html
    assert '<tr><th scope="row">Fer</th><td>1</td><td></td></tr>' in html


def test_two_tables_never_share_a_name(told):
    table = "<table><thead><tr><th>a</th></tr></thead><tr><td>1</td></tr><tr><td>2</td></tr></table>"
    html = told(table + table, title="Suivi").html
    assert 'aria-label="Tableau 1\u00a0: Suivi"' in html
    assert 'aria-label="Tableau 2\u00a0: Suivi"' in html


def test_one_row_under_its_headers_is_a_list_of_facts(told):
    html = told(
        "<table><thead><tr><th>Nom</th><th>Dose</th></tr></thead><tbody><tr><td>Fer</td><td/></tr></tbody></table>"
    ).html
    assert '<dl class="facts"><dt>Nom</dt><dd>Fer</dd><dt>Dose</dt><dd>Rien d’écrit</dd></dl>' in html


@pytest.mark.parametrize(
    ("table", "html"),
    [
        (
            "<tr><td>Marcher</td><td>Seul</td></tr>",
            '<dl class="facts"><dt>Marcher</dt><dd>Seul</dd></dl>',
        ),
        ("<tr><td>Seul</td></tr>", "<p>Seul</p>"),
        ("<tr><td>a</td></tr><tr><td>b</td></tr>", "<ul><li>a</li><li>b</li></ul>"),
        ("<tr><td/></tr>", "Cette partie est vide."),
    ],
)
def test_a_table_without_headers_takes_the_shape_of_what_it_is(told, table, html):
    assert html in told(f"<table>{table}</table>").html


def test_words_astray_in_a_table_stand_before_it(told):
    html = told("<table>un<tr>deux<td>a</td><th>b</th></tr>trois<x>quatre</x></table>").html
    assert "<p>undeuxtroisquatre</p>" in html
    assert html.index("quatre") < html.index("<table>")


def test_a_header_wider_than_its_table_is_brought_back(told):
    wide = "<thead><tr><th colspan='3'>Attendus</th></tr></thead>"
    html = told(f"<table>{wide}<tr><td>Une radio</td></tr></table>").html
    assert '<dl class="facts"><dt>Attendus</dt><dd>Une radio</dd></dl>' in html
    html = told(f"<table>{wide}<tr><td>a</td><td>b</td></tr></table>").html
    assert '<th scope="colgroup" colspan="2">Attendus</th>' in html


@pytest.mark.parametrize("span", ["0", "-1", "1e9", "99999", "x", "1", "٣"])
def test_a_mad_span_is_ignored(told, span):
    html = told(f"<table><tr><td colspan='{span}'>a</td><td>b</td><td>c</td></tr></table>").html
    assert "colspan" not in html
