"""A dossier is corrected: before and after side by side, then kept and noted."""

import pytest

from tests.enrolment.desk import WHO, enrolled, place, plain, presses

pytestmark = pytest.mark.anyio
NUMBER = "select matricule, matricule_oid, matricule_index from dossier where id = $1"
MATRICULE = "2 69 05 99 131 167 14"


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
    """A qualified identity is « provisoire » again, without its number; a name that she uses changes nothing to it."""
    rose = await enrolled(cast, matricule=MATRICULE)
    here, status = f"{place(cast.tilleuls)}/{rose}/identite", "select identity_status from dossier where id = $1"
    await cast.sql.execute("update dossier set identity_status = 'QUAL' where id = $1", rose)
    await presses(cast.clerk, here, **WHO | {"usage": "Payet", "sur": "on"})
    assert await cast.sql.fetchval(status, rose) == "QUAL"
    assert None not in await cast.sql.fetchrow(NUMBER, rose)
    await presses(cast.clerk, here, **WHO | {"usage": "Payet", "ne_a": "97412", "sur": "on"})
    assert await cast.sql.fetchval(status, rose) == "PROV"
    assert tuple(await cast.sql.fetchrow(NUMBER, rose)) == (None, None, None)


async def test_a_paper_that_was_seen_said_what_was_there_before(cast):
    """What was typed by hand of her number stays: no register gave it."""
    rose = await enrolled(cast, matricule=MATRICULE)
    here, status = f"{place(cast.tilleuls)}/{rose}/identite", "select identity_status from dossier where id = $1"
    assert await cast.sql.fetchval(status, rose) == "VALI"
    await presses(cast.clerk, here, **WHO | {"ne_a": "97412", "sur": "on"})
    assert await cast.sql.fetchval(status, rose) == "PROV"
    assert None not in await cast.sql.fetchrow(NUMBER, rose)


@pytest.mark.parametrize(("piece", "kind"), [("passeport", "passport"), ("vitale", None), ("aucune", None)])
async def test_what_was_seen_when_she_came_is_a_proof_with_its_day_and_its_name(cast, piece, kind):
    rose = await enrolled(cast, piece=piece)
    status, proofs = "select identity_status from dossier where id = $1", "select kind, seen_by from identity_proof"
    assert await cast.sql.fetchval(status, rose) == ("VALI" if kind else "PROV")
    assert [tuple(one) for one in await cast.sql.fetch(proofs)] == ([(kind, cast.clerk.id)] if kind else [])
