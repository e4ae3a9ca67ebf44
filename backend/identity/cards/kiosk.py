"""« Borne »: a tablet of the house on which people come in, one after the other, while somebody of the house watches.

Whoever opens it leaves it: nothing of hers stays there. Everybody who comes in there is told who watched.
"""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from litestar.datastructures import Cookie

from backend.db.compiled import Connection, Statement
from backend.db.unit import hashed
from backend.identity.cards.schemas import Watching, Witness
from backend.identity.sign_ins import new_secret
from backend.kit.errors import NotFound

COOKIE = "__Host-kiosk"
LASTS = timedelta(hours=4)
IDLE = timedelta(minutes=3)
OPEN = "select open_kiosk($1, $2, $3)"
WATCH = "select from watch_over($1, $2, $3)"
CLOSE = "select from close_kiosk($1)"
HERE = Statement("select name, house from kiosk_here(:secret_hash)", Watching)
WITNESSES = Statement("select at, name, house from my_witnesses()", Witness)


async def begin(sql: Connection) -> str:
    """What this browser keeps of it. The sign-in of who asks ends here."""
    secret = new_secret()
    if not await sql.fetchval(OPEN, uuid4(), hashed(secret), LASTS):
        raise NotFound
    return secret


def kept(secret: str, safe: dict[str, Any]) -> Cookie:
    return Cookie(key=COOKIE, value=secret, max_age=int(LASTS.total_seconds()), **safe)


def gone(safe: dict[str, Any]) -> Cookie:
    return Cookie(key=COOKIE, value="", max_age=0, **safe)
