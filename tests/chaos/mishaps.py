"""What may happen to a message on its way, and to which one."""

import asyncio
import re
from collections.abc import Callable

HOWS = ("never", "unheard", "half", "held")
"""`never`: it does not arrive. `unheard`: it arrives, the answer comes back as far as us, and both sides are reset.
`half`: the same, but the line is closed politely, one direction after the other. `held`: the answer waits for us."""


class Mishap:
    """Happens once, to the first message that `meets` says; messages are counted from the one after it was set.

    `then` is done at that instant: a kill, for instance.
    """

    def __init__(self, how: str, meets: Callable[[int, bytes], object], then: Callable[[], None] | None = None) -> None:
        if how not in HOWS:
            raise ValueError(how)
        self.how, self.meets, self.count, self.struck = how, meets, 0, False
        self.happened, self.let_go, self._then = asyncio.Event(), asyncio.Event(), then

    def strikes(self, message: bytes) -> bool:
        self.count += 1
        if self.struck or not self.meets(self.count, message):
            return False
        self.struck = True
        return True

    def happens(self) -> None:
        self.happened.set()
        if self._then:
            self._then()


def saying(pattern: bytes) -> Callable[[int, bytes], object]:
    """The first message where these words are."""
    words = re.compile(pattern)
    return lambda _, message: words.search(message)


def number(place: int) -> Callable[[int, bytes], object]:
    """The message at this place, from 1."""
    return lambda count, _: count == place


COMMIT = saying(rb"COMMIT;?\x00")
"""What the request asks for at its end; the count in front of a write is in small letters."""
