"""Before she says yes to who assists her, Laura reads which of her real papers that opens, and they are those."""

from datetime import date

import pytest

from tests.architecture.authz.papers import paper
from tests.protection.entering import in_force, plain

pytestmark = pytest.mark.anyio
SEES, NONE = "Si vous dites oui, Nadia Técher verra ces papiers", "Aucun papier pour le moment."
DAYS = {"11 mars 2025": "mdph", "12 mars 2025": "soins", "13 mars 2025": "choix", "14 mars 2025": "attestations"}
CERTIFICATE = "89601-9"


@pytest.fixture
async def dated(cast):
    """One paper of each shelf, told apart by its day; the last is a doctor’s certificate among attestations."""
    where = cast.pins, cast.laura.dossier
    made = [await paper(cast, *where, shelf, written_on=date(2025, 3, day)) for day, shelf in zip(
        (11, 12, 13), ("mdph", "soins", "choix"), strict=True)]  # fmt: skip
    return [*made, await paper(cast, *where, "attestations", type_code=CERTIFICATE, written_on=date(2025, 3, 14))]


async def told(cast, measure):
    """What her page says that she would see."""
    text = plain(await cast.laura.opens(f"/aidants/mesures/{measure}"))
    assert SEES in text
    part = text.split(SEES)[1].split("</form>")[0]
    return {shelf for day, shelf in DAYS.items() if day in part}


async def found(holder, usager, papers):
    """What she really opens."""
    answers = [await holder.client.get(f"/pour/{usager.id}/papiers/{one}") for one in papers]
    return {shelf for shelf, answer in zip(DAYS.values(), answers, strict=True) if answer.status_code == 200}


@pytest.mark.parametrize(
    ("measure", "opens"),
    [("curatelle/assistance", {"mdph", "soins", "attestations"}), ("curatelle/goods", {"mdph"})],
)
async def test_what_is_announced_is_what_she_then_sees(cast, desks, nadia, dated, measure, opens):
    made = await in_force(cast, desks, cast.laura, measure, nadia)
    assert await told(cast, made) == opens
    assert await found(nadia, cast.laura, dated) == set()
    after = plain(await cast.laura.sends(f"/aidants/mesures/{made}/oui"))
    assert SEES not in after
    assert await found(nadia, cast.laura, dated) == opens
    await cast.laura.sends(f"/aidants/mesures/{made}/non")
    assert await told(cast, made) == opens


async def test_nothing_yet_is_said(cast, desks, nadia):
    made = await in_force(cast, desks, cast.laura, "curatelle/assistance", nadia)
    assert await told(cast, made) == set()
    assert NONE in plain(await cast.laura.opens(f"/aidants/mesures/{made}"))


async def test_where_the_judge_decides_nothing_hangs_on_her_yes(cast, desks, nadia, dated):
    made = await in_force(cast, desks, cast.laura, "tutelle/representation", nadia)
    assert SEES not in plain(await cast.laura.opens(f"/aidants/mesures/{made}"))


async def test_nobody_else_reads_it(cast, desks, nadia, dated):
    made = await in_force(cast, desks, cast.laura, "curatelle/assistance", nadia)
    for somebody in (cast.marion, nadia):
        assert (await somebody.client.get(f"/aidants/mesures/{made}")).status_code == 404
