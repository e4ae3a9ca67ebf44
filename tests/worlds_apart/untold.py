"""What one of the two worlds has beside: results that nobody has told David yet, of which he must not know."""

from uuid import uuid4

from backend.demo.making import insert
from tests.worlds_apart.homes import david


class Untold:
    """`guessed` gathers the ids: he tries them in both worlds."""

    home = staticmethod(david)

    def __init__(self, common, guessed, _):
        self.cast, self.common, self.guessed, self.came = common.cast, common, guessed, 0

    def from_whom(self):
        """In another browser of his, which goes nowhere by itself."""
        return (self.cast.david.again(self.cast),)

    async def acts(self, dice):
        await dice.choice((self.comes, self.replaces, self.is_read, self.is_kept))(dice)

    async def comes(self, dice):
        """As the worker files it."""
        made = await self.common.filed(dice, dice.choice(("attestations", "hopital")), not_for_person=True)
        await self._told(made)

    async def replaces(self, dice):
        """A new version of a paper that he has."""
        if not self.common.known["paper"]:
            return await self.comes(dice)
        before, made = dice.choice(self.common.known["paper"]), uuid4()
        was = await self.cast.sql.fetchrow("select unique_id, family from document where id = $1", before)
        made = await self.common.filed(dice, was["family"], not_for_person=True)
        name = await self.cast.sql.fetchval("select unique_id from document where id = $1", made)
        where = {"establishment_id": self.cast.tilleuls.id, "dossier_id": self.cast.david.dossier}
        said = {"target": was["unique_id"], "kind": "replaces", "said_by": name}
        await insert(self.cast.sql, "document_relation", **where, **said)
        await self.common.settled([was["unique_id"], name])
        return await self._told(made)

    async def _told(self, made):
        self.came += 1
        self.guessed["paper"].append(made)
        await self.common.tells(made)

    async def is_read(self, dice):
        for place in self.guessed["paper"][-2:]:
            for more in ("", "/annoncer", "/original"):
                await self.cast.martin.opens(f"/papiers/{place}{more}")

    async def is_kept(self, dice):
        """A secret was written of it, whatever the reason."""
        made, paper = uuid4(), dice.choice(self.guessed["paper"])
        row = {"id": made, "act": made, "kind": "opposition", "made_by": self.cast.martin.id, "mention": b"-"}
        where = {"establishment_id": self.cast.tilleuls.id, "dossier_id": self.cast.david.dossier}
        if await self.cast.sql.fetchval("select count(*) from document where id = $1", paper):
            await insert(self.cast.sql, "secret", **row, **where, document_id=paper)
