"""Pro Santé Connect names the houses of a professional: of two where she works, the one it names is today's."""

import time

import pytest

from backend.demo import making
from tests.cast import CARE
from tests.contracts.bent_provider import SUB

pytestmark = pytest.mark.anyio


@pytest.fixture
async def martin(cast, browse_at, other_bent):
    """Madame Martin, who works at Les Pins too."""
    role = await making.role(cast.sql, cast.pins, "volante", "infirmière volante", CARE)
    await making.member(cast.sql, cast.pins, cast.martin.id, role, "Madame Martin", ())
    await making.identity(cast.sql, cast.martin.id, other_bent.origin, SUB)
    other_bent.bend_claims = lambda claims: {**claims, "iat": int(time.time()), "exp": int(time.time()) + 60}
    return browse_at(other_bent, "prosanteconnect")


def naming(*numbers):
    activities = [{"numeroFinessSite": number} for number in numbers]
    return lambda claims: {**claims, "SubjectRefPro": {"exercices": [{"activities": activities}]}}


async def door(browser):
    return (await browser.client.get("/equipe")).headers["location"]


async def test_the_house_it_names_is_todays(martin, cast, other_bent):
    other_bent.bend_userinfo = naming("990000009", await finess(cast, cast.pins), "")
    await martin.signs_in()
    assert await door(martin) == f"/equipe/{cast.pins.id}"
    assert (await martin.client.get(f"/equipe/{cast.tilleuls.id}/messages")).status_code == 404


async def test_it_names_both_or_none_and_she_is_asked(martin, cast, other_bent):
    both = [await finess(cast, house) for house in (cast.pins, cast.tilleuls)]
    for numbers in (both, (), ("990000009",)):
        other_bent.bend_userinfo = naming(*numbers)
        await martin.signs_in()
        assert await door(martin) == "/equipe/ou"


@pytest.mark.attack("A04")
async def test_what_it_names_opens_no_house_where_she_does_not_work(martin, cast, other_bent):
    await cast.sql.execute("update membership set stopped_at = now() where establishment_id = $1", cast.pins.id)
    other_bent.bend_userinfo = naming(await finess(cast, cast.pins))
    await martin.signs_in()
    assert await door(martin) == f"/equipe/{cast.tilleuls.id}"
    assert (await martin.client.get(f"/equipe/{cast.pins.id}/messages")).status_code == 404


async def finess(cast, house):
    return await cast.sql.fetchval("select finess from establishment where id = $1", house.id)
