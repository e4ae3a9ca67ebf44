"""How long an answer takes says nothing of what is kept from her: judged over many, in `make long` alone."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from backend.demo.making import insert
from tests.architecture.authz.appointments import appointment
from tests.architecture.authz.papers import paper
from tests.messaging.talk import begins
from tests.timing import MOST, told_apart
from tests.worlds_apart.living import NOT_YET

pytestmark = [pytest.mark.anyio, pytest.mark.long]


@pytest.fixture
async def kept(cast):
    """Twenty attestations that she reads, and one that David keeps for himself: its id."""
    for _ in range(20):
        await paper(cast, cast.tilleuls, cast.david.dossier, "attestations")
    made = await paper(cast, cast.tilleuls, cast.david.dossier, "attestations")
    await keeps(cast, document_id=made, act=uuid4())
    return made


async def keeps(cast, table="secret", **what):
    """David keeps it from everybody who helps him."""
    where = {"establishment_id": cast.tilleuls.id, "dossier_id": cast.david.dossier, "made_by": cast.david.id}
    await insert(cast.sql, table, id=uuid4(), kind="own", **what, **where)


async def told(cast, kept, kind, what=""):
    """How far from one half: what is kept, beside what never was."""
    return await told_apart(
        lambda: cast.paula.opens(f"/{kind}/{kept}{what}"), lambda: cast.paula.opens(f"/{kind}/{NOT_YET}{what}")
    )


@pytest.mark.parametrize("what", ["", "/original", "/pages/1"])
async def test_a_paper_that_is_kept_and_one_that_never_was(cast, kept, what):
    assert await told(cast, kept, "papiers", what) < MOST


async def test_a_thread_that_is_kept_and_one_that_never_was(cast):
    thread = (await begins(cast.david)).rpartition("/")[2]
    await opened_too(cast, "read", "messages")
    assert (await cast.paula.opens(f"/messages/{thread}")).status_code == 200
    await keeps(cast, thread_id=UUID(thread), act=uuid4())
    assert await told(cast, thread, "messages") < MOST


async def test_an_appointment_that_is_kept_and_one_that_never_was(cast):
    made = await appointment(cast, cast.tilleuls, cast.david.dossier, datetime.now(UTC))
    await opened_too(cast, "appointments", "rendez-vous")
    assert (await cast.paula.opens(f"/rendez-vous/{made}")).status_code == 200
    await keeps(cast, "appointment_secret", appointment_id=made)
    assert await told(cast, made, "rendez-vous") < MOST


async def opened_too(cast, right, family):
    """Paula may do this too."""
    days = {"starts_at": datetime.now(UTC) - timedelta(days=1), "ends_at": datetime.now(UTC) + timedelta(days=9)}
    square = {"dossier_id": cast.david.dossier, "can": right, "family": family}
    await insert(cast.sql, "delegation_right", delegation_id=cast.paula.delegation, **square, **days)
