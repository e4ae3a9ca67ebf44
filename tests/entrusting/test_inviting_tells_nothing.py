"""Nobody learns by invitations who has an account, who invited, or whether an invitation ever was."""

import re

import pytest

from backend.kit.references import new_reference
from tests.entrusting.inviting import accepts, coming, has_account, invites, says, types
from tests.timing import MOST, told_apart

pytestmark = pytest.mark.anyio
KEYS = re.compile(r'value="[0-9a-f-]{36}"')
CHANGES = {
    "expired": "update invitation set expires_at = made_at",
    "cancelled": "update invitation set state = 'cancelled'",
    "given": "update invitation set state = 'given'",
    "declined": "update invitation set state = 'declined'",
    "tried out": "update invitation set tries = 5",
    "over": "update invitation set rights_end = now(), expires_at = made_at",
}


def bare(page, *told):
    """Its bytes, but for the keys of forms and what was typed."""
    text = KEYS.sub("", page.text)
    for word in told:
        text = text.replace(word, "")
    return page.status_code, {k: v for k, v in page.headers.items() if k in ("content-type", "cache-control")}, text


@pytest.mark.attack("B13")
@pytest.mark.parametrize("why", CHANGES)
async def test_whatever_is_wrong_the_answer_is_the_same_bytes(cast, why):
    link, code, _ = await invites(cast.david)
    async with coming(cast) as paula:
        never = bare(await types(paula, new_reference(), code))
        wrong = bare(await types(paula, link, "999999" if code != "999 999" else "111111"))
        await cast.sql.execute(CHANGES[why])
        was = bare(await types(paula, link, code))
    assert never == wrong == was


@pytest.mark.attack("B13")
async def test_with_or_without_an_account_each_step_is_the_same_bytes_for_both_sides(cast):
    seen = []
    for known in (False, True):
        link, code, there = await invites(cast.david)
        if known:
            await has_account(cast, "known")
        async with coming(cast, "known" if known else "unknown") as paula:
            steps = [await paula.get("/invitation"), await types(paula, link, code), await paula.get("/invitation")]
            steps += [await says(paula, "oui"), await paula.get("/invitation")]
        hers = await cast.david.client.get(there)
        shown = hers.text.replace("Zoé", "Paula").replace("Inconnue", "Martin").replace(there, "")
        seen.append(([bare(step) for step in steps], KEYS.sub("", shown)))
        await cast.sql.execute("delete from card_try")
    assert seen[0][0] == seen[1][0]
    assert seen[0][1] == seen[1][1]


async def test_nobody_is_looked_for_by_name(cast):
    """The form of an invitation asks for no name, no address and no number of anybody."""
    page = (await cast.david.opens("/aidants/inviter")).text
    form = re.search(r'<form method="post" action="/aidants/inviter".*?</form>', page, re.DOTALL)[0]
    names = {name.split("-")[0] for name in re.findall(r'name="([^"]+)"', form)}
    assert not names & {"code", "nom", "prenom", "adresse", "telephone"}


async def test_what_is_asked_and_by_whom_is_told_only_after_the_code(cast):
    link, code, _ = await invites(cast.david)
    async with coming(cast) as paula:
        assert "David" not in (await paula.get("/invitation")).text
        await types(paula, link, code)
        assert "David" in (await paula.get("/invitation")).text
    async with coming(cast, "other") as other:
        assert "David" not in (await other.get("/invitation")).text
    nobody = cast.nobody().client
    assert "David" not in (await nobody.get("/invitation")).text


async def test_the_name_is_told_to_whoever_invited_only_once_she_said_yes(cast):
    link, code, there = await invites(cast.david)
    async with coming(cast) as paula:
        await types(paula, link, code)
        page = (await cast.david.client.get(there)).text
        assert "Paula" not in page
        await says(paula, "oui")
    assert "Paula Martin" in (await cast.david.client.get(there)).text


async def test_an_answer_is_kept_by_no_browser(cast):
    link, code, _ = await invites(cast.david)
    await accepts(cast, link, code)
    async with coming(cast) as paula:
        assert "no-store" in (await paula.get("/invitation")).headers["cache-control"]


@pytest.mark.long
@pytest.mark.attack("B13")
@pytest.mark.attack("I01")
@pytest.mark.parametrize("why", CHANGES)
async def test_how_long_the_refusal_takes_tells_nothing(cast, why):
    link, code, _ = await invites(cast.david)
    await cast.sql.execute(CHANGES[why])
    async with coming(cast) as thief:

        async def was():
            await types(thief, link, code)
            await cast.sql.execute("delete from card_try")

        async def never():
            await types(thief, new_reference(), code)
            await cast.sql.execute("delete from card_try")

        apart = await told_apart(was, never)
        print(f"an invitation {why} or unknown: {apart:.3f} from one half")
        assert apart < MOST
