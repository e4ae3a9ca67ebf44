"""What one of the two worlds has beside: papers and threads that those who act for a person must not know of, and all
that hangs on them."""

from uuid import UUID, uuid4

from backend.documents.filing import SPREAD
from tests.architecture.authz.appointments import secret
from tests.architecture.authz.papers import thread
from tests.messaging.photographs import looked_at, sends
from tests.messaging.talk import begins, takes_back
from tests.worlds_apart.keeping import Keeping

MESSAGES = "select id from message where thread_id = any ($1::uuid[])"
REQUESTS = "select id from request where document_id = any ($1::uuid[])"
PHOTOS = "select id from message_photo where dossier_id = $1 order by received_at, id"


class Hidden(Keeping):
    """Of every kind, and each as the app makes it."""

    def ways(self):
        often = (self.paper_comes, self.version_comes, self.thread_begins, self.confides, self.writes, self.reads)
        return (*often, self.writes, self.rights, self.takes_back, self.photographs, self.plans, self.source_keeps)

    async def acts(self, dice):
        await dice.choice(self.ways())(dice)
        for kind, found, about in (("message", MESSAGES, "thread"), ("request", REQUESTS, "paper")):
            rows = await self.cast.sql.fetch(found, self.guessed[about])
            self.guessed[kind] = sorted({*self.guessed[kind], *(row["id"] for row in rows)})

    async def plans(self, dice):
        async with self.cast.sql.transaction():
            made = await self.common.planned(dice)
            for whom in self.whom(dice):
                await secret(self.cast, made, self.person.dossier, *self.asked(dice), whom=whom)
        self.guessed["appointment"].append(made)
        await self.person.opens(f"/rendez-vous/{made}")
        await self.cast.martin.opens(f"/personnes/{self.person.dossier}/rendez-vous")

    async def paper_comes(self, dice):
        async with self.cast.sql.transaction():
            set_id = f"set {uuid4()}"
            made = await self.common.filed(dice, dice.choice(("attestations", "hopital")), set_id=set_id)
            await self.kept(dice, document_id=made)
        self.papers.append((made, set_id))
        self.guessed["paper"].append(made)
        await self.common.tells(made)

    async def version_comes(self, dice):
        if not self.papers:
            return
        before, set_id = self.papers.pop(dice.randrange(len(self.papers)))
        async with self.cast.sql.transaction():
            await self.cast.sql.execute("update document set state = 'replaced' where id = $1", before)
            made = await self.common.filed(dice, "hopital", set_id=set_id, version=2)
            await self.cast.sql.execute("select act_as_system($1)", self.cast.tilleuls.id)
            await self.cast.sql.execute(SPREAD, made)
        self.papers.append((made, set_id))
        self.guessed["paper"].append(made)
        await self.common.tells(made)

    async def thread_begins(self, dice):
        """About a paper that is kept, or kept for itself."""
        about = dice.choice([None, *(paper for paper, _ in self.papers), *self.kept_anyway])
        async with self.cast.sql.transaction():
            made = await thread(self.cast, self.cast.tilleuls, self.person, self.cast.care, about)
            if about is None:
                await self.kept(dice, thread_id=made)
        self._began(made)

    async def confides(self, dice):
        only = str(self.cast.martin.membership)
        self._began(UUID((await begins(self.person, "Girafe. Secret.", seulement=only)).rsplit("/", 1)[1]))

    def _began(self, made):
        self.threads.append(made)
        self.guessed["thread"].append(made)

    async def writes(self, dice):
        if self.threads:
            place, who = dice.choice(self.threads), dice.choice((self.person, self.cast.martin))
            await who.sends(f"/messages/{place}/repondre", mots="Girafe. Secret.")
            await self.cast.martin.sends(f"/messages/{place}/{dice.choice(('prendre', 'noter'))}", note="À revoir.")
            await self.person.sends(f"/messages/{place}/garder", mots="Je voudrais")

    async def takes_back(self, dice):
        if self.threads:
            page = await self.person.sends(f"/messages/{dice.choice(self.threads)}/repondre", mots="Oups")
            if "/annuler" in page.text:
                await takes_back(self.person, page)

    async def photographs(self, dice):
        """Few: each is looked at by a bounded child."""
        if self.threads and self.photographed < 4:
            self.photographed += 1
            await sends(self.person, f"/messages/{dice.choice(self.threads)}/repondre", mots="Une photo")
            await looked_at(self.cast)
            rows = await self.cast.sql.fetch(PHOTOS, self.person.dossier)
            self.guessed["photo"] = [row["id"] for row in rows]

    async def reads(self, dice):
        papers = (f"/papiers/{paper}" for paper, _ in self.papers[-2:])
        for place in (*papers, *map("/messages/{}".format, self.threads[-2:])):
            for who in (self.person, self.cast.martin):
                await who.opens(place)

    async def rights(self, dice):
        if self.papers:
            paper, _ = dice.choice(self.papers)
            await self.person.sends("/demandes/opposition", papier=str(paper), pourquoi="private")
            if dice.random() < 0.3:
                await self.person.sends(f"/papiers/{paper}/{dice.choice(('cacher', 'pas-a-moi'))}")
