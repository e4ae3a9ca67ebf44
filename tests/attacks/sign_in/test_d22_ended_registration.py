"""A professional whose registration ended: refused at once at the staff's door, at the next sign-in, and closed."""

import time
from datetime import timedelta

import asyncpg
import pytest

from backend.demo import making
from backend.identity.registrations import close_ended, end_registration
from backend.kit.clock import now
from tests.attacks.sign_in.browser import CAME_IN, REFUSED

pytestmark = [pytest.mark.anyio, pytest.mark.attack("D22")]
RPPS = "899700218896"


class Register:
    """What the operator, or one day the register itself, says to the background process."""

    def __init__(self, sql, issuer):
        self.sql, self.issuer = sql, issuer

    async def ends(self, when, national_id=RPPS):
        return await end_registration(self.sql, self.issuer, national_id, when)


@pytest.fixture
async def register(cast, other_bent):
    subject = f"f:550dc1c8:{RPPS}"
    await making.identity(cast.sql, cast.martin.id, other_bent.origin, subject)
    other_bent.bend_claims = lambda claims: {**claims, "sub": subject, "iat": int(time.time()),
                                             "exp": int(time.time()) + 60}  # fmt: skip
    other_bent.bend_userinfo = lambda claims: {**claims, "sub": subject}
    worker = await asyncpg.connect(cast.database.dsn("worker"))
    yield Register(worker, other_bent.origin)
    await worker.close()


@pytest.fixture
async def martin(browse_at, other_bent, register):
    return browse_at(other_bent, "prosanteconnect")


async def works(browser, cast):
    return (await browser.client.get(f"/equipe/{cast.tilleuls.id}/messages")).status_code == 200


async def test_she_is_refused_at_the_next_sign_in_with_a_page_that_says_why(martin, register, cast):
    assert (await martin.signs_in()).status_code == CAME_IN
    assert await register.ends(now()) == 1
    answer = await martin.signs_in()
    assert answer.status_code == REFUSED
    assert "Votre inscription de professionnel est terminée" in answer.text
    assert "set-cookie" not in answer.headers


async def test_the_staff_door_closes_with_the_next_request_and_the_sign_in_within_the_hour(martin, register, cast):
    await martin.signs_in()
    assert await works(martin, cast)
    await register.ends(now())
    assert not await works(martin, cast)
    assert (await martin.client.get("/equipe")).status_code == 404
    assert await close_ended(register.sql) == 2, "that one, and the one of the cast"
    assert (await martin.client.get("/equipe")).status_code in (302, 303, 401)
    assert await close_ended(register.sql) == 0


async def test_a_day_to_come_changes_nothing_until_it_comes(martin, register, cast):
    await martin.signs_in()
    await register.ends(now() + timedelta(days=1))
    assert await close_ended(register.sql) == 0
    assert await works(martin, cast)
    await cast.sql.execute("update identity set registration_ended_at = now() where registration_ended_at is not null")
    assert await close_ended(register.sql) == 2, "that one, and the one of the cast"


async def test_whoever_is_registered_again_comes_in(martin, register, cast):
    await register.ends(now())
    assert (await martin.signs_in()).status_code == REFUSED
    await register.ends(None)
    assert (await martin.signs_in()).status_code == CAME_IN
    assert await works(martin, cast)


async def test_nobody_else_is_concerned(martin, register, cast):
    await martin.signs_in()
    for other in ("", "8997002188960", "99700218896", "%", "550dc1c8"):
        assert await register.ends(now(), other) == 0
    assert await works(martin, cast)


async def test_her_own_papers_as_a_person_are_hers_still(martin, register, cast):
    """She is also somebody: what ends is her profession, not her way in by FranceConnect+."""
    await register.ends(now())
    assert (await cast.martin.client.get("/appareils")).status_code == 200
    assert (await cast.martin.opens("/messages")).status_code == 404


async def test_the_service_cannot_end_or_resume_anybody(cast, register):
    app = await asyncpg.connect(cast.database.dsn("app"))
    try:
        for call in ("end_registration('i', 'n', null)", "close_ended_registrations()"):
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await app.fetchval(f"select {call}")
    finally:
        await app.close()
