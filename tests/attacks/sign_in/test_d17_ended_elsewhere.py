"""Pro Santé Connect ends its session: ours that came of it end, once, and nobody else can say so."""

import time

import pytest

from backend.demo import making
from tests.attacks.sign_in.word import Word
from tests.contracts.bent_provider import SUB

pytestmark = pytest.mark.anyio


@pytest.fixture
async def browse(browse_at, other_bent):
    other_bent.bend_claims = lambda claims: {**claims, "iat": int(time.time()), "exp": int(time.time()) + 60,
                                             "sid": other_bent.sid}  # fmt: skip
    other_bent.sid = "first"
    return lambda: browse_at(other_bent, "prosanteconnect")


@pytest.fixture
async def martin_is_known(cast, other_bent):
    await making.identity(cast.sql, cast.martin.id, other_bent.origin, SUB)


@pytest.fixture
async def says(cast, other_bent, martin_is_known):
    return Word(cast, other_bent)


async def works(browser, cast):
    return (await browser.client.get(f"/equipe/{cast.tilleuls.id}/messages")).status_code == 200


async def test_the_sign_in_that_came_of_it_ends_without_an_origin_and_the_other_goes_on(browse, says, cast, other_bent):
    first, second = browse(), browse()
    assert (await first.signs_in()).status_code == 303
    other_bent.sid = "second"
    assert (await second.signs_in()).status_code == 303
    answer = await says()
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    assert "set-cookie" not in answer.headers
    assert not await works(first, cast)
    assert await works(second, cast)


async def test_without_a_session_all_of_her_sign_ins_end(browse, says, cast, other_bent):
    first, second = browse(), browse()
    await first.signs_in()
    other_bent.sid = "second"
    await second.signs_in()
    assert (await says(sid=None)).status_code == 200
    assert not await works(first, cast)
    assert not await works(second, cast)


async def test_a_session_that_we_never_had_is_answered_alike(says):
    assert (await says(sid="never seen")).status_code == 200
    assert (await says(sid=None, sub="nobody")).status_code == 200


@pytest.mark.attack("D17")
async def test_the_same_word_is_heard_once(browse, says, cast):
    assert (await says(jti="once")).status_code == 200
    martin = browse()
    await martin.signs_in()
    answer = await says(jti="once")
    assert (answer.status_code, answer.headers["cache-control"]) == (400, "no-store")
    assert await works(martin, cast)


@pytest.mark.attack("D17")
@pytest.mark.parametrize(
    "changed",
    [
        {"aud": "another"}, {"iss": "https://other.example"}, {"nonce": "n"}, {"events": None}, {"jti": None},
        {"sub": None, "sid": None}, {"iat": 1}, {"sub": "somebody else"},
    ],
)  # fmt: skip
async def test_a_word_that_is_not_for_her_closes_nothing(browse, says, cast, changed):
    martin = browse()
    await martin.signs_in()
    answer = await says(**changed)
    assert answer.status_code == (200 if changed == {"sub": "somebody else"} else 400)
    assert await works(martin, cast)


@pytest.mark.attack("D17")
async def test_a_forged_word_closes_nothing(browse, says, cast, bent):
    martin = browse()
    await martin.signs_in()
    says.bent, honest = bent, says.bent  # signed by somebody else
    assert (await says(iss=honest.origin)).status_code == 400
    for token in ("", "a.b.c", "x" * 15_000):
        assert (await says.sends(token)).status_code == 400
    assert (await says.sends("x" * 20_000)).status_code == 413
    assert await works(martin, cast)


async def test_what_is_kept_of_the_session_is_no_name(browse, says, cast):
    await browse().signs_in()
    row = await cast.sql.fetchrow("select subject_hash, sid_hash from sign_in where sid_hash is not null")
    assert SUB.encode() not in row["subject_hash"]
    assert len(row["subject_hash"]) == len(row["sid_hash"]) == 32
