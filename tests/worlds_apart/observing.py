"""What she does who must not know, by chance and always the same, and everything that she gets of it."""

import re

from backend.live.schemas import Heard
from tests.person import Browser

# What changes from one asking to the next whatever the world: random by itself, and of no secret.
DECLARED = {
    "set-cookie": "the words looked for, sealed anew each time",
    "x-request-id": "random",
    "server-timing": "how long it took is judged apart",
}
# The number that an error has, to be said on the telephone: random, and always as long.
REFERENCE = re.compile(rb'(?<=<b class="keep">)[A-Z0-9]{10}(?=</b>)')
WORDS = ("girafe", "bonjour", "lettre", "secret", "hôpital")
# What a person has for herself alone.
ITS_OWN = (
    "/", "/acces", "/acces", "/aidants", "/demandes", "/papiers?voir=nouveaux", "/papiers?voir=hopital",
    "/papiers/familles", "/papiers/secrets", "/papiers/secrets", "/papiers/pas-a-moi",
)  # fmt: skip
JOBS = """select convert_from(payload, 'UTF8') from jobs.pgqueuer
           where position($1 in convert_from(payload, 'UTF8')) > 0 order by id"""


class Observer:
    """In `common`, what both worlds have; `guessed`: the ids of what one of them alone has."""

    def __init__(self, common, somebody, guessed):
        self.cast, self.person, self.known = common.cast, common.person, common.known
        self.somebody, self.guessed = somebody, guessed
        self.base, self.before = somebody.base, None
        somebody.client.headers["accept-encoding"] = "identity"
        somebody.client.follow_redirects = False

    async def acts(self, dice):
        """The address that she asked and the answer: status, headers, octets."""
        method, path, data = self._choice(dice)
        # A browser that is asked for a proof goes on by itself elsewhere; here each answer is looked at.
        ask = super(Browser, self.somebody.client)
        answer = await (ask.get(path) if method == "GET" else ask.post(path, data=data))
        headers = sorted((name, said) for name, said in answer.headers.items() if name not in DECLARED)
        return (method, path), answer.status_code, headers, REFERENCE.sub(b"reference", answer.content)

    def _choice(self, dice):
        often = (self._list, self._paper, self._thread)
        act = dice.choice((*often, *often, self._writes, self._appointment, self._right))
        return act(dice)

    def _list(self, dice):
        day = f"?avant={2026 - dice.randrange(3)}-0{dice.randrange(1, 9)}-11" if dice.random() < 0.3 else ""
        lists = (
            "",
            f"/papiers{day}",
            "/papiers",
            "/messages",
            "/messages/chercher",
            "/messages/ecrire",
            "/rendez-vous",
        )
        own = ("/", "/acces", "/aidants", "/messages", "/papiers")
        own, often = (own, 0.15) if self.base else (ITS_OWN, 0.6)
        return "GET", (dice.choice(own) if dice.random() < often else self.base + dice.choice(lists)), None

    def _paper(self, dice):
        paper = self._one(dice, "paper")
        if dice.random() < 0.2:
            added = ("papiers/ajouter", "papiers/ajouter?dans=mdph", f"papiers/ajouts/{paper}")
            return "GET", f"{self.base}/{dice.choice((*added, f'messages/ecrire?papier={paper}'))}", None
        return "GET", f"{self.base}/papiers/{paper}{dice.choice(('', '', '/original', '/pages/1', '/pieces/1'))}", None

    def _appointment(self, dice):
        return "GET", f"{self.base}/rendez-vous/{self._one(dice, 'appointment')}", None

    def _right(self, dice):
        """What she asks in somebody's name, or would ask."""
        paper, opposing = self._one(dice, "paper"), f"{self.base}/demandes/opposition"
        if dice.random() < 0.3:
            return "GET", f"{self.base}/demandes/{dice.choice(self.guessed['request'])}", None
        if dice.random() < 0.5:
            return "GET", f"{opposing}?papier={paper}", None
        return "POST", opposing, {"key": self._key(dice), "papier": str(paper), "pourquoi": "private"}

    def _thread(self, dice):
        thread = self._one(dice, "thread")
        more = dice.choice(("", "", f"/photos/{self._one(dice, 'photo')}", f"/envoye/{self._one(dice, 'message')}"))
        return "GET", f"{self.base}/messages/{thread}{more}", None

    def _writes(self, dice):
        key, thread, words = self._key(dice), self._one(dice, "thread"), f"{dice.choice(WORDS)} {dice.random()}"
        about = {"papier": self._one(dice, "paper")} if dice.random() < 0.5 else {}
        path, data = dice.choice((
            ("/messages/chercher", {"cherche": dice.choice(WORDS)}),
            (f"/messages/{thread}/repondre", {"mots": words}),
            (f"/messages/{thread}/garder", {"mots": words}),
            ("/messages/ecrire/garder", {"mots": words, **about}),
            (f"/messages/{thread}/envoye/{self._one(dice, 'message')}/annuler", {}),
            ("/messages/ecrire", {"quoi": "understand" if about else "other", "mots": words, **about}),
        ))  # fmt: skip
        return "POST", f"{self.base}{path}", {"key": key, **data}

    def _key(self, dice):
        return f"{dice.getrandbits(128):032x}"

    def _one(self, dice, kind):
        """Mostly something that she may know of; else what may not be there at all."""
        known = self.known[kind]
        return dice.choice(known) if known and dice.random() < 0.8 else dice.choice(self.guessed[kind])

    async def told(self):
        """The jobs that are to tell her something, in the order in which they were asked for."""
        return [row[0] for row in await self.cast.sql.fetch(JOBS, str(self.somebody.id))]

    def woken(self, heard):
        """What an open page of hers wakes for: her dossiers are all that concerns her."""
        around = frozenset({self.person.dossier})
        said = (Heard.of(payload) for payload in heard)
        return [one for one in said if one.dossier in around or one.team in around]
