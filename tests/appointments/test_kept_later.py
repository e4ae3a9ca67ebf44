"""What is kept is shown again by whoever may; an address kept from before says nothing that is not so."""

import re
from uuid import uuid4

import pytest

from tests.appointments.planning import moves, opposed_in, plans, secret_in, words
from tests.documents.test_oppositions import JULIEN, MENTION

pytestmark = pytest.mark.anyio
KEPT, SHOWN = "Vous gardez ce rendez-vous pour vous", "Ce n’est plus gardé pour vous"
AGAIN = "Cette page a déjà servi"
ALIVE = "select count(*) from appointment_secret where lifted_at is null"


async def opposed(cast):
    julien = await cast.usager("Julien", "Grondin", cast.tilleuls, JULIEN, cast.care)
    made = await plans(cast.martin, julien)
    await cast.martin.sends(f"/rendez-vous/{made}/opposition", qui="tous", convaincre="on", mention=MENTION)
    return julien, made


async def lifts(cast, made, **more):
    kept = opposed_in(await cast.martin.opens(f"/rendez-vous/{made}"))
    return await cast.martin.sends(f"/rendez-vous/{made}/opposition/lever", garde=kept, **{"lui-meme": "on"} | more)


async def test_of_age_he_is_not_bound_by_what_he_said_as_a_minor(cast):
    julien, made = await opposed(cast)
    await cast.sql.execute("update dossier set birthdate = '1990-01-01' where id = $1", julien.dossier)
    page = words(await cast.martin.opens(f"/rendez-vous/{made}"))
    assert MENTION in page
    assert "opposition/lever" in page
    lifted = await lifts(cast, made)
    assert "L’opposition est levée" in words(lifted)
    assert await cast.sql.fetchval(ALIVE) == 0
    assert "/opposition" not in words(await cast.martin.opens(f"/rendez-vous/{made}"))
    again = await cast.martin.sends(f"/rendez-vous/{made}/opposition", qui="tous", convaincre="on", mention=MENTION)
    assert again.status_code == 404


async def test_a_role_that_only_sees_reads_no_mention_and_lifts_nothing(cast):
    _, made = await opposed(cast)
    kept = opposed_in(await cast.martin.opens(f"/rendez-vous/{made}"))
    await cast.sql.execute("delete from role_right where can = 'write' and family = 'rendez-vous'")
    assert MENTION not in words(await cast.martin.opens(f"/rendez-vous/{made}"))
    refused = await cast.martin.sends(f"/rendez-vous/{made}/opposition/lever", garde=kept, **{"lui-meme": "on"})
    assert refused.status_code == 404
    assert await cast.sql.fetchval(ALIVE) == 1


async def test_an_address_says_nothing_that_is_not_so(cast):
    made = await plans(cast.martin, cast.david)
    assert "C’est gardé pour vous" not in words(await cast.david.opens(f"/rendez-vous/{made}?suite=kept"))
    await cast.david.sends(f"/rendez-vous/{made}/secret", qui="tous")
    assert SHOWN not in words(await cast.david.opens(f"/rendez-vous/{made}?suite=shown"))
    for notice, said in (
        ("changed", "Le changement est noté"),
        ("cancelled", "Le rendez-vous est annulé"),
        ("opposed", "L’opposition est notée"),
        ("nonsense", "nonsense"),
    ):
        assert said not in words(await cast.martin.opens(f"/rendez-vous/{made}?suite={notice}")), notice
    await moves(cast.martin, made)
    assert "Le rendez-vous est noté" not in words(await cast.martin.opens(f"/rendez-vous/{made}?suite=planned"))


async def test_a_key_that_served_for_something_else_does_nothing_and_says_so(cast):
    key, made, other = str(uuid4()), await plans(cast.martin, cast.david), await plans(cast.martin, cast.david)
    await cast.david.sends(f"/rendez-vous/{made}/secret", qui="tous", key=key)
    page = await cast.david.sends(f"/rendez-vous/{other}/secret", qui="tous", key=key)
    assert (page.status_code, AGAIN in words(page)) == (422, True)
    page = await cast.david.sends(secret_in(await cast.david.opens(f"/rendez-vous/{made}")), key=key)
    assert (page.status_code, AGAIN in words(page)) == (422, True)
    assert await cast.sql.fetchval(ALIVE) == 1


async def test_at_the_desk_too(cast):
    _, made = await opposed(cast)
    key, other = str(uuid4()), await plans(cast.martin, cast.david)
    await cast.martin.sends(f"/rendez-vous/{other}/annuler", key=key)
    for page in (await cast.martin.sends(f"/rendez-vous/{made}/annuler", key=key), await lifts(cast, made, key=key)):
        assert (page.status_code, "a déjà été envoyé" in words(page)) == (422, True)
    assert await cast.sql.fetchval(ALIVE) == 1
    assert await cast.sql.fetchval("select state from appointment where id = $1", made) == "planned"


async def test_each_form_of_a_page_has_its_own_key(cast):
    _, made = await opposed(cast)
    keys = re.findall(r'action="[^"]*/rendez-vous/[^"]*"[^>]*><input type="hidden" name="key" value="([^"]+)"',
                      (await cast.martin.opens(f"/rendez-vous/{made}")).text)  # fmt: skip
    assert len(keys) == len(set(keys)) == 3


async def test_a_form_without_a_key_says_what_to_do(cast):
    made = await plans(cast.martin, cast.david)
    page = await cast.martin.sends(f"/rendez-vous/{made}", key="")
    assert (page.status_code, "a déjà été envoyé" in words(page)) == (422, True)
