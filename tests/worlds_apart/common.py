"""What happens in both worlds: papers that come, words that are exchanged, as on any day."""

from datetime import date, timedelta
from uuid import UUID

from backend.demo.making import insert
from backend.documents import words
from backend.documents.relations import SETTLE
from backend.documents.ringing import TELL
from tests.architecture.authz.appointments import appointment
from tests.architecture.authz.papers import paper
from tests.messaging.talk import THREAD
from tests.worlds_apart.seeded import START

FAMILIES = ("attestations", "hopital")
SEARCH = "select id, kek_id, wrapped_search from dossier_key where dossier_id = $1"
MESSAGE = "select id from message where thread_id = $1 and number is not null order by number desc limit 1"


class Common:
    """The day of a person and Madame Martin; `known` gathers what whoever acts for that person may come across."""

    def __init__(self, cast, person, worker, known):
        self.cast, self.person, self.worker, self.known = cast, person, worker, known

    async def acts(self, dice):
        act = dice.choices((self.paper_comes, self.begins, self.answers, self.reads, self.plans), (4, 2, 4, 2, 2))[0]
        await act(dice)

    async def paper_comes(self, dice):
        made = await self.filed(dice, dice.choice(FAMILIES))
        self.known["paper"].append(made)
        await self.tells(made)

    async def filed(self, dice, family, **more) -> UUID:
        """As the worker files it, its words with it."""
        day = date(2026, 3, 1) - timedelta(days=dice.randrange(900))
        made = await paper(self.cast, self.cast.tilleuls, self.person.dossier, family, written_on=day, **more)
        row = await self.cast.sql.fetchrow(SEARCH, self.person.dossier)
        key = words.SearchKey(self.person.dossier, row["id"], row["kek_id"], row["wrapped_search"])
        told = words.Told("Lettre", "Docteur Roux", "hôpital girafe secret bonjour")
        for token in sorted(words.hidden(words.secret(self.cast.ring, key), told)):
            row = {"dossier_id": self.person.dossier, "token": token, "document_id": made}
            await insert(self.cast.sql, "document_word", **row)
        return made

    async def plans(self, dice):
        self.known["appointment"].append(await self.planned(dice))

    async def planned(self, dice) -> UUID:
        """To come, or past."""
        at = START + timedelta(hours=dice.randrange(-900, 900))
        return await appointment(self.cast, self.cast.tilleuls, self.person.dossier, at)

    async def tells(self, made):
        async with self.worker.transaction():
            await self.worker.execute("select act_as_system($1)", self.cast.tilleuls.id)
            await self.worker.execute(TELL, made)

    async def settled(self, names):
        """What versions say of one another."""
        async with self.worker.transaction():
            await self.worker.execute("select act_as_system($1)", self.cast.tilleuls.id)
            await self.worker.execute(SETTLE, self.cast.tilleuls.id, self.person.dossier, names, None)

    async def begins(self, dice):
        about = {"quoi": "understand", "papier": str(dice.choice(self.known["paper"]))} if self.known["paper"] else {}
        sent = await self.person.sends("/messages/ecrire", mots="Bonjour. Girafe.", **({"quoi": "other"} | about))
        thread = UUID(THREAD.match(sent.url.path)[0].rsplit("/", 1)[1])
        self.known["thread"].append(thread)
        self.known["message"].append(await self.cast.sql.fetchval(MESSAGE, thread))

    async def answers(self, dice):
        if self.known["thread"]:
            thread, who = dice.choice(self.known["thread"]), dice.choice((self.person, self.cast.martin))
            await who.sends(f"/messages/{thread}/repondre", mots="Bonjour encore.")
            self.known["message"].append(await self.cast.sql.fetchval(MESSAGE, thread))

    async def reads(self, dice):
        if self.known["paper"]:
            await self.person.opens(f"/papiers/{dice.choice(self.known['paper'])}")
            await self.cast.martin.opens(f"/personnes/{self.person.dossier}/papiers")
