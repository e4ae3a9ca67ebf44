"""A dossier is corrected: before and after side by side, then kept and noted."""

import pytest

from tests.enrolment.desk import WHO, enrolled, place, plain, presses

pytestmark = pytest.mark.anyio


async def test_a_correction_is_seen_before_it_is_kept(cast):
    rose = await enrolled(cast)
    here = f"{place(cast.tilleuls)}/{rose}/identite"
    before = await presses(cast.clerk, here, **WHO | {"naissance": "Lebeau"})
    page = plain(before.text)
    assert "Avant Lebon" in page
    assert "Après Lebeau" in page
    assert await cast.sql.fetchval("select birth_name from dossier where id = $1", rose) == "Lebon"
    after = await presses(cast.clerk, here, **WHO | {"naissance": "Lebeau", "sur": "on"})
    assert after.headers["location"].endswith("suite=corrige")
    assert await cast.sql.fetchval("select birth_name from dossier where id = $1", rose) == "Lebeau"
    act = "select actor_id from audit_entry where act = 'dossier.corrected'"
    assert await cast.sql.fetchval(act) == cast.clerk.id
    nothing = await presses(cast.clerk, here, **WHO | {"naissance": "Lebeau"})
    assert nothing.status_code == 303


async def test_of_corrected_traits_the_register_has_said_nothing_yet(cast):
    """A qualified identity is « validée » again; a name that she uses changes nothing to it."""
    rose = await enrolled(cast)
    here, status = f"{place(cast.tilleuls)}/{rose}/identite", "select identity_status from dossier where id = $1"
    await cast.sql.execute("update dossier set identity_status = 'QUAL' where id = $1", rose)
    await presses(cast.clerk, here, **WHO | {"usage": "Payet", "sur": "on"})
    assert await cast.sql.fetchval(status, rose) == "QUAL"
    await presses(cast.clerk, here, **WHO | {"usage": "Payet", "ne_a": "97412", "sur": "on"})
    assert await cast.sql.fetchval(status, rose) == "VALI"
