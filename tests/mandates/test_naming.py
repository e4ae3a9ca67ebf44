"""The code of the aidant at the desk: hers, of today, once; and a table that refuses what no code can write."""

import asyncpg
import pytest

from tests.entrusting.giving import says_her_code
from tests.mandates.desk import entered, enters, prepares
from tests.people.members.deciding import plain

pytestmark = pytest.mark.anyio


async def test_the_code_is_that_of_whom_the_paper_names(cast, zoe, payet):
    there = await prepares(cast.clerk, cast.marion.dossier, prenom="Anne")
    page = await enters(cast.clerk, there, await says_her_code(zoe))
    assert (page.status_code, "Le papier donne un autre nom" in plain(page)) == (422, True)
    there = await prepares(cast.clerk, cast.marion.dossier, nom="INCONNUE", prenom="zoe")
    for code in ("ABCDE FGHJK", "' or true --"):
        assert "Ce code ne marche pas" in plain(await enters(cast.clerk, there, code))
    old = await says_her_code(zoe)
    await cast.sql.execute("update aidant_code set made_at = now() - interval '1 day 1 second'")
    assert "Ce code ne marche pas" in plain(await enters(cast.clerk, there, old))
    assert "doit confirmer" in plain(await enters(cast.clerk, there, await says_her_code(zoe)))


async def test_a_code_serves_once_at_the_desk_too(cast, zoe):
    code = await says_her_code(zoe)
    first, second = [await prepares(cast.clerk, dossier) for dossier in (cast.marion.dossier, cast.david.dossier)]
    assert "doit confirmer" in plain(await enters(cast.clerk, first, code))
    assert "Ce code ne marche pas" in plain(await enters(cast.clerk, second, code))


@pytest.mark.attack("B18")
@pytest.mark.parametrize(
    "change",
    [
        "outcome = 'confirmed', decided_at = now(), decided_by = entered_by",
        "outcome = 'confirmed', decided_at = now(), decided_by = aidant_id",
        "evidence = null",
        "outcome = 'confirmed', decided_at = now(), decided_by = prepared_by, evidence = null, entered_by = null,"
        " entered_at = null, aidant_id = null, signed_on = null, key_id = null",
    ],
)
async def test_the_table_itself_refuses_one_person_and_no_paper(cast, zoe, change):
    await entered(cast, cast.clerk, cast.marion.dossier, zoe)
    with pytest.raises(asyncpg.CheckViolationError):
        await cast.sql.execute(f"update mandate set {change}, delegation_id = $1", cast.paula.delegation)
