"""Each file is read back in seven nights; what is missing or broken is told until it is whole, and never removed."""

import asyncpg
import msgspec
import pytest
from obstore.exceptions import BaseError

from backend.documents import scrub as nights
from backend.documents.scrub import NIGHTS, scrub
from backend.documents.vault import Vault
from backend.jobs.context import Context
from tests.cast import ATTESTATION, BIOLOGIE, DLU

pytestmark = pytest.mark.anyio
LATER = "update file_check set checked_at = checked_at - interval '1 day' where checked_at > '-infinity'"
SINCE = "checked_at > now() - interval '1 hour'"
STATES = "select fault, count(*) from file_check where checked_at > '-infinity' group by fault"


@pytest.fixture
def settings(settings, place):
    return msgspec.structs.replace(settings, object_store_url=place.url, object_store_endpoint=place.endpoint)


@pytest.fixture
async def night(cast, database):
    """One night, as the worker; how many files are wrong."""
    async with asyncpg.create_pool(database.dsn("worker"), min_size=0, max_size=2) as pool:
        context = Context(pool, None, {"ring": cast.app.state.ring, "vault": cast.app.state.vault})

        async def one():
            await cast.sql.execute(LATER)
            return await scrub(context)

        yield one


async def states(cast):
    return dict(await cast.sql.fetch(STATES))


async def test_in_seven_nights_every_file_was_read_the_oldest_first(cast, night):
    for paper in (DLU, ATTESTATION, BIOLOGIE):
        await cast.files(paper)
    files = await cast.sql.fetchval("select (select count(*) from document_file) + (select count(*) from deposit)")
    read = 0
    for _ in range(NIGHTS):
        assert await night() == 0
        now_read = (await states(cast)).get(None, 0)
        assert now_read - read <= -(-files // NIGHTS)
        read = now_read
    assert read == files
    oldest = await cast.sql.fetchval("select store_key from file_check order by checked_at limit 1")
    await night()
    assert await cast.sql.fetchval(f"select {SINCE} from file_check where store_key = $1", oldest)


@pytest.mark.attack("L22")
async def test_a_bit_that_flips_is_told_every_night_until_the_copy_is_put_back(cast, night, place, capfd):
    paper = await cast.files(DLU)
    name = await cast.sql.fetchval("select store_key from document_file where kind = 'original'")
    file = place.raw(name)
    whole = file.read_bytes()
    file.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    found = [await night() for _ in range(NIGHTS)]
    assert found[-1] == 1  # within the week, and told again each night since
    assert sorted(found) == found
    assert file.read_bytes() != whole  # left as it is
    assert '"event":"blob.wrong","reason":"broken"' in capfd.readouterr().err
    assert (await cast.david.opens(f"/papiers/{paper}")).status_code == 200  # its other files are whole
    assert (await cast.david.opens(f"/papiers/{paper}/original")).status_code == 500
    assert 'aportee_files_wrong{fault="broken"} 1.0' in (await cast.nobody().opens("/metrics")).text
    file.write_bytes(whole)
    assert await night() == 0
    assert 'aportee_files_wrong{fault="broken"} 0.0' in (await cast.nobody().opens("/metrics")).text


async def test_a_parcel_that_is_gone_is_missing_and_a_row_that_is_gone_asks_no_more(cast, night, place):
    await cast.files(DLU)
    place.raw(await cast.sql.fetchval("select store_key from deposit")).unlink()
    for _ in range(NIGHTS):
        wrong = await night()
    assert wrong == 1
    assert (await states(cast))["missing"] == 1
    await cast.sql.execute("delete from deposit")
    assert await night() == 0
    assert "missing" not in await states(cast)


@pytest.mark.attack("N08")
async def test_the_file_of_one_paper_in_the_place_of_another_is_broken(cast, night, place):
    for paper in (DLU, BIOLOGIE):
        await cast.files(paper)
    david, marion = [n for (n,) in await cast.sql.fetch("select store_key from document_file where kind = 'reading'")]
    place.raw(david).write_bytes(place.raw(marion).read_bytes())
    for _ in range(NIGHTS):
        await night()
    assert await cast.sql.fetchval("select fault from file_check where store_key = $1", david) == "broken"
    assert await cast.sql.fetchval("select fault from file_check where store_key = $1", marion) is None


async def test_a_store_that_does_not_answer_is_no_fault_of_a_file(cast, night, monkeypatch):
    await cast.files(DLU)

    def away(*_):
        raise BaseError("away")

    monkeypatch.setattr(Vault, "_pieces", away)
    with pytest.raises(BaseError):
        await night()
    assert await states(cast) == {}


async def test_a_house_of_many_files_is_read_batch_after_batch(cast, night, monkeypatch):
    for paper in (DLU, ATTESTATION, BIOLOGIE):
        await cast.files(paper)
    monkeypatch.setattr(nights, "NIGHTS", 1)
    monkeypatch.setattr(nights, "TOGETHER", 2)
    assert await night() == 0
    assert (await states(cast))[None] == await cast.sql.fetchval("select count(*) from file_check")
