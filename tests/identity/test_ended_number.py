"""Whose registration ended works nowhere: as Pro Santé Connect knows her, or by the number that a house listed."""

import pytest

from backend.demo import making
from backend.identity.registrations import end_registration
from tests.identity.test_at_work import ALLOW, ISSUER, NOTHING, NUMBER, OPEN, by_key, door  # noqa: F401

pytestmark = pytest.mark.anyio


@pytest.mark.attack("D22")
async def test_whose_registration_ended_works_nowhere_by_any_means(cast, by_key):  # noqa: F811
    """As Pro Santé Connect knows her, or by the number that her house listed before it ever did."""
    await cast.sql.execute(ALLOW, "passkey")
    worker, by_card = await cast.database.connect("worker"), await cast.signed_in(person=cast.martin.id)
    try:
        identity = await making.identity(cast.sql, cast.martin.id, ISSUER, f"f:x:{NUMBER}")
        for known in ("identity", "number"):
            assert await door(by_key, cast.martin.base) == OPEN
            assert await end_registration(worker, ISSUER, NUMBER, await cast.sql.fetchval("select now()")) == 1
            for somebody in (by_key, by_card):
                assert await door(somebody, cast.martin.base) == NOTHING, known
            assert await end_registration(worker, ISSUER, NUMBER, None) == 1
            if known == "identity":
                await cast.sql.execute("delete from identity where id = $1", identity)
                number = {"person_id": cast.martin.id, "value": NUMBER}
                await making.insert(cast.sql, "national_identifier", **number)
    finally:
        await worker.close()


async def test_a_number_that_ended_before_it_was_listed_opens_nothing(cast):
    await cast.sql.execute("insert into ended_number values ($1, now())", NUMBER)
    await making.insert(cast.sql, "national_identifier", person_id=cast.martin.id, value=NUMBER)
    assert await door(cast.martin, cast.martin.base) == NOTHING
