"""The four lists of a team: who waits, who takes care, what is late, and what the office does not see."""

import re

import pytest

from backend.demo import making
from tests.cast import HOURS
from tests.messaging.talk import begins, colleague, lists, threads

pytestmark = pytest.mark.anyio


async def test_the_office_sees_nothing_of_what_is_written_to_the_nurses(cast):
    """Same house, same person supported, right to read messages: another team's letters stay closed."""
    thread = await begins(cast.david, "Pour les soins")
    assert await threads(cast.martin) == [thread.rpartition("/")[2]]
    assert await threads(cast.clerk) == []
    assert (await cast.clerk.opens(thread)).status_code == 404
    for act in ("repondre", "prendre", "rendre", "confier"):
        assert (await cast.clerk.sends(f"{thread}/{act}", mots="Bonjour")).status_code == 404
    assert (await cast.marion.opens(thread)).status_code == 404
    assert (await cast.roux.opens(f"/equipe/{cast.tilleuls.id}{thread}")).status_code == 404


async def test_each_list_says_what_it_is_for(cast):
    """Nobody's, mine, a colleague's, answered: each is in one list, and says who has it or who answered."""
    zoe = await colleague(cast)
    taken, handed, answered, free = [await begins(cast.david, f"n° {n}") for n in range(4)]
    await cast.martin.sends(f"{taken}/prendre")
    await cast.martin.sends(f"{handed}/confier", a=str(zoe.membership))
    await cast.martin.sends(f"{answered}/repondre", mots="Bonjour")
    told = await lists(cast.martin)
    assert {name: list(rows) for name, rows in told.items()} == {
        "prendre": [free], "moi": [taken], "attente": [answered, handed],
    }  # fmt: skip
    assert "Madame Hoareau s’en occupe." in told["attente"][handed]
    assert "Madame Martin a répondu" in told["attente"][answered]
    assert "Vous vous en occupez." in told["moi"][taken]
    hers = await lists(zoe)
    assert {name: list(rows) for name, rows in hers.items()} == {
        "prendre": [free], "moi": [handed], "attente": [answered, taken],
    }  # fmt: skip


async def test_what_was_answered_comes_back_to_who_has_it_when_the_person_writes_again(cast):
    thread = await begins(cast.david)
    await cast.martin.sends(f"{thread}/prendre")
    await cast.martin.sends(f"{thread}/repondre", mots="Bonjour")
    assert list(await lists(cast.martin)) == ["attente"]
    await cast.david.sends(f"{thread}/repondre", mots="Et demain ?")
    assert list((await lists(cast.martin))["moi"]) == [thread]


async def test_late_rises_by_itself_whoever_has_it(cast):
    """Nothing ran in between: the hour that was promised has passed."""
    zoe = await colleague(cast)
    first, second = await begins(cast.david), await begins(cast.marion)
    await cast.martin.sends(f"{first}/confier", a=str(zoe.membership))
    assert "retard" not in await lists(cast.martin)
    await cast.sql.execute(
        "update thread set waits_since = now() - interval '3 days', due_at = now() - interval '1 day'"
    )
    await cast.sql.execute(
        "update thread set due_at = due_at - interval '1 hour' where dossier_id = $1", cast.marion.dossier
    )
    told = await lists(cast.martin)
    assert list(told) == ["retard"]
    assert list(told["retard"]) == [second, first], "the longest promised first"
    assert re.search(r"Attend depuis \w+ \d.* Promis\s: hier", told["retard"][first])
    assert "Madame Hoareau s’en occupe." in told["retard"][first]
    await cast.martin.sends(f"{first}/repondre", mots="Bonjour")
    assert list((await lists(cast.martin))["retard"]) == [second]


async def test_a_second_message_does_not_put_the_answer_off(cast):
    thread = await begins(cast.david)
    await cast.sql.execute(
        "update thread set due_at = due_at - interval '1 day', waits_since = now() - interval '1 day'"
    )
    before = await cast.sql.fetchrow("select waits_since, due_at from thread")
    await cast.david.sends(f"{thread}/repondre", mots="Vous avez lu ?")
    assert await cast.sql.fetchrow("select waits_since, due_at from thread") == before


async def test_the_inbox_names_every_team_to_which_these_were_written(cast):
    night = await making.team(cast.sql, cast.tilleuls, "Équipe nuit", HOURS)
    await cast.sql.execute("insert into membership_team values ($1, $2, $3)",
                           cast.martin.membership, night, cast.tilleuls.id)  # fmt: skip
    assert "<h1>Messages</h1>" in (await cast.martin.opens("/messages")).text
    await begins(cast.david)
    assert "<h1>Messages, Équipe soins</h1>" in (await cast.martin.opens("/messages")).text
    await cast.sql.execute("update dossier_team set team_id = $1 where dossier_id = $2 and team_id = $3",
                           night, cast.marion.dossier, cast.care)  # fmt: skip
    await begins(cast.marion)
    title = re.search("<h1>(.*?)</h1>", (await cast.martin.opens("/messages")).text)[1]
    assert set(title.split(", ")) == {"Messages", "Équipe nuit", "Équipe soins"}
