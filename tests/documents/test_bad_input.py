"""What nobody should send, through the door of the programs: a clear answer, nothing kept, everybody else served."""

import asyncio

import pytest

from backend.interop import bounded
from backend.interop.remedies import REMEDIES
from tests.cast import DLU
from tests.documents.spoilt import spoilt
from tests.interop.refusals import SECRET

pytestmark = pytest.mark.anyio


def is_told(answer, expected):
    """A problem document for programs, with what to do and no word of what was sent; or an acknowledgement."""
    assert SECRET not in answer.text
    if expected == 202:
        assert answer.status_code == 202
        return
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert (answer.status_code, told["status"]) == ((expected,) * 2 if isinstance(expected, int) else (422, 422))
    assert isinstance(expected, int) or (told["reason"], told["detail"]) == (expected, REMEDIES[expected])


@pytest.fixture
def readers(monkeypatch, real_readers):
    """The bounded readers, held as they begin: `full` once there is no place left, `go` lets them read."""
    real, begun = bounded.converse, []

    class Held:
        full, go = asyncio.Event(), asyncio.Event()

    async def waits(child, body):
        begun.append(child.pid)
        if len(begun) == bounded.AT_ONCE:
            Held.full.set()
        await Held.go.wait()
        return await real(child, body)

    monkeypatch.setattr(bounded, "converse", waits)
    return Held


async def what_is_kept(cast, settings):
    """How many parcels, and how many files in the store."""
    return await cast.sql.fetchval("select count(*) from deposit"), len(list((settings.data_dir / "objects").iterdir()))


@pytest.mark.attack("H25")
async def test_while_readers_are_busy_with_it_everybody_else_is_served(cast, settings, readers, tmp_path):
    """More are held than there are connections: whoever waits for a reader holds none."""
    sent = spoilt(tmp_path)
    more = {str(n): (DLU + b"<!-- %d -->" % n, 202) for n in range(settings.pool_size + 1)}
    answers = {name: asyncio.create_task(cast.dui.pushes(body)) for name, (body, _) in (sent | more).items()}
    await readers.full.wait()
    assert await cast.david.papers() == []
    written = await cast.david.sends("/messages/ecrire", quoi="pain", mots="")
    assert (written.status_code, await cast.sql.fetchval("select count(*) from message")) == (200, 1)
    assert not any(answers[name].done() for name in more)
    readers.go.set()
    for name, (_, expected) in (sent | more).items():
        is_told(await answers[name], expected)
    kept = sum(expected == 202 for _, expected in (sent | more).values())
    assert await what_is_kept(cast, settings) == (kept, kept)


async def test_none_of_it_takes_the_place_of_what_is_good(cast, settings, tmp_path):
    """What is refused leaves nothing, what is doubtful waits for a human, and the next paper is filed."""
    ends = {}
    for name, (body, expected) in spoilt(tmp_path).items():
        before = await what_is_kept(cast, settings)
        ends[name] = await cast.files(body)
        assert (await what_is_kept(cast, settings) == before) == (expected != 202), name
    assert [name for name, paper in ends.items() if paper] == ["a PDF that acts"]
    assert [tuple(row) for row in await cast.sql.fetch("select reason from deposit where state = 'quarantined'")] == [
        ("unknown-matricule",)
    ]
    good = await cast.files(DLU)
    assert set(await cast.david.papers()) == {str(good), str(ends["a PDF that acts"])}
