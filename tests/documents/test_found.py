"""Papers are found by the words they hold, whole, folded; and by nobody who may not know them."""

import pytest

from backend.kit.lexemes import lexemes
from tests.cast import ATTESTATION, DLU
from tests.documents.reading import Reader
from tests.interop.references import reference

pytestmark = pytest.mark.anyio
HIS_AND_HERS = (
    (b"184039741100141", b"291059741500442"),
    (b"MOREL", b"PAYET"),
    (b"DAVID PAUL", "MARION LÉA".encode()),
    (b"19840312", b"19910520"),
    (b'code="M"', b'code="F"'),
    (b"97411", b"97415"),
)


async def test_words_find_papers_with_all_of_them(cast):
    dlu, attestation, pdf = [await cast.files(one) for one in (DLU, ATTESTATION, reference())]
    david = Reader(cast, cast.david)
    assert await david.finds("douche") == [dlu]
    assert await david.finds("DOUCHES") == [dlu], "case and plurals are folded"
    assert set(await david.finds("hébergement")) == {attestation, pdf}
    assert await david.finds("hebergement Saint-Denis") == [pdf], "all the words, in the pages of a PDF too"
    assert await david.finds("douche hébergement") == []
    assert await david.finds("zygomatique") == []
    assert await david.finds("le la les") == [], "words of every paper find none"
    assert await david.finds("") == []


async def test_a_word_of_another_dossier_finds_nothing(cast):
    await cast.files(DLU)
    assert await Reader(cast, cast.marion).finds("douche") == []
    assert await Reader(cast, cast.laura).finds("douche") == []


async def test_an_aidant_finds_on_her_shelves_alone(cast):
    await cast.files(DLU)
    attestation = await cast.files(ATTESTATION)
    paula = Reader(cast, cast.paula, "aidant", cast.david.id)
    assert await paula.finds("hébergement") == [attestation]
    assert await paula.finds("douche") == []


async def test_the_staff_searches_no_contents(cast):
    await cast.files(DLU)
    assert await Reader(cast, cast.martin, "staff", cast.tilleuls.id).finds("douche") == []


async def test_what_was_replaced_is_found_no_more(cast):
    await cast.files(DLU)
    newer = await cast.files(DLU.replace(b'<versionNumber value="3"/>', b'<versionNumber value="4"/>'))
    assert await Reader(cast, cast.david).finds("douche") == [newer]


async def test_two_dossiers_have_no_token_in_common(cast):
    """The same words in two dossiers: who copies the database cannot tell."""
    await cast.files(DLU)
    swapped = DLU
    for his, hers in HIS_AND_HERS:
        swapped = swapped.replace(his, hers)
    await cast.files(swapped)
    of_each = [
        {token for (token,) in await cast.sql.fetch("select token from document_word where dossier_id = $1", dossier)}
        for dossier in (cast.david.dossier, cast.marion.dossier)
    ]
    assert all(len(one) > len(lexemes("douche")) for one in of_each)
    assert of_each[0] & of_each[1] == set()
