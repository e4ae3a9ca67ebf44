"""Only who has the duty, in a team of hers, sees and changes its hours."""

from uuid import uuid4

import pytest

from tests.messaging.test_team_hours import EVERY_DAY, ends, gives, keeps, place, seen

pytestmark = pytest.mark.anyio


async def test_the_same_form_twice_changes_once(cast):
    hours, duty, mark = str(uuid4()), str(uuid4()), await seen(cast.martin, cast.care)
    for _ in range(2):
        form = {"key": hours, "vu": mark} | EVERY_DAY
        page = await cast.martin.client.post(f"{place(cast.martin, cast.care)}/heures", data=form)
        assert "Les heures sont changées." in page.text
        assert "C’est noté." in (await gives(cast, apart=1, key=duty)).text
    entries = "select act, count(*) from audit_entry where purpose = 'organisation' group by act order by act"
    assert [tuple(row) for row in await cast.sql.fetch(entries)] == [("team.duty_given", 1), ("team.hours", 1)]


async def test_each_change_has_its_entry_and_a_refusal_none(cast, karim):
    await keeps(cast.martin, cast.care, **EVERY_DAY)
    await gives(cast, member=karim.membership, apart=1)
    [duty] = await cast.sql.fetch("select id from rota")
    page = await ends(cast.martin, cast.care, duty["id"])
    assert "C’est retiré." in page.text
    refused = await gives(cast, member=cast.clerk.membership, apart=2)
    assert refused.status_code == 422
    rows = await cast.sql.fetch(
        "select act, actor_id, establishment_id, dossier_id, objects from audit_entry"
        " where purpose = 'organisation' order by at"
    )
    assert [row["act"] for row in rows] == ["team.hours", "team.duty_given", "team.duty_ended"]
    assert {(row["actor_id"], row["establishment_id"], row["dossier_id"]) for row in rows} == {
        (cast.martin.id, cast.tilleuls.id, None)
    }
    assert [row["objects"] for row in rows] == [[cast.care], [duty["id"]], [duty["id"]]]


@pytest.mark.parametrize("who", ["clerk", "david", "roux", "no longer"])
async def test_nobody_else_sees_or_changes_them(cast, who):
    """Another trade of the house, a person, another house, and she whose role lost the duty."""
    somebody = cast.martin if who == "no longer" else getattr(cast, who)
    mark = await seen(cast.martin, cast.care)
    await gives(cast, apart=1)
    duty = await cast.sql.fetchval("select id from rota")
    if who == "no longer":
        await cast.sql.execute("delete from role_duty where duty = 'hours'")
    base = f"/equipe/{cast.tilleuls.id}/horaires"
    for path in ("", f"/{cast.care}", f"/{cast.care}/heures"):
        assert (await somebody.client.get(f"{base}{path}")).status_code == 404
    for path, form in (
        ("heures", {"vu": mark} | EVERY_DAY),
        ("qui", {"qui": str(cast.martin.membership), "jour": "2031-01-01", "de": "9", "a": "10"}),
        (f"qui/{duty}/retirer", {}),
    ):
        url = f"{base}/{cast.care}/{path}"
        assert (await somebody.client.post(url, data={"key": str(uuid4())} | form)).status_code == 404
    assert await cast.sql.fetchval("select count(*) from team_hours") == 0
    assert await cast.sql.fetchval("select count(*) from rota") == 1


async def test_not_those_of_another_team_of_the_house(cast):
    for path in ("", "/heures"):
        assert (await cast.martin.opens(f"{place(cast.martin, cast.office)}{path}")).status_code == 404
    await cast.sql.execute("update team set answers_messages = true where id = $1", cast.office)
    mark = await cast.sql.fetchval("select hours_mark($1)", cast.office)
    form = {"key": str(uuid4()), "vu": mark} | EVERY_DAY
    assert (await cast.martin.client.post(f"{place(cast.martin, cast.office)}/heures", data=form)).status_code == 404
    assert await cast.sql.fetchval("select count(*) from team_hours") == 0
