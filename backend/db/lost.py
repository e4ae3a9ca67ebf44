"""What a failure of the database is for those who asked: a moment to wait, and never a fault of theirs."""

from collections.abc import Iterator

import asyncpg

from backend.kit.errors import Away, Busy

GONE = (
    asyncpg.PostgresConnectionError,
    asyncpg.CannotConnectNowError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.InsufficientResourcesError,  # too many connections, a full disk
    ConnectionError,
    TimeoutError,
)
TANGLED = (asyncpg.SerializationError, asyncpg.DeadlockDetectedError)
"""Two who did the same at once: one of them is asked to do it again."""


def is_lost(sql: asyncpg.Connection) -> bool:
    """Whether nothing more will be heard on it: it broke, or still waits for an answer that was given up."""
    try:
        return bool(sql.is_closed() or sql.has_given_up())
    except asyncpg.InterfaceError:  # the pool took it back by itself
        return True


def understood(why: Exception, *, lost: bool = False) -> Exception:
    """Away when the database went, or when its connection is `lost`; Busy when two were in each other's way."""
    all_of_it = tuple(causes(why))
    if lost or any(isinstance(cause, GONE) for cause in all_of_it):
        return why if isinstance(why, Busy) else _because(Away(), why)
    return _because(Busy(), why) if any(isinstance(cause, TANGLED) for cause in all_of_it) else why


def _because(told: Busy, why: Exception) -> Busy:
    """The log keeps what it was."""
    told.__cause__ = why
    return told


def causes(why: BaseException | None) -> Iterator[BaseException]:
    """SQLAlchemy wraps what PostgreSQL said."""
    while why is not None:
        yield why
        why = why.__cause__
