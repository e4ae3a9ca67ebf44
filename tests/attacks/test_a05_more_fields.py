"""Fields that a form does not have: read by nobody."""

from uuid import uuid4

import pytest

from tests.cast import DLU

pytestmark = [pytest.mark.anyio, pytest.mark.attack("A05")]


async def test_a_field_that_a_form_does_not_have_never_reaches_a_row(cast):
    stolen = {
        "establishment_id": str(cast.pins.id), "dossier_id": str(cast.laura.dossier), "author_id": str(cast.martin.id),
        "capacity": "staff", "number": "99", "posted_at": "2001-01-01", "team_id": str(uuid4()), "usager_id": "1",
    }  # fmt: skip
    await cast.david.sends("/messages/ecrire", quoi="other", mots="Bonjour", **stolen)
    row = await cast.sql.fetchrow("select * from message")
    assert (row["establishment_id"], row["dossier_id"]) == (cast.tilleuls.id, cast.david.dossier)
    assert (row["author_id"], row["capacity"], row["number"]) == (cast.david.id, "usager", 1)
    assert row["posted_at"].year > 2001
    paper = await cast.files(DLU)
    await cast.david.sends(f"/papiers/{paper}/cacher", **stolen | {"title": "x", "hidden_from_staff_at": ""})
    kept = await cast.sql.fetchrow("select * from document")
    assert (kept["establishment_id"], kept["dossier_id"]) == (cast.tilleuls.id, cast.david.dossier)
    assert kept["hidden_from_staff_at"] is not None


async def test_a_thread_takes_nothing_but_words_and_a_key(cast):
    await cast.david.sends("/messages/ecrire", quoi="pain", mots="")
    thread = await cast.sql.fetchval("select id from thread")
    await cast.david.sends(
        f"/messages/{thread}/repondre", mots="Encore", author_id=str(cast.martin.id), capacity="staff"
    )
    rows = await cast.sql.fetch("select author_id, capacity from message order by number")
    assert [tuple(row) for row in rows] == [(cast.david.id, "usager")] * 2
