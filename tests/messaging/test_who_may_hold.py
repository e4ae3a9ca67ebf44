"""Who may have a thread: a member of its team who answers, as long as she is one; and who is told."""

from uuid import uuid4

import pytest

from backend.audit.queries import LOOKERS
from backend.db.unit import becoming
from backend.demo import making
from backend.kit.actor import Asked
from tests.cast import CARE, OFFICE
from tests.messaging.talk import begins, colleague, lists

pytestmark = pytest.mark.anyio
HOLDER = "select membership_id from thread_holder"
ENTRIES = "select array_agg(act order by at) from audit_entry where purpose = 'internal'"


@pytest.fixture
async def zoe(cast):
    return await colleague(cast)


@pytest.fixture
async def thread(cast):
    return await begins(cast.david)


@pytest.mark.parametrize(
    "ends",
    [
        "update membership set stopped_at = now() where id = $1",
        "update membership set ends_at = now() where id = $1",
        "delete from membership_team where membership_id = $1",
        "delete from role_right r using membership m where m.id = $1 and r.role_id = m.role_id and can = 'write'",
    ],
)
async def test_who_left_has_nothing_any_more(cast, zoe, thread, ends):
    await zoe.sends(f"{thread}/prendre")
    assert list(await lists(cast.martin)) == ["attente"]
    await cast.sql.execute(ends, zoe.membership)
    assert list(await lists(cast.martin)) == ["prendre"]
    assert "Personne pour le moment." in (await cast.martin.opens(thread)).text
    assert (await cast.martin.sends(f"{thread}/prendre")).status_code == 200
    assert list(await lists(cast.martin)) == ["moi"]


async def test_it_is_handed_to_none_but_one_who_could_take_it(cast, zoe, thread):
    reader = await making.role(cast.sql, cast.tilleuls, "stagiaire", "stagiaire", {"read": CARE["read"]})
    pupil = await cast.staff("Léo", "Grondin", cast.tilleuls, reader, "Léo Grondin", cast.care)
    page = (await cast.martin.opens(thread)).text
    assert str(zoe.membership) in page
    for other in (pupil.membership, cast.clerk.membership, cast.roux.membership, cast.david.id, uuid4()):
        assert str(other) not in page
        assert (await cast.martin.sends(f"{thread}/confier", a=str(other))).status_code == 404
    assert (await pupil.sends(f"{thread}/prendre")).status_code == 404
    nobody = await cast.martin.sends(f"{thread}/confier")
    assert nobody.status_code == 422
    assert "Choisissez un collègue." in nobody.text
    assert await cast.sql.fetchval(HOLDER) is None


async def test_giving_back_what_is_not_hers_changes_nothing(cast, zoe, thread):
    await zoe.sends(f"{thread}/prendre")
    assert (await cast.martin.sends(f"{thread}/rendre")).status_code == 200
    assert await cast.sql.fetchval(HOLDER) == zoe.membership
    office = await making.role(cast.sql, cast.tilleuls, "accueil", "accueil", OFFICE)
    other = await cast.staff("Jean", "Técher", cast.tilleuls, office, "Jean Técher", cast.office)
    assert (await other.sends(f"{thread}/rendre")).status_code == 404


async def test_the_person_is_told_nothing_of_who_takes_and_hands(cast, zoe, thread):
    """It is no look at what is hers: neither a line of « Qui a regardé » nor one more in the count of the home page."""
    await cast.martin.client.post(f"{cast.martin.base}{thread}/prendre", data={"key": str(uuid4())})
    await cast.sql.execute("delete from audit_entry where act = 'thread.read'")  # what she saw afterwards
    assert await cast.sql.fetchval(ENTRIES) == ["thread.taken"]
    assert (await cast.david.opens("/acces")).text.count("<b>Madame Martin</b>") == 1  # in the card that says who helps
    async with cast.app.state.pool.acquire() as sql, sql.transaction():
        await sql.execute(becoming(Asked(cast.david.secret, "usager")))
        assert (await LOOKERS.one(sql)).number == 0
