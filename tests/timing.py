"""Does how long an answer takes tell two questions apart? Judged over many of each, asked in turn."""

import time

ROUNDS = 150
# Of 150 against 150 that do not differ, the share stays within a tenth of one half 997 times in a thousand.
MOST = 0.1


async def told_apart(first, second, rounds=ROUNDS):
    """How far from one half the share of pairs is in which `second` took longer: 0 when nothing tells, 0.5 at most.

    Whatever slows the machine falls on both: they are asked in turn, and each order as often.
    """
    took = ([], [])
    for turn in range(rounds):
        for which in (0, 1) if turn % 2 else (1, 0):
            began = time.perf_counter()
            await (first, second)[which]()
            took[which].append(time.perf_counter() - began)
    longer = sum(b > a for a in took[0] for b in took[1])
    return abs(longer / rounds**2 - 0.5)
