"""PostgreSQL gives one of two up so that the other may go on: she is asked to send again, with her words."""

import asyncpg
import pytest
from sqlalchemy.exc import OperationalError

from backend.db.lost import understood
from backend.kit.errors import Away, Busy
from tests.chaos.acts import beginning
from tests.pressing import given_back, presses_again

pytestmark = pytest.mark.anyio
GIVEN_UP = """
    create function given_up() returns trigger language plpgsql as
    $$ begin raise exception 'between two' using errcode = '{code}'; end $$;
    create trigger given_up before insert on message for each row execute function given_up()"""
THAW = "drop trigger given_up on message; drop function given_up()"


@pytest.mark.parametrize("code", ["40001", "40P01"])
@pytest.mark.attack("L16")
async def test_who_was_given_up_is_not_told_that_something_broke(cast, code):
    await cast.sql.execute(GIVEN_UP.format(code=code))
    act = await beginning(cast)
    told = await act.sent()
    assert (told.status_code, told.headers["retry-after"]) == (503, "60")
    assert given_back(told)[1]["mots"] == act.words
    await cast.sql.execute(THAW)
    assert (await presses_again(cast.david, told)).status_code == 200
    assert await cast.sql.fetchval(act.counted) == 1


@pytest.mark.parametrize(
    ("cause", "told"),
    [(asyncpg.SerializationError("x"), Busy), (asyncpg.ConnectionDoesNotExistError("x"), Away), (OSError(), None)],
)
async def test_it_is_understood_through_the_orm_too(cause, told):
    wrapped = OperationalError("select", {}, cause)
    wrapped.__cause__ = cause
    assert type(understood(wrapped)) is (told or OperationalError)
    assert isinstance(understood(wrapped, lost=True), Away)


async def test_a_mistake_is_given_back_too_and_still_said_to_be_one(cast):
    """Whatever broke, she does not type it twice."""
    await cast.sql.execute(GIVEN_UP.format(code="22012"))
    act = await beginning(cast)
    told = await act.sent()
    assert told.status_code == 500
    assert given_back(told)[1]["mots"] == act.words
