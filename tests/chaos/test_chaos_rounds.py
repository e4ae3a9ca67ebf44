"""The line breaks anywhere, again and again, drawn from a seed that is printed: each message is kept once.

CHAOS_SEED and CHAOS_ROUNDS in the environment run the same, or more.
"""

import os
import random

import pytest

from tests.chaos.acts import MESSAGES, Act
from tests.chaos.mishaps import number
from tests.messaging.talk import begins
from tests.pressing import presses_again

pytestmark = [pytest.mark.anyio, pytest.mark.slow]
ROUNDS = int(os.environ.get("CHAOS_ROUNDS", "40"))
SEED = int(os.environ.get("CHAOS_SEED", "20261126"))
MESSAGES_OF_A_POST = 6
"""Counted by the line; beyond, nothing happens in that round."""


@pytest.mark.attack("L11")
async def test_each_message_is_kept_once_in_its_order(cast, line):
    print(f"seed {SEED}")
    chance = random.Random(SEED)
    path = f"{await begins(cast.david)}/repondre"
    broken = []
    for turn in range(ROUNDS):
        mishap = line.set(chance.choice(("never", "unheard", "half")), number(chance.randint(1, MESSAGES_OF_A_POST)))
        answer = await Act(cast.david, path, {"mots": f"Tour {turn}"}, MESSAGES).sent()
        while answer.status_code != 303:
            assert answer.status_code == 503, (turn, mishap.how, mishap.count, answer.text)
            answer = await presses_again(cast.david, answer, follow_redirects=False)
        broken.append(mishap.happened.is_set())
        await cast.sql.execute("delete from pace")
    line.mishap = None
    page = (await cast.david.opens(path.removesuffix("/repondre"))).text
    assert f"Tour {ROUNDS - 1}<" in page
    numbers = await cast.sql.fetchval("select array_agg(number order by number) from message")
    assert numbers == list(range(1, ROUNDS + 2))
    assert await cast.sql.fetchval("select count(*) from idempotency") == ROUNDS + 1
    assert sum(broken) > ROUNDS // 3
