"""What a mother must not know of her child: what he keeps from her, what he opposes, and what his father did apart."""

from uuid import UUID

from tests.messaging.talk import begins
from tests.worlds_apart.hidden import Hidden
from tests.worlds_apart.homes import julien


class KeptFromHisMother(Hidden):
    """His parents live apart: the father is no secret of the child, and what he does is none of her business."""

    home = staticmethod(julien)

    def __init__(self, common, guessed, helpers):
        super().__init__(common, guessed, helpers)
        self.mother, self.father = helpers
        self.his = []

    def from_whom(self):
        return (self.mother,)

    def ways(self):
        return (*super().ways(), self.father_brings, self.father_begins, self.father_writes, self.father_reads)

    def asked(self, dice):
        return dice.choice((("own", self.person), ("opposition", self.cast.martin)))

    async def father_brings(self, dice):
        await self.comes_kept(dice, brought_by=self.father.id, brought_as="GUARD")

    async def father_begins(self, dice):
        """About nothing, or about a paper that both see."""
        seen = self.common.known["paper"]
        about = {"quoi": "understand", "papier": str(dice.choice(seen))} if seen and dice.random() < 0.5 else {}
        began = UUID((await begins(self.father, "Girafe. Secret.", **about)).rsplit("/", 1)[1])
        self.his.append(began)
        self.guessed["thread"].append(began)

    async def father_writes(self, dice):
        if self.his:
            place, who = dice.choice(self.his), dice.choice((self.father, self.person, self.cast.martin))
            await who.sends(f"/messages/{place}/repondre", mots="Girafe. Secret.")
            await self.father.sends(f"/messages/{place}/garder", mots="Je voudrais")

    async def father_reads(self, dice):
        for place in (*map("/papiers/{}".format, self.common.known["paper"][-2:]), "/papiers", "/messages"):
            await self.father.opens(place)
