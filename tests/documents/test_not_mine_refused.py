"""Who may not bring back what somebody said is not hers, and through which doors nobody finds it."""

import pytest

from backend.demo import making
from tests.architecture.authz.papers import paper as filed
from tests.cast import DLU
from tests.documents.disputing import dispute, says, sees, settles

pytestmark = pytest.mark.anyio
DESK = ("identity",)


@pytest.fixture
async def paper(cast):
    return await cast.files(DLU)


async def test_only_the_desk_brings_it_back(cast, paper):
    await says(cast, paper)
    for somebody in (cast.martin, cast.roux):
        assert (await settles(cast, somebody, "a-elle")).status_code == 404
    assert (await cast.david.sends(f"/papiers/{paper}/montrer")).status_code == 404
    assert not await sees(cast.david, paper)


@pytest.mark.parametrize("whose", ["", "a-moi", "hers"])
async def test_an_answer_that_says_nothing_settles_nothing(cast, paper, whose):
    await says(cast, paper)
    assert (await settles(cast, cast.clerk, whose)).status_code == 422
    assert await cast.sql.fetchval("select settled_at from document_dispute") is None


async def test_all_versions_leave_together(cast, paper):
    await cast.sql.execute("update document set set_id = 'set' where id = $1", paper)
    older = await filed(cast, cast.tilleuls, cast.david.dossier, set_id="set", state="replaced")
    await says(cast, paper)
    assert await cast.sql.fetchval("select bool_and(disputed_at is not null) from document where id = any ($1)",
                                   [paper, older])  # fmt: skip


async def test_a_desk_that_supports_nobody_still_finds_whose_it_is(cast, paper):
    """No team of hers is David's: she sees his name and this paper, as long as it is not settled."""
    sql, house = cast.sql, cast.tilleuls
    role = await making.role(sql, house, "qualite", "responsable qualité", {}, DESK)
    desk = await cast.staff("Anne", "Leroy", house, role, "Madame Leroy")
    await says(cast, paper)
    assert "DAVID MOREL" in (await desk.client.get(f"{desk.base}/contestes")).text
    assert "Il a mal au poignet" in (await desk.client.get(f"{desk.base}/contestes/{await dispute(cast)}")).text
    assert (await settles(cast, desk, "a-elle")).status_code == 200
    assert not await sees(desk, paper)
    assert "DAVID MOREL" not in (await desk.client.get(f"{desk.base}/personnes")).text


@pytest.mark.parametrize("path", ["/papiers/{paper}/original", "/papiers/{paper}/cacher", "/papiers/{paper}/pas-a-moi"])
async def test_no_other_door_leads_to_it(cast, paper, path):
    await says(cast, paper)
    assert (await cast.david.opens(path.format(paper=paper))).status_code == 404
