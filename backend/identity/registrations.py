"""The registration of a professional ends: she can sign in no more, and what she has open is closed."""

from datetime import datetime

import asyncpg

END = "select end_registration($1, $2, $3)"
CLOSE = "select close_ended_registrations()"


async def end_registration(sql: asyncpg.Connection, issuer: str, national_id: str, ends: datetime | None) -> int:
    """From `ends` on, she is no professional; None: she is again. How many identities of ours that concerns.

    `become` refuses her the staff's door from that moment; `close_ended` closes what she left open.
    """
    return int(await sql.fetchval(END, issuer, national_id, ends))


async def close_ended(sql: asyncpg.Connection | asyncpg.Pool) -> int:
    """How many sign-ins were closed. Every hour, for the dates that came meanwhile."""
    return int(await sql.fetchval(CLOSE))
