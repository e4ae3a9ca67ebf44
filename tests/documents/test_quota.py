"""A dossier has room for so much; what comes beyond waits whole, and the others are not troubled."""

import msgspec
import pytest

from backend.documents.quota import MEGABYTE
from backend.documents.vault import Stored
from backend.people.keys import Wrapped, opened
from tests.cast import ATTESTATION, BIOLOGIE, DLU

pytestmark = pytest.mark.anyio
FULL = "update document_file set size = $1 where id = (select id from document_file where document_id = $2 limit 1)"
KEPT = """select d.id, d.store_key, d.wrapped, d.size, d.sha256, k.id as key_id, k.kek_id, k.wrapped as wrapped_key
  from deposit d join establishment_key k on k.id = d.key_id where d.state = 'quarantined'"""


@pytest.fixture
def settings(settings):
    return msgspec.structs.replace(settings, quota_mb=3)


@pytest.mark.attack("H21")
async def test_what_is_beyond_waits_whole_and_the_others_have_their_room(cast):
    """David's papers fill his three megabytes but for one byte less than what comes."""
    paper = await cast.files(DLU)
    others = await cast.sql.fetchval("select sum(size) from document_file") - await cast.sql.fetchval(
        "select size from document_file where document_id = $1 limit 1", paper
    )
    await cast.sql.execute(FULL, 3 * MEGABYTE - others - len(ATTESTATION) + 1, paper)
    assert await cast.files(ATTESTATION) is None
    assert await cast.sql.fetchval("select reason from deposit where state = 'quarantined'") == "quota"
    assert await cast.david.papers() == [str(paper)]
    row = await cast.sql.fetchrow(KEPT)
    house = opened(cast.ring, Wrapped(row["key_id"], row["kek_id"], row["wrapped_key"]))
    stored = Stored(row["store_key"], row["size"], row["sha256"])
    assert await cast.app.state.vault.get(stored, house.unwrap(row["wrapped"], row["id"])) == ATTESTATION
    assert await cast.files(BIOLOGIE) is not None
    assert len(await cast.marion.papers()) == 1


async def test_the_last_byte_has_its_place(cast):
    paper = await cast.files(DLU)
    others = await cast.sql.fetchval("select sum(size) from document_file") - await cast.sql.fetchval(
        "select size from document_file where document_id = $1 limit 1", paper
    )
    await cast.sql.execute(FULL, 3 * MEGABYTE - others - len(ATTESTATION), paper)
    assert await cast.files(ATTESTATION) is not None


async def test_a_program_is_told_the_same_as_ever(cast):
    """It learns nothing of how much a person has."""
    await cast.sql.execute(FULL, 3 * MEGABYTE, await cast.files(DLU))
    await cast.files(ATTESTATION)
    deposits = [str(one) for (one,) in await cast.sql.fetch("select id from deposit")]
    told = [(await cast.dui.hears(one))["state"] for one in deposits]
    assert told == ["handled", "handled"]
