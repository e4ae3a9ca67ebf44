"""What was said of a joined dossier: once, in the trail of whoever said it, and of no dossier that is closed."""

from uuid import uuid4

import pytest

from tests.documents.desks import plain
from tests.people.pairs import DESK, joins
from tests.people.test_confirmed import answers, pair_of, twice

pytestmark = pytest.mark.anyio
__all__ = ["twice"]
SAID = {"oui": "yes", "non": "no"}


@pytest.mark.parametrize("said", ["oui", "non"])
async def test_the_same_form_sent_twice_is_answered_as_it_was(cast, twice, said):
    await joins(cast)
    url, form = f"/dossiers/{await pair_of(cast)}/{said}", {"key": str(uuid4())}
    if said == "oui":
        await cast.david.client.proves(url, form)
    answers_of = [await cast.david.client.post(url, data=form, follow_redirects=False) for _ in range(2)]
    assert [one.headers.get("location") for one in answers_of] == [f"/dossiers?suite={said}"] * 2
    assert await cast.sql.fetchval(f"select count(*) from audit_entry where act = 'dossier.joined_{SAID[said]}'") == 1


async def test_his_no_is_noted_where_he_is_and_not_in_the_dossier_of_somebody_else(cast, twice):
    await joins(cast)
    await answers(cast.david, await pair_of(cast), "non")
    noted = await cast.sql.fetch("select dossier_id, objects from audit_entry where act = 'dossier.joined_no'")
    assert [tuple(row) for row in noted] == [(cast.david.dossier, [cast.david.dossier])]


async def test_of_a_dossier_that_is_closed_the_desk_reads_that_nobody_is_asked(cast, twice):
    await joins(cast)
    await cast.sql.execute("update dossier set open_until = now() where id = $1", cast.again)
    page = plain(await cast.clerk.opens(f"{DESK}/{cast.again}"))
    assert "Un des deux dossiers est fermé" in page
    assert "n’a pas encore répondu" not in page
