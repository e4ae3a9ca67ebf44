"""Chance that can be thrown again: the same seed makes the same world."""

import random
from datetime import timedelta
from uuid import UUID

# Before, exactly now, after: a right begins at its first instant and has ended at its last.
BEGUN = (timedelta(days=-40), timedelta(days=-2), timedelta(), timedelta(days=1))
ENDING = (timedelta(days=-1), timedelta(), timedelta(days=2), timedelta(days=40))


class Dice(random.Random):
    def __init__(self, seed, moment):
        super().__init__(seed)
        self.moment = moment

    def id(self):
        return UUID(int=self.getrandbits(128), version=4)

    def ids(self, count):
        return tuple(self.id() for _ in range(count))

    def happens(self, chance):
        return self.random() < chance

    def times(self):
        """From when to when: mostly now, else past, future, or at the very instant."""
        begins = self.choices(BEGUN, (8, 8, 2, 1))[0]
        later = [end for end in ENDING if end > begins]
        return self.moment + begins, self.moment + self.choices(later, (1, 1, 8, 8)[-len(later) :])[0]

    def some(self, among, chance=0.5):
        return tuple(one for one in among if self.happens(chance))

    def maybe(self, value, chance=0.5):
        return value if self.happens(chance) else None
