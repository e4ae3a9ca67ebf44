"""What people send, ready to be sent again: who, where, which fields, and how many rows it leaves."""

from typing import NamedTuple
from uuid import uuid4

from tests.cast import ATTESTATION
from tests.entrusting.giving import delegation_of, form, gives, says_her_code
from tests.messaging.talk import begins

MESSAGES = "select count(*) from message"


class Act(NamedTuple):
    """`words` is what she typed and finds again, when the act has words."""

    who: object
    path: str
    fields: dict
    counted: str
    words: str = ""

    async def sent(self):
        data = {"key": str(uuid4())} | self.fields
        return await self.who.client.post(self.path, data=data, follow_redirects=False)


async def beginning(cast):
    words = "J’ai mal & <b>« peur »</b>"
    return Act(cast.david, "/messages/ecrire", {"quoi": "other", "mots": words}, MESSAGES, words)


async def answering(cast):
    """By the team: David's own words are there already, and not counted."""
    thread = (await begins(cast.david)).rsplit("/", 1)[1]
    await cast.martin.opens(f"/messages/{thread}")
    path, words = f"{cast.martin.base}/messages/{thread}/repondre", "Je viens à 10 heures."
    return Act(cast.martin, path, {"mots": words}, f"{MESSAGES} where capacity = 'staff'", words)


async def giving(cast):
    await cast.files(ATTESTATION)
    helper = await cast.stranger()
    fields = {"key": str(uuid4())} | form(await says_her_code(helper))
    counted = f"select count(*) from delegation where aidant_id = '{helper.id}'"
    assert (await cast.david.sends("/aidants/apercu", **fields)).status_code == 200
    await cast.david.client.proves("/aidants/donner", fields)
    return Act(cast.david, "/aidants/donner", fields, counted)


async def stopping(cast):
    given = delegation_of(await gives(cast.david, await cast.stranger()))
    counted = "select count(*) from audit_entry where act = 'delegation.stopped'"
    return Act(cast.david, f"/aidants/{given}/arreter", {}, counted)


ACTS = (beginning, answering, giving, stopping)
