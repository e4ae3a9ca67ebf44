"""A matricule is masked on the screen, shown in full on purpose, and somebody's once in a house."""

import pytest

from tests.enrolment.desk import enrolled, inscribes, place, presses

pytestmark = pytest.mark.anyio
GIVEN = "269059913116714"


async def test_a_matricule_is_masked_and_shown_on_purpose(cast):
    rose = await enrolled(cast, matricule="2 69 05 99 131 167 14")
    here = f"{place(cast.tilleuls)}/{rose}"
    page = (await cast.clerk.client.get(here)).text
    assert "2 69 05 •• ••• ••• ••" in page
    assert "99131" not in page.replace(" ", "")
    shown = await presses(cast.clerk, f"{here}/matricule")
    assert "2 69 05 99 131 167 14" in shown.text
    assert shown.headers["cache-control"] == "no-store"
    entry = await cast.sql.fetchrow(
        "select actor_id, dossier_id from audit_entry where act = 'dossier.matricule_shown'"
    )
    assert (entry["actor_id"], str(entry["dossier_id"])) == (cast.clerk.id, rose)
    assert GIVEN not in str(shown.request.url)


async def test_the_same_matricule_is_nobody_else_s_in_the_house(cast):
    await enrolled(cast, matricule=GIVEN)
    answer = await inscribes(cast, matricule=GIVEN, prenoms="Anne")
    assert answer.status_code == 422
    assert "a déjà ce numéro" in answer.text
    assert GIVEN not in answer.headers.get("location", "")
