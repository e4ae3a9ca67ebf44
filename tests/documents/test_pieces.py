"""Pages, files and versions of a paper: for who may know the paper, noted when a request of its own shows them."""

import pytest

from backend.documents import pieces
from tests.cast import DLU
from tests.documents.reading import Reader
from tests.interop.references import reference

pytestmark = pytest.mark.anyio
NEWER = DLU.replace(b'<versionNumber value="3"/>', b'<versionNumber value="4"/>')


async def test_nobody_else_gets_a_page_a_picture_or_a_file(cast):
    paper = await cast.files(reference())
    for reader in (Reader(cast, cast.marion), Reader(cast, cast.roux, "staff", cast.pins.id)):
        assert await reader.pages(paper) == []
        assert await reader.file(pieces.PICTURE_MINE, id=paper, number=1) is None
        assert await reader.file(pieces.TAKE_MINE, id=paper, position=0) is None
        assert await reader.file(pieces.TAKE_AS_IT_CAME, id=paper) is None
        assert await reader.rows(pieces.VERSIONS, id=paper) == []


async def test_the_staff_sees_its_pages_until_it_is_hidden(cast):
    paper = await cast.files(reference())
    martin = Reader(cast, cast.martin, "staff", cast.tilleuls.id)
    assert await martin.file(pieces.PICTURE_IN_CARE, id=paper, number=1) is not None
    await cast.david.sends(f"/papiers/{paper}/cacher")
    assert await martin.file(pieces.PICTURE_IN_CARE, id=paper, number=1) is None
    assert await martin.pages(paper) == []


async def test_a_picture_and_a_file_are_noted_and_what_is_not_there_is_not(cast):
    paper = await cast.files(reference())
    david = Reader(cast, cast.david)
    assert await david.file(pieces.PICTURE_MINE, id=paper, number=1) is not None
    assert await david.file(pieces.TAKE_MINE, id=paper, position=0) is not None
    assert await david.file(pieces.PICTURE_MINE, id=paper, number=9) is None
    acts = await cast.sql.fetch("select act from audit_entry where actor_id = $1 order by at", cast.david.id)
    assert [act for (act,) in acts] == ["document.page", "document.downloaded"]


async def test_versions_are_told_with_their_state(cast):
    """By the set, by what they say of one another, and whichever of them is asked."""
    older, newer = await cast.files(DLU), await cast.files(NEWER)
    other = NEWER.replace(b'extension="DLU-2026-11-17"', b'extension="DLU-2026-12-01"', 1)
    named = await cast.files(other.replace(b"DLU-2026-03-02", b"DLU-2026-11-17").replace(b"<setId ", b"<x "))
    david = Reader(cast, cast.david)
    for asked in (older, newer, named):
        told = {row.id: row.state for row in await david.rows(pieces.VERSIONS, id=asked)}
        assert told == {older: "replaced", newer: "replaced", named: "current"}
    assert await cast.david.papers() == [str(named)]
