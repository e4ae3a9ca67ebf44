"""A reader has no clock, no file and no environment: what it said of some bytes, it would say again.

Starting one takes as long as a whole test. Each process of the tests asks once for the same bytes, for real; what
breaks, kills or counts readers asks for `real_readers`.
"""

from hashlib import sha256

from backend.interop import bounded

REAL = bounded.ask_child


class Remembered:
    """In the place of `bounded.ask_child`."""

    def __init__(self):
        self._said = {}

    async def __call__(self, kind, body, *numbers, **more):
        asked = kind, sha256(body).digest(), numbers
        if more or asked not in self._said:
            self._said[asked] = await REAL(kind, body, *numbers, **more)  # a failure is not kept
        return self._said[asked]
