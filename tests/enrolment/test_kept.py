"""What is kept of a code, and what never has it."""

import pytest

from tests.enrolment.desk import arriving, enrolled, prints, types

pytestmark = pytest.mark.anyio


async def test_only_a_hash_is_kept_and_the_letter_works_thirty_days(cast):
    rose = await enrolled(cast)
    [code] = await prints(cast, rose)
    kept = await cast.sql.fetchrow("select code_hash, ends_at - made_at as lasts, made_by from enrolment_code")
    assert code.replace(" ", "").encode() not in kept["code_hash"]
    assert (kept["lasts"].days, kept["made_by"]) == (30, cast.clerk.id)


async def test_a_code_is_in_no_address(cast):
    """The picture hides it behind a `#`, which no browser sends."""
    rose = await enrolled(cast)
    [code] = await prints(cast, rose)
    async with arriving(cast) as hers:
        answer = await types(hers, code)
        assert code.replace(" ", "") not in answer.headers["location"] + str(answer.request.url)
