"""What a document says of itself: who may see it, whose it is, where it would like us to look."""

import re

import pytest

from tests.cast import DLU
from tests.contracts.bent_http import Answer, serve
from tests.interop.packages import package

pytestmark = pytest.mark.anyio
ORDINARY = b'<confidentialityCode code="N" '
SEEN_BY = {
    "N": {"david", "martin"},
    "MASQUE_PS": {"david"},
    "INVISIBLE_PATIENT": {"martin"},
    "INVISIBLE_REPRESENTANTS_LEGAUX": {"david", "martin"},
    "XYZ": set(),
    "": set(),
}


@pytest.mark.attack("C09")
@pytest.mark.attack("C11")
@pytest.mark.parametrize("code", SEEN_BY)
async def test_the_visibility_that_the_source_asked_for_holds_everywhere(cast, code):
    """An unknown code is the strictest of all."""
    asked = DLU.replace(ORDINARY, f'<confidentialityCode code="{code}" '.encode())
    assert asked != DLU or code == "N"
    paper = await cast.files(asked)
    home = " ".join(re.sub(r"<[^>]*>", " ", (await cast.david.opens("/")).text).split())
    assert ("1 nouveau papier" in home) == ("david" in SEEN_BY[code]), home
    lists = {"david": "/papiers", "martin": f"/personnes/{cast.david.dossier}/papiers"}
    for name, address in lists.items():
        who, sees = getattr(cast, name), name in SEEN_BY[code]
        assert (str(paper) in (await who.opens(address)).text) == sees
        assert (await who.opens(f"/papiers/{paper}")).status_code == (200 if sees else 404)
    sees = "david" in SEEN_BY[code]
    assert (await cast.david.opens(f"/papiers/{paper}/original")).status_code == (200 if sees else 404)


@pytest.mark.attack("I07")
@pytest.mark.parametrize(
    ("true", "false"),
    [
        (b"MOREL", b"MOREAU"),
        (b"DAVID", b"DAVIDE"),
        (b"19840312", b"19840313"),
        (b'administrativeGenderCode code="M"', b'administrativeGenderCode code="F"'),
        (b"184039741100141", b"184039741100142"),
    ],
)
async def test_one_trait_that_differs_and_the_paper_waits_for_a_human(cast, true, false):
    assert true in DLU
    assert await cast.files(DLU.replace(true, false)) is None
    assert await cast.david.papers() == []
    row = await cast.sql.fetchrow("select state, reason from deposit")
    assert row["state"] == "quarantined"
    assert row["reason"].split(":")[0] in ("differs", "unknown-matricule", "no-matricule")


@pytest.mark.attack("G08")
async def test_reading_a_document_asks_no_address_that_it_names(cast):
    asked = []

    async def trap(request):
        asked.append(request.path)
        return Answer(b"", kind="image/png")

    async with serve(trap) as origin:
        where = origin.encode()
        links = b'<renderMultiMedia referencedObject="x"/><linkHtml href="%s/a">ici</linkHtml>' % where
        sheet = b'<?xml-stylesheet type="text/xsl" href="%s/b.xsl"?><ClinicalDocument' % where
        schema = b'ClinicalDocument xsi:schemaLocation="urn:hl7-org:v3 %s/c.xsd" ' % where
        body = DLU.replace(b"<ClinicalDocument", sheet, 1).replace(b"ClinicalDocument ", schema, 1)
        body = body.replace(b"<text>", b"<text>" + links, 1)
        assert body.count(where) == 3
        paper = await cast.files(body)
        page = await cast.david.opens(f"/papiers/{paper}")
    assert page.status_code == 200
    assert asked == []
    assert f'src="{origin}' not in page.text


@pytest.mark.attack("L04")
async def test_the_same_document_in_another_parcel_is_one_paper(cast):
    """Another envelope, the same octets inside: the first paper stays as it was."""
    first = await cast.files(DLU)
    assert await cast.files(package(DLU)) == first
    assert await cast.david.papers() == [str(first)]
    assert await cast.sql.fetchval("select count(*) from deposit") == 2


@pytest.mark.attack("L01")
async def test_a_push_sent_again_gets_the_first_answer_and_one_row(cast):
    first, again = await cast.dui.pushes(DLU), await cast.dui.pushes(DLU)
    assert first.json() == again.json()
    assert first.headers["location"] == again.headers["location"]
    assert await cast.sql.fetchval("select count(*) from deposit") == 1
    assert await cast.sql.fetchval("select count(*) from jobs.pgqueuer") == 1
