"""What leaves this house when a message comes, when it leaves, and what is done with the answer."""

import json

import pytest

from backend.kit import keyring
from backend.kit.log import configure
from backend.notifications.rules import WORDS
from backend.notifications.vapid import FILE
from tests.notifications.conftest import HERE
from tests.notifications.giving import sister
from tests.notifications.service import Browser, claims

pytestmark = pytest.mark.anyio


async def answered(cast, thread, words="Je passe vous voir."):
    assert (await cast.martin.sends(f"/messages/{thread}/repondre", mots=words)).status_code == 200


@pytest.mark.attack("J01")
async def test_one_sentence_leaves_always_the_same(cast, phone, thread, service, work):
    sizes = set()
    for words in ("Oui.", "x" * 4000):
        await answered(cast, thread, words)
        assert await work.done() == ["done"]
        path, headers, body = service.got.pop()
        told = phone.opens(body)
        assert (path, told.pop("words"), told.keys()) == (phone.path, WORDS["message"], {"id"})
        assert (headers["content-encoding"], headers["ttl"], headers["urgency"]) == ("aes128gcm", "86400", "normal")
        sizes.add(len(body))
        for word in ("david", "tilleuls", "martin", str(cast.david.id), thread):
            assert word not in str(told).lower()
    assert len(sizes) == 1


async def test_who_writes_is_not_told_nor_who_has_no_browser(cast, thread, work):
    await cast.david.sends(f"/messages/{thread}/repondre", mots="Merci.")
    assert await work.waiting() == []


async def test_what_was_read_in_the_meantime_is_no_news(cast, thread, service, work):
    await answered(cast, thread)
    await cast.david.opens(f"/messages/{thread}")
    assert await work.done() == ["done"]
    assert service.got == []


@pytest.mark.attack("B08")
@pytest.mark.parametrize("right", ["stopped", "ended", "never given", "given"])
async def test_a_push_prepared_before_the_stop_is_not_sent_after(cast, thread, service, work, right):
    """Paula, who may read David's messages and be told of them, or may not any more."""
    delegation = await sister(cast, "be_told" if right != "never given" else "read")
    mine = Browser(service.origin, "paula")
    await cast.paula.client.post(HERE, data=mine.form)
    await cast.sql.execute("delete from push_subscription where person_id = $1", cast.david.id)
    await answered(cast, thread)
    assert len(await work.waiting()) == (right != "never given")
    change = {"stopped": "stopped_at = now()", "ended": "ends_at = now()"}.get(right)
    if change:
        await cast.sql.execute(f"update delegation set {change} where id = $1", delegation)
    ended = await work.done()
    assert ended == {"given": ["done"], "never given": []}.get(right, ["no longer"])
    assert len(service.got) == (right == "given")


@pytest.mark.attack("J04")
async def test_our_name_is_proved_and_two_keys_overlap(cast, thread, phone, service, work, settings):
    public = cast.app.state.voices.public("1")
    assert await told_here(cast)
    await answered(cast, thread)
    keyring.rotate(settings.keys_dir / FILE)
    await work.done()
    told, key = claims(service.got.pop()[1])
    assert key == public
    assert told["sub"] == "mailto:postmaster@aportee.test"
    assert told["aud"] == "http://127.0.0.1"
    fresh = cast.app.state.voices.public("2")
    assert fresh != public
    assert fresh in (await cast.david.opens(HERE)).text  # she is asked again, with the present key
    await cast.david.sends(HERE, **phone.form)
    await answered(cast, thread)
    await work.done()
    assert claims(service.got.pop()[1])[1] == fresh


async def told_here(cast):
    return "Ce téléphone vous prévient." in (await cast.david.opens(HERE)).text


@pytest.mark.attack("J05")
async def test_an_answer_that_was_lost_shows_once(cast, thread, phone, service, work):
    """The same topic replaces what still waits; the worker's notification has one name (tests/browser)."""
    await answered(cast, thread)
    await work.done(again=True)
    await work.done()
    first, second = service.got
    assert first[1]["topic"] == second[1]["topic"]
    assert len(first[1]["topic"]) == 32
    assert phone.opens(first[2])["words"] == phone.opens(second[2])["words"]


@pytest.mark.attack("J07")
@pytest.mark.parametrize("left", ["signs out", "is cut", "says no more", "shares it", "long unseen"])
async def test_who_left_is_told_nothing(cast, thread, service, work, left):
    await answered(cast, thread)
    sign_in = await cast.sql.fetchval("select sign_in_id from push_subscription")
    if left == "signs out":
        await cast.david.sends("/sortir")
    elif left == "is cut":
        tablet = await cast.signed_in(person=cast.david.id, name="tablet")
        await tablet.sends(f"/appareils/{sign_in}/couper")
    elif left == "says no more":
        await cast.david.sends(f"{HERE}/arreter")
    elif left == "shares it":
        await cast.sql.execute("update device set shared = true")
    else:
        await cast.sql.execute("update sign_in set seen_at = now() - interval '31 days'")
    assert await work.done() == ["done"]
    assert service.got == []


@pytest.mark.attack("G07")
async def test_the_address_is_in_no_log_no_screen_and_no_table(cast, thread, phone, service, work, capsys):
    configure("debug")
    service.answer = (503, {})
    await answered(cast, thread)
    await work.done()
    service.answer = (410, {})
    screens = [(await cast.david.opens(path)).text for path in (HERE, "/appareils", "/acces")]
    said = capsys.readouterr()
    rows = await cast.sql.fetch("select to_jsonb(p)::text || encode(wrapped, 'escape') as t from push_subscription p")
    jobs = [row["payload"].decode() for row in await work.waiting()]
    for words in (*screens, said.err, said.out, *(row["t"] for row in rows), *jobs):
        assert "kanariplumejaune" not in words
        assert phone.form["auth"] not in words
    assert rows
    assert jobs
    assert set(json.loads(jobs[0])["ids"]) == {"thread", "message", "only"}
