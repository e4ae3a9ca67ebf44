"""Files that no row names go after a day; the others stay."""

from datetime import timedelta

import asyncpg
import msgspec
import obstore
import pytest

from backend.documents import filing
from backend.documents import sweep as rounds
from backend.documents.sweep import sweep
from backend.kit.clock import now
from tests.cast import DLU

pytestmark = pytest.mark.anyio
NAMES = "select store_key from document_file union select store_key from deposit"


@pytest.fixture
async def worker(database):
    async with asyncpg.create_pool(database.dsn("worker"), min_size=0, max_size=1) as pool:
        yield pool


@pytest.fixture
def settings(settings, place):
    """The whole service keeps its files there: in a folder, then in an S3."""
    return msgspec.structs.replace(settings, object_store_url=place.url, object_store_endpoint=place.endpoint)


@pytest.fixture
def stored(place):
    """The names of the files in the store."""
    return lambda: {one["path"] for page in obstore.list(place.vault().store) for one in page}


async def test_only_what_no_row_names_is_removed_and_only_after_a_day(cast, worker, stored):
    await cast.files(DLU)
    kept = {name for (name,) in await cast.sql.fetch(NAMES)}
    assert stored() == kept
    vault = cast.app.state.vault
    orphan, _ = await vault.put(b"a crash came before the row")
    assert await sweep(worker, vault) == 0
    assert await sweep(worker, vault, now() + timedelta(hours=23, minutes=59)) == 0
    assert stored() == kept | {orphan.store_key}
    assert await sweep(worker, vault, now() + timedelta(hours=24, minutes=1)) == 1
    assert stored() == kept
    assert (await cast.david.opens(f"/papiers/{(await cast.david.papers())[0]}")).status_code == 200


async def test_what_is_not_ours_is_left_alone(cast, worker, place, stored):
    place.raw("lost+found").write_bytes(b"the disk's own")
    assert await sweep(worker, cast.app.state.vault, now() + timedelta(days=2)) == 0
    assert stored() == {"lost+found"}


async def test_a_filing_that_fails_leaves_files_and_no_paper_then_is_done_again(cast, worker, stored, monkeypatch):
    """The worker dies between the store and the commit: the parcel waits, and its files are nobody's."""

    async def dies(*_):
        raise ConnectionError("the worker was killed")

    with monkeypatch.context() as broken:
        broken.setattr(filing, "file", dies)
        with pytest.raises(ConnectionError):
            await cast.files(DLU)
    assert await cast.sql.fetchval("select state from deposit") == "received"
    assert await cast.david.papers() == []
    left = stored()
    paper = await cast.files(DLU)
    assert await cast.david.papers() == [str(paper)]
    assert await sweep(worker, cast.app.state.vault, now() + timedelta(days=2)) == len(left) - 1
    assert stored() == {name for (name,) in await cast.sql.fetch(NAMES)}


async def test_a_file_goes_only_once_the_deletion_of_its_row_is_committed(cast, worker, stored):
    """The other way round, a deletion undone at the last moment would leave a row without its file."""
    await cast.files(DLU)
    files, later = stored(), now() + timedelta(days=2)
    deleting = cast.sql.transaction()
    await deleting.start()
    (gone,) = await cast.sql.fetchrow("delete from document_file where kind = 'reading' returning store_key")
    assert await sweep(worker, cast.app.state.vault, later) == 0
    assert stored() == files
    await deleting.commit()
    assert await sweep(worker, cast.app.state.vault, later) == 1
    assert stored() == files - {gone}


async def test_it_goes_page_by_page(cast, worker, place, stored, monkeypatch):
    """However many there are, a page of names is in memory: each is asked of the database before the next comes."""
    monkeypatch.setattr(rounds, "TOGETHER", 3)
    vault, asked = place.vault(), []
    for _ in range(8):
        await vault.put(b"nobody's")

    class Asked:
        async def fetch(self, question, names):
            asked.append(len(names))
            return await worker.fetch(question, names)

    assert await sweep(Asked(), vault, now() + timedelta(days=2)) == 8
    assert stored() == set()
    assert sum(asked) == 8
    assert max(asked) <= 3
