"""Whoever tries codes learns nothing from how long the refusal takes: one that was and one that never was."""

import pytest

from backend.kit.references import new_reference
from tests.enrolment.desk import arriving, enrolled, prints, types
from tests.timing import MOST, told_apart

pytestmark = [pytest.mark.anyio, pytest.mark.long, pytest.mark.attack("I01")]
CHANGES = {
    "expired": "update enrolment_code set ends_at = now()",
    "used": "update enrolment_code set used_at = now()",
    "replaced": "update enrolment_code set revoked = true",
}


@pytest.mark.parametrize("why", CHANGES)
async def test_a_code_that_was_is_refused_as_slowly_as_one_that_never_was(cast, why):
    [code] = await prints(cast, await enrolled(cast))
    await cast.sql.execute(CHANGES[why])
    async with arriving(cast) as thief:

        async def was():
            await types(thief, code)
            await cast.sql.execute("delete from card_try")

        async def never():
            await types(thief, new_reference())
            await cast.sql.execute("delete from card_try")

        apart = await told_apart(was, never)
        print(f"a code {why} or unknown: {apart:.3f} from one half")
        assert apart < MOST
