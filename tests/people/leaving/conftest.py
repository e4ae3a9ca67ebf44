"""Madame Bouvier enrols people at Les Tilleuls, and notes who leaves."""

import pytest


@pytest.fixture
async def desk(cast):
    role = await cast.sql.fetchval("select role_id from membership where id = $1", cast.clerk.membership)
    await cast.sql.execute("delete from role_duty where role_id = $1 and duty <> 'enrolment'", role)
    return cast.clerk
