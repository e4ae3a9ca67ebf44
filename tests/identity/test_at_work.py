"""Pro Santé Connect opens a house to who works there; a passkey once it was homologated; nothing else."""

from uuid import uuid4

import asyncpg
import pytest

from backend.identity.means import means
from tests.attacks.passkeys.authenticator import Device
from tests.attacks.passkeys.conftest import Asks, adds
from tests.people.members.deciding import plain

pytestmark = pytest.mark.anyio
ALLOW = "select allow_staff_means($1, current_date - 1, current_date + 1)"
RESTED = "update passkey set usable_from = now()"
OTHERS = [slug for slug in means() if slug != "prosanteconnect"]
ISSUER, NUMBER = "https://psc.test", "899700218896"


async def door(who, base):
    answer = await who.client.get(base, follow_redirects=False)
    return answer.status_code, answer.headers.get("location", "").partition("?")[0]


OPEN, TOLD, NOTHING = (200, ""), (303, "/entrer/travail"), (404, "")


@pytest.fixture
async def by_key(cast):
    """Madame Martin has a passkey of her own, which is no longer new, and comes in by it."""
    device = Device()
    device.user = cast.martin.id.bytes
    await adds(await cast.signed_in(person=cast.martin.id), device)
    await cast.sql.execute(RESTED)
    asks = Asks(cast.app)
    assert (await asks.signs_in(device)).status_code == 303
    yield asks
    await asks.client.aclose()


def test_the_data_says_who_may_and_why():
    assert {slug: one.staff for slug, one in means().items() if one.staff != "never"} == {
        "prosanteconnect": "always", "passkey": "homologated",
    }  # fmt: skip
    assert all(len(one.staff_source) > 40 for one in means().values())


async def test_pro_sante_connect_opens_her_house(cast):
    assert await door(cast.martin, cast.martin.base) == OPEN


@pytest.mark.parametrize("provider", OTHERS)
async def test_no_other_means_does_and_she_is_told_which_one_does(cast, provider):
    somebody = await cast.signed_in(person=cast.martin.id, provider=provider, level=3)
    assert await door(somebody, cast.martin.base) == TOLD
    page = plain(await somebody.client.get("/equipe"))
    assert "Pro Santé Connect" in page
    assert "Vous n’avez pas d’e-CPS" in page
    assert "votre clé d’accès vous ouvre aussi la maison" in page
    posted = await somebody.client.post(f"{cast.martin.base}/borne", data={"key": str(uuid4())}, follow_redirects=False)
    assert (posted.status_code, posted.headers["location"].partition("?")[0]) == TOLD
    assert (await somebody.client.get("/appareils")).status_code == 200, "what is hers stays open"


@pytest.mark.parametrize("provider", ["passkey", "franceconnect-plus"])
async def test_whoever_does_not_work_there_is_told_nothing(cast, provider):
    for person in (cast.david, cast.roux):
        somebody = await cast.signed_in(person=person.id, provider=provider)
        assert await door(somebody, cast.martin.base) == NOTHING
        posted = await somebody.client.post(f"{cast.martin.base}/borne", data={"key": str(uuid4())})
        assert posted.status_code == 404


async def test_a_passkey_opens_it_once_it_was_homologated_and_until_its_day(cast, by_key):
    assert await door(by_key, cast.martin.base) == TOLD
    await cast.sql.execute(ALLOW, "passkey")
    assert await door(by_key, cast.martin.base) == OPEN
    await cast.sql.execute("update staff_means set homologated_on = current_date - 9, until = current_date - 1")
    assert await door(by_key, cast.martin.base) == TOLD


async def test_closed_it_is_closed_for_the_next_request(cast, by_key):
    await cast.sql.execute(ALLOW, "passkey")
    assert await door(by_key, cast.martin.base) == OPEN
    assert await cast.sql.fetchval("select close_staff_means('passkey')")
    assert await door(by_key, cast.martin.base) == TOLD
    assert await cast.sql.fetchval("select closed_at is not null and homologated_on < until from staff_means")
    assert not await cast.sql.fetchval("select close_staff_means('passkey')"), "closed once"
    await cast.sql.execute(ALLOW, "passkey")
    assert await door(by_key, cast.martin.base) == OPEN


async def test_homologated_for_one_day_it_opens_that_day(cast, by_key):
    await cast.sql.execute("select allow_staff_means('passkey', current_date, current_date)")
    assert await door(by_key, cast.martin.base) == OPEN


@pytest.mark.parametrize(
    "spoilt",
    ["usable_from = now() + interval '1 hour'", "suspect_at = now()", "removed_at = now()"],
    ids=["new", "doubtful", "taken away"],
)
async def test_a_key_that_proves_nothing_grave_opens_no_house(cast, by_key, spoilt):
    await cast.sql.execute(ALLOW, "passkey")
    await cast.sql.execute(f"update passkey set {spoilt}")
    assert await door(by_key, cast.martin.base) == TOLD


@pytest.mark.parametrize("slug", [slug for slug in OTHERS if slug != "passkey"])
async def test_nobody_homologates_what_is_for_usagers(cast, slug):
    with pytest.raises(asyncpg.CheckViolationError):
        await cast.sql.execute(ALLOW, slug)
