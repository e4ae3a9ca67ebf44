"""A child that stops by itself when its parent is gone, even by kill -9 (Linux only)."""

import ctypes
import os
import signal
import sys
import threading
from collections.abc import Callable
from functools import partial

PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def to_parent(sign: signal.Signals = signal.SIGINT) -> Callable[[], None] | None:
    """What the child runs between fork and exec. SIGINT is PostgreSQL's fast and clean stop.

    The kernel ties the signal to the *thread* that forked: from a passing thread the server
    would stop with it, so that only the main thread may start one. The signal is set after the
    change of account, which would erase it. A parent that died before it was set is seen here.
    """
    if threading.current_thread() is not threading.main_thread():
        raise RuntimeError("Start the embedded PostgreSQL from the main thread.")
    return partial(tie, os.getpid(), sign) if _libc else None


def tie(parent: int, sign: signal.Signals) -> None:
    """Receive this signal when the parent is gone; when it is gone already, end here."""
    if _libc is None:
        return
    _libc.prctl(PR_SET_PDEATHSIG, sign)
    if os.getppid() != parent:
        os._exit(1)
