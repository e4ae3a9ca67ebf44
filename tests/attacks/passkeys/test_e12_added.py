"""Whoever adds a key proves first who she is; everybody concerned hears of it; for a day it proves nothing."""

import json
import re

import pytest

from backend.db.unit import hashed
from tests.attacks.passkeys.authenticator import Device
from tests.attacks.passkeys.conftest import a_day_later, adds, asked, begins, ends, plainly, unproved
from tests.attacks.passkeys.test_e11_copies import proves

pytestmark = [pytest.mark.anyio, pytest.mark.attack("E12")]
KEYS = "select count(*) from passkey where removed_at is null"
TOLD = "select entrypoint, convert_from(payload, 'UTF8') as job from jobs.pgqueuer where entrypoint like 'alert.%'"


async def test_without_a_fresh_proof_nothing_is_asked_of_any_device(cast):
    assert (await unproved(cast.david)).startswith("/preuve/")
    assert (await cast.david.opens("/cles/nouvelle")).url.path == "/cles"
    assert await cast.sql.fetchval("select count(*) from passkey_challenge") == 0


async def test_one_proof_makes_one_key(cast, phone):
    """The same form once more, which a thief could send from the history, asks for another proof."""
    form = {"key": "x"}
    await cast.david.client.proves("/cles/ajouter", form)
    assert await unproved(cast.david, **form) == "/cles/nouvelle"
    assert (await unproved(cast.david, **form)).startswith("/preuve/")


async def test_she_is_told_on_every_channel_and_on_her_pages(david, cast):
    told = await cast.sql.fetch(TOLD)
    assert {row["entrypoint"] for row in told} == {"alert.push", "alert.mail"}
    assert all(json.loads(row["job"])["reader"]["person"] == str(david.id) for row in told)
    elsewhere = await cast.signed_in(person=david.id, name="David's tablet")
    page = (await elsewhere.opens("/cles")).text.replace("\N{NO-BREAK SPACE}", " ")
    assert re.search(
        r"La clé « Mon téléphone » a été ajoutée aujourd’hui à (?:minuit|midi|\d+ heures?)[ \d]* sur : Android", page
    )
    assert "Ce n’est pas vous ? Enlevez" in page
    for path in ("/", "/appareils"):
        assert "Une clé d’accès a changé" in (await elsewhere.opens(path)).text, path
    assert "Une clé d’accès a changé" not in (await david.opens("/")).text, "she knows what she did here"
    assert "Une clé d’accès a changé" not in (await cast.marion.opens("/")).text


async def test_for_a_day_it_proves_nothing_and_then_it_does(david, phone, cast):
    here = await unproved(david)
    assert await proves(david, phone, here) == f"{here}?cle=new"
    assert "trop récente" in (await david.opens(f"{here}?cle=new")).text
    await cast.sql.execute("update passkey set usable_from = now() + interval '1 minute'")
    assert await proves(david, phone, here) == f"{here}?cle=new"
    await a_day_later(cast)
    assert await proves(david, phone, here) == here
    go_on = (await david.opens(here)).text
    assert "C’est bien vous" in go_on


async def test_it_waits_a_whole_day(david, cast):
    assert await cast.sql.fetchval("select usable_from = created_at + interval '24 hours' from passkey")


async def test_it_opens_sign_ins_at_once(david, phone, door):
    assert (await door().signs_in(phone)).status_code == 303


async def test_a_proof_gives_the_sign_in_a_new_secret(david, phone, door, cast):
    await a_day_later(cast)
    before, here = david.secret, await unproved(david)
    await proves(david, phone, here)
    assert (await david.opens("/cles")).status_code == 200
    assert not await door(("__Host-sign-in", before)).is_in()


async def test_a_key_of_marions_proves_nothing_for_david(david, cast):
    hers = Device()
    await adds(cast.marion, hers)
    await a_day_later(cast)
    here = await unproved(david)
    assert await proves(david, hers, here) == f"{here}?cle=refused"
    assert not await cast.sql.fetchval("select bool_or(proved_at is not null and used_at is null) from step_up")


async def test_a_proof_is_of_the_act_for_which_it_was_asked(david, phone, cast):
    await a_day_later(cast)
    one, other = await unproved(david), await unproved(david)
    asked_for_one = (await plainly(david, f"{one}/cle/defi")).json()
    answer = await plainly(david, f"{other}/cle", reponse=json.dumps(phone.signs(asked_for_one)))
    assert answer.headers["location"] == f"{other}?cle=refused"


async def test_marion_is_not_asked_for_an_act_of_davids(david, cast):
    here = await unproved(david)
    assert (await plainly(cast.marion, f"{here}/cle/defi")).status_code == 404


@pytest.mark.attack("K03")
async def test_no_key_is_made_on_a_device_that_others_use(cast, phone):
    said = phone.makes(asked(await begins(cast.david)))
    await cast.sql.execute("update device set shared = true where person_id = $1", cast.david.id)
    page = (await cast.david.opens("/cles")).text
    assert "/cles/ajouter" not in page
    assert "quelqu’un d’autre pourrait entrer à votre place" in page
    assert "La clé n’est pas ajoutée" in (await ends(cast.david, said)).text
    assert (await begins(cast.david)).url.path == "/cles"
    assert await cast.sql.fetchval(KEYS) == 0


@pytest.mark.attack("K03")
async def test_one_comes_in_by_a_key_on_such_a_device_and_it_sleeps_soon(david, phone, door, cast):
    browser = door()
    await browser.signs_in(phone)
    idle = "select extract(minute from idle) from sign_in where secret_hash = $1"
    assert await cast.sql.fetchval(idle, hashed(browser.secret)) == 5
