"""Marion loses her ways in, tries others, and finds one: at the real doors, beside the machine of `recovery.py`."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest

from backend.demo import making
from backend.identity.cards.recovery import Access, Refused, come_in, lose, may_act_heavily, recover
from backend.identity.cards.rules import new_code
from backend.identity.means import level_of
from backend.identity.oidc.proof import Proof
from backend.identity.sign_ins import Browser, Limits, open_sign_in
from backend.kit.actor import COOKIE
from tests.identity.cards.desk import browser, desk_of, gives, is_in, presses, types

LATER = "update code_card set usable_from = usable_from - $1::interval"
ISSUER = {slug: f"https://{slug}.test" for slug in ("franceconnect", "franceconnect-plus")}
LIMITS = Limits.of(30, 5, 12)
NOTHING_MORE = dict.fromkeys(("acr", "given_name", "family_name"), "") | {
    "level": 2, "auth_time": None, "birthdate": None, "sid": None,
}  # fmt: skip
ADDRESS = {"adresse": "marion@exemple.fr"}


class Walk:
    """Marion, with whatever she has in her hand, and the machine beside her."""

    def __init__(self, cast):
        self.cast, self.access, self.now = cast, Access(), datetime(2026, 11, 26, tzinfo=UTC)
        self.client, self.card, self.old = browser(cast), None, None
        self.subject = uuid4().hex

    async def begins(self):
        for issuer in ISSUER.values():
            await making.identity(self.cast.sql, self.cast.marion.id, issuer, self.subject)
        await self.sees_her_house()
        await self.loses()

    async def loses(self):
        self.access, self.old, self.card = lose(self.access), self.card or self.old, None
        await presses(self.cast.clerk, f"{desk_of(self.cast.clerk, self.cast.marion)}/reprendre")

    async def sees_her_house(self):
        self.access = recover(self.access, "document_seen", self.now)
        self.old = self.card or self.old
        self.card = await gives(self.cast.clerk, self.cast.marion, tout="oui")

    async def tries_an_old_card(self):
        await self._weakly("card_code", self.old, self.old.spend())  # taken back, or replaced

    async def guesses(self):
        await self._weakly("secret_question", self.card or self.old, new_code())

    async def _weakly(self, proof, card, code):
        with pytest.raises(Refused):
            recover(self.access, proof, self.now)
        async with browser(self.cast) as somebody:
            assert (await types(somebody, card, code)).status_code == 422
            assert not await is_in(somebody)

    async def is_proved_by_the_state(self):
        """FranceConnect+, from a telephone that is new: it opens, whatever was lost."""
        recover(self.access, "franceconnect_plus", self.now)
        assert await self._comes_by("franceconnect-plus")

    async def has_one_proof_of_the_state(self):
        with pytest.raises(Refused):
            recover(self.access, "franceconnect", self.now)
        assert not await self._comes_by("franceconnect")

    async def _comes_by(self, means):
        """What a provider proved, at the door that it comes to."""
        proof = Proof(iss=ISSUER[means], sub=self.subject, id_token="token", claims={}, **NOTHING_MORE)
        level, here = level_of(means, self.now.date()), Browser("Android", "")
        secret = await open_sign_in(self.cast.sql, self.cast.ring, proof, means, level, LIMITS, here)
        async with browser(self.cast) as somebody:
            somebody.cookies.set(COOKIE, secret, domain="aportee.test")
            return await is_in(somebody)

    async def follows_a_link(self):
        """No address of ours opens anything to whoever got it by e-mail."""
        with pytest.raises(Refused):
            recover(self.access, "email_link", self.now)
        async with browser(self.cast) as somebody:
            for page in ("/entrer/aide", "/entrer/lien", "/entrer/oubli"):
                await somebody.get(page, params={"code": new_code(), "adresse": ADDRESS["adresse"]})
            assert not await is_in(somebody)

    async def comes_in(self):
        answer = await types(self.client, self.card or self.old)
        try:
            self.access = come_in(self.access)
        except Refused:
            assert answer.status_code == 422
        else:
            assert answer.status_code == 303

    async def waits(self, minutes=90):
        self.now += timedelta(minutes=minutes)
        await self.cast.sql.execute(LATER, timedelta(minutes=minutes))

    async def waits_a_day(self):
        await self.waits(24 * 60)

    async def is_where_the_machine_says(self):
        assert await is_in(self.client) == (self.access.sessions > 0)
        if self.access.sessions:
            assert await self._acts_heavily() == may_act_heavily(self.access, self.now)

    async def _acts_heavily(self):
        asked = await presses_as(self.client, "/reglages/prevenir/adresse", **ADDRESS)
        place = asked.headers["location"]
        codes = {"code": self.card.spend(), "personnel": self.card.secret}
        return (await presses_as(self.client, f"{place}/carte", **codes)).status_code == 303


async def presses_as(client, path, **fields):
    return await presses(SimpleNamespace(client=client), path, **fields)
