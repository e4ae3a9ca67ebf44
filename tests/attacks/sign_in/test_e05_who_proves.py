"""Whose proof opens a grave act: hers, from where she asked, and never one proof alone."""

import pytest

from backend.demo import making
from backend.identity.means import Means, means
from tests.attacks.sign_in.test_e05_fresh_proof import asks, proves
from tests.contracts.bent_provider import SUB

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("david_is_known"), pytest.mark.attack("E05")]


@pytest.fixture
async def david(browse):
    david = browse()
    await david.signs_in()
    return david


async def test_somebody_else_does_not_prove_it_for_him(david, bent, cast):
    step_up = await asks(david)
    await cast.sql.execute("delete from identity")
    await making.identity(cast.sql, cast.marion.id, bent.origin, SUB)
    refused = await proves(david, bent, step_up)
    assert refused.status_code == 403
    assert "Ce n’est pas la bonne personne" in refused.text


async def test_nor_from_another_browser_of_his(david, browse, bent):
    tablet = browse()
    await tablet.signs_in()
    assert (await proves(tablet, bent, await asks(david))).status_code == 403


async def test_one_proof_alone_is_no_fresh_proof(david, bent, monkeypatch):
    step_up = await asks(david)
    monkeypatch.setitem(means(), "franceconnect", Means(1, "alone"))
    assert (await proves(david, bent, step_up)).status_code == 403
