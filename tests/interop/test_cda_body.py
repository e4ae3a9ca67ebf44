"""Bodies of every shape: sections, coded parts without a story, files instead of words."""

from backend.interop.cda.reading import read

XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'


def test_headings_follow_the_nesting_and_a_repeated_title_is_said_once(our_document, clinical_document):
    david = read(our_document("dlu-david-morel")).html
    assert "<h2>Pour bien accueillir David</h2>" in david
    assert "<h3>Parler avec lui</h3>" in david
    marion = read(our_document("biologie-marion-payet")).html
    assert marion.casefold().count("hématologie</h") == 1
    nested = "<section><title>{}</title><text>x</text><component>{}</component></section>"
    deep = "<section><title>9</title><text>fin</text></section>"
    for level in range(8, 0, -1):
        deep = nested.format(level, deep)
    assert "<h6>9</h6>" in read(clinical_document(deep)).html


def test_a_section_without_a_story_tells_its_codes(our_document):
    html = read(our_document("biologie-marion-payet")).html
    assert "<dt>Ferritine</dt><dd>9\u00a0µg/L</dd><dd>Anormalement bas</dd>" in html
    assert "valeurs habituelles\u00a0: de 15 à 150\u00a0µg/L" in html


def test_a_section_with_neither_says_so(clinical_document):
    html = read(clinical_document("<section><title>Vide</title></section>")).html
    assert '<h2>Vide</h2><p class="nothing">Cette partie est vide.</p>' in html


def test_a_coded_treatment_is_told_with_its_dose(clinical_document):
    html = read(
        clinical_document(
            f"""<section {XSI}><entry><substanceAdministration negationInd="true">
            <effectiveTime xsi:type="IVL_TS"><low value="20260301"/></effectiveTime>
            <routeCode displayName="Voie orale"/><doseQuantity value="1.5" unit="mg"/>
            <consumable><manufacturedProduct><manufacturedMaterial><code displayName="Fer"/>
            </manufacturedMaterial></manufacturedProduct></consumable>
            </substanceAdministration></entry></section>"""
        )
    ).html
    assert "<dt>Fer</dt><dd>non</dd><dd>dose\u00a0: 1,5\u00a0mg</dd>" in html
    assert "<dd>depuis le 1er\u00a0mars\u00a02026</dd>" in html
