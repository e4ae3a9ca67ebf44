"""What the tests of the identity desk do again and again."""

import re
from uuid import uuid4

from backend.demo import making
from tests.cast import DLU

OTHER_DAY = DLU.replace(b"19840312", b"19840321")
STRANGER = DLU.replace(b"184039741100141", b"184039741100142").replace(b"19840312", b"19500101")
DUTY = ("identity",)


async def waits(cast, body=OTHER_DAY, dui=None):
    """The id of a parcel that nobody recognised."""
    assert await cast.files(body, dui) is None
    return await cast.sql.fetchval("select id from deposit order by received_at desc limit 1")


async def opens(who, path=""):
    return await who.client.get(f"{who.base}/identites{path}", follow_redirects=True)


async def does(who, parcel, verb, **fields):
    return await who.client.post(f"{who.base}/identites/{parcel}/{verb}", data={"key": str(uuid4())} | fields)


def plain(answer):
    """The text of a page, each blank an ordinary one."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.text).replace("\N{NO-BREAK SPACE}", " ").split())


async def state_of(cast, parcel):
    return await cast.sql.fetchval("select state from deposit where id = $1", parcel)


async def told_to_sender(cast, parcel):
    return (await cast.dui.asks(f"/api/depots/{parcel}")).json()


async def with_duty(cast, house, *teams):
    """Somebody whose only right in this house is to say whose a paper is."""
    role = await making.role(cast.sql, house, "qualite", "responsable qualité", {}, DUTY)
    return await cast.staff("Anne", "Leroy", house, role, "Madame Leroy", *teams)


async def acts(cast):
    rows = await cast.sql.fetch("select act from audit_entry where purpose = 'identity' order by at")
    return [act for (act,) in rows]
