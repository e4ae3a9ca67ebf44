"""Madame Bouvier enrols people at Les Tilleuls, and notes who leaves."""

import pytest


@pytest.fixture
async def desk(cast):
    role = await cast.sql.fetchval("select role_id from membership where id = $1", cast.clerk.membership)
    await cast.sql.execute("update role_duty set duty = 'enrolment' where role_id = $1", role)
    return cast.clerk
