"""From whom something is kept, and how that is written: by the person, or of a minor by a professional."""

from uuid import uuid4

from backend.demo.making import insert
from tests.architecture.authz.papers import dossier_key
from tests.worlds_apart.homes import david


class Keeping:
    """`guessed` gathers the ids: those who must not know try them in both worlds."""

    home = staticmethod(david)

    def __init__(self, common, guessed, helpers):
        self.cast, self.person, self.common = common.cast, common.person, common
        self.guessed, self.helpers = guessed, helpers
        self.papers, self.threads, self.photographed = [], [], 0
        self.kept_anyway = []  # of which no secret is written

    def from_whom(self):
        return self.helpers

    def asked(self, _):
        """As what, and by whom."""
        return "own", self.person

    def whom(self, dice):
        """From whoever acts for the person, or from each of these by name."""
        return dice.choice(((None,), [one.id for one in self.from_whom()]))

    async def kept(self, dice, **what):
        where = {"establishment_id": self.cast.tilleuls.id, "dossier_id": self.person.dossier}
        for whom in self.whom(dice):
            made, (kind, by) = uuid4(), self.asked(dice)
            row = {"id": made, "act": made, **where, "kind": kind, "from_id": whom, "made_by": by.id}
            mention = await written(self.cast, self.person, made) if kind == "opposition" else {}
            await insert(self.cast.sql, "secret", **row, **what, **mention)

    async def source_keeps(self, dice):
        """It says that the paper is not for representatives."""
        await self.comes_kept(dice, not_for_representatives=True)

    async def comes_kept(self, dice, **how):
        made = await self.common.filed(dice, "attestations", **how)
        self.kept_anyway.append(made)
        self.guessed["paper"].append(made)
        await self.common.tells(made)


async def written(cast, person, act):
    """What the law asks to be written."""
    key = await dossier_key(cast, person.dossier)
    said = key.seal("Il a peur d’une dispute.", cast.tilleuls.id, "secret", act, "mention")
    return {"mention": said, "key_id": key.id}
