"""Whose number it is, who may look at it and who may use it: nobody else, and never the staff as her."""

from uuid import uuid4

import pytest

from tests.identity.vouching.desk import (
    SEEN,
    THERE,
    asks_her_house,
    finds,
    goes_on,
    hers,
    presses,
    proved,
    vouched,
    wants,
)

pytestmark = pytest.mark.anyio


async def test_no_other_session_uses_it(cast, luc, client, place, number):
    """Neither hers elsewhere, nor anybody else's, nor the staff's."""
    await vouched(cast, cast.clerk, luc, number)
    again = await cast.signed_in(person=cast.marion.id)
    for somebody in (again, cast.david, cast.clerk, luc):
        async with hers(cast, somebody) as other:
            assert (await other.get(place)).status_code == 404
            assert (await goes_on(other, place)).status_code == 404
    assert await proved(cast) == 0


async def test_only_whoever_answers_for_identities_and_supports_her(cast, luc, number):
    there, form = await finds(cast.clerk, number), {"key": "0" * 32, "numero": number}
    for who, base in ((cast.martin, cast.martin.base), (cast.roux, f"/equipe/{cast.pins.id}"), (cast.roux, luc.base)):
        assert (await who.client.post(f"{base}/preuves", data=form)).status_code in (404, 422)
        here = there.replace(luc.base, base)
        assert (await who.client.get(here)).status_code == 404
        for path, fields in (("vu", SEEN), ("confirmer", THERE)):
            assert (await who.client.post(f"{here}/{path}", data={"key": "0" * 32} | fields)).status_code == 404
    await cast.sql.execute("delete from membership_team where membership_id = $1", luc.membership)
    assert await finds(luc, number) is None
    assert (await luc.client.get(there)).status_code == 404


async def test_nobody_vouches_for_herself(cast, luc):
    """The clerk is supported in her own house, too: she may neither see herself nor confirm it."""
    await cast.sql.execute("update dossier set person_id = $1 where id = $2", cast.clerk.id, cast.marion.dossier)
    async with hers(cast, cast.clerk) as client:
        number = await asks_her_house(client, await wants(client))
    assert await finds(cast.clerk, number) is None
    there = await finds(luc, number)
    await presses(luc, f"{there}/vu", **SEEN)
    assert (await presses(cast.clerk, f"{there}/confirmer", **THERE)).status_code == 404


async def test_what_the_staff_do_and_what_she_keeps_to_herself_is_not_for_the_desk(cast, luc):
    """A member proves by his own means; and her house is not told of what she keeps secret."""
    async with hers(cast, luc) as staff:
        asked = await staff.post(f"{luc.base}/membres/nouveau", data={"key": str(uuid4())})
        if asked.status_code == 303:
            assert (await staff.post(f"{asked.headers['location']}/maison")).status_code == 404
    asked = "select vouchable($1, $2)"
    house = f"/equipe/{cast.tilleuls.id}"
    assert not await cast.sql.fetchval(asked, "reveal", "/papiers/secrets/x/montrer")
    assert not await cast.sql.fetchval(asked, "give", f"{house}/membres/nouveau")
    assert not await cast.sql.fetchval(asked, "member", f"{house}/membres/nouveau")
    assert await cast.sql.fetchval(asked, "give", "/aidants/donner")


async def test_whoever_is_in_no_house_asks_nobody(cast):
    stranger = await cast.stranger()
    async with hers(cast, stranger) as client:
        place = await wants(client)
        assert "Demander à mon établissement" not in (await client.get(place)).text
        assert (await client.post(f"{place}/maison", data={"key": str(uuid4())})).status_code == 404


async def test_a_house_that_began_goes_on_alone(cast, luc, number):
    """Laura lives in one house and comes to another by day: two people of the same house see her."""
    there = await finds(luc, number)
    await presses(luc, f"{there}/vu", **SEEN)
    await cast.sql.execute(
        "update vouching set establishment_id = $1, dossier_id = $2", cast.pins.id, cast.laura.dossier
    )
    assert await finds(cast.clerk, number) is None
    assert (await presses(cast.clerk, f"{there}/confirmer", **THERE)).status_code == 404
