"""Where terms stand in the texts that were read last: a page asked again, larger or live, is not searched again.

In the memory of this process alone, under a digest: offsets and terms of the public glossary, no word of the text.
"""

from collections import OrderedDict
from collections.abc import Callable
from hashlib import sha256
from typing import Generic, TypeVar

T = TypeVar("T")
MOST = 512


class Kept(Generic[T]):
    """What `find` says of each text, for the `most` that were asked for last."""

    def __init__(self, find: Callable[[bytes], T], most: int = MOST) -> None:
        self.find, self.most = find, most
        self._found: OrderedDict[bytes, T] = OrderedDict()

    def __call__(self, text: bytes) -> T:
        key = sha256(text).digest()
        if key in self._found:
            self._found.move_to_end(key)
        else:
            self._found[key] = self.find(text)
            while len(self._found) > self.most:
                self._found.popitem(last=False)
        return self._found[key]
