"""GET /api/fils: my threads as JSON, twenty at a time; nobody else's, and no word of what was said."""

import pytest

from tests.messaging.talk import begins

pytestmark = pytest.mark.anyio
LISTED = "select objects from audit_entry where act = 'threads.listed' and actor_id = $1"


async def test_the_latest_first_with_how_far_it_has_come_and_no_word(cast):
    first, last = [(await begins(cast.david, words)).rsplit("/", 1)[1] for words in ("canary one", "canary two")]
    await cast.david.opens(f"/messages/{first}")  # the page « envoyé » does not show it
    await cast.martin.sends(f"/messages/{first}/repondre", mots="canary three")
    answer = await cast.david.client.get("/api/fils")
    assert answer.headers["cache-control"] == "no-store, private"
    told = answer.json()
    assert [thread["id"] for thread in told["threads"]] == [first, last]
    assert told["older"] is None
    thread = told["threads"][0]
    assert (thread["last_number"], thread["last_by"], thread["read_up_to"]) == (2, "staff", 1)
    assert (thread["house"], thread["team"], thread["opening"]) == ("Foyer Les Tilleuls", "Équipe soins", "other")
    assert "canary" not in answer.text
    [objects] = [row["objects"] for row in await cast.sql.fetch(LISTED, cast.david.id)]
    assert {str(one) for one in objects} == {first, last}


async def test_twenty_then_the_rest(cast):
    made = [(await begins(cast.david)).rsplit("/", 1)[1] for _ in range(21)]
    page = (await cast.david.client.get("/api/fils")).json()
    rest = (await cast.david.client.get(page["older"])).json()
    assert [thread["id"] for one in (page, rest) for thread in one["threads"]] == made[::-1]
    assert (len(page["threads"]), rest["older"]) == (20, None)


async def test_nobody_elses_and_nothing_for_a_machine_or_nobody(cast):
    await begins(cast.david)
    for other in (cast.marion, cast.laura, cast.paula, cast.martin):
        assert (await other.client.get("/api/fils")).json() == {"threads": [], "older": None}
    assert (await cast.dui.asks("/api/fils")).status_code == 404
    refused = await cast.nobody().client.get("/api/fils")
    assert (refused.status_code, refused.json()["type"]) == (401, "urn:a-portee:problem:signed-out")


async def test_one_thread_says_every_word_who_wrote_it_and_how_far_it_went(cast):
    thread = (await begins(cast.david, "J’ai mal au poignet.")).rsplit("/", 1)[1]
    await cast.martin.opens(f"/messages/{thread}")
    await cast.martin.sends(f"/messages/{thread}/repondre", mots="Je viens vous voir.")
    told = (await cast.david.client.get(f"/api/fils/{thread}")).json()
    his, hers = told["messages"]
    assert (his["words"], his["mine"], his["by"]) == ("J’ai mal au poignet.", True, "usager")
    assert (his["read_by"], his["read_at"] is not None) == ("Madame Martin", True)
    assert (hers["words"], hers["author"], hers["role"]) == (
        "Je viens vous voir.",
        "Madame Martin",
        "infirmière du foyer",
    )
    assert (told["read_up_to"], told["older"]) == (0, None)
    again = (await cast.david.client.get(f"/api/fils/{thread}")).json()
    assert again["read_up_to"] == 2  # shown to him: read
    noted = "select count(*) from audit_entry where act = 'thread.read' and actor_id = $1"
    assert await cast.sql.fetchval(noted, cast.david.id) == 2


async def test_of_one_thread_twenty_then_what_was_before(cast):
    thread = (await begins(cast.david, "0")).rsplit("/", 1)[1]
    for n in range(1, 23):
        await cast.david.sends(f"/messages/{thread}/repondre", mots=str(n))
    last = (await cast.david.client.get(f"/api/fils/{thread}")).json()
    assert [m["words"] for m in last["messages"]] == [str(n) for n in range(3, 23)]
    first = (await cast.david.client.get(last["older"])).json()
    assert ([m["words"] for m in first["messages"]], first["older"]) == (["0", "1", "2"], None)


async def test_nobody_elses_thread(cast):
    thread = (await begins(cast.david)).rsplit("/", 1)[1]
    for other in (cast.marion, cast.laura, cast.paula, cast.martin):
        assert (await other.client.get(f"/api/fils/{thread}")).status_code == 404
