"""The walls of a reader's process. Each is applied to the calling process and cannot be taken down.

Memory, processor time and files are bounded by the kernel. The network is cut by an empty network
namespace where the kernel allows one (root, or user namespaces); everywhere else, and on top, by an
audit hook that refuses sockets, new processes and files opened to write.
"""

import ctypes
import os
import resource
import signal
import sys

MEMORY_BYTES = 512 * 1024 * 1024
CPU_SECONDS = 20
OPEN_FILES = 32

_CLONE_NEWNET = 0x4000_0000
_CLONE_NEWUSER = 0x1000_0000
_PR_SET_PDEATHSIG = 1
_PR_SET_NO_NEW_PRIVS = 38
_PR_SET_DUMPABLE = 4
_FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC


def confine(parent: int) -> str:
    """How the network is cut: ``namespace`` or ``hook``. Exits if ``parent`` is already gone."""
    _die_with(parent)
    limit(resource.RLIMIT_CORE, 0)
    limit(resource.RLIMIT_FSIZE, 0)
    limit(resource.RLIMIT_NOFILE, OPEN_FILES)
    limit(resource.RLIMIT_CPU, CPU_SECONDS)
    limit(resource.RLIMIT_AS, MEMORY_BYTES)
    network = "namespace" if _leave_network() else "hook"
    sys.addaudithook(_refuse)
    return network


def limit(what: int, amount: int) -> None:
    resource.setrlimit(what, (amount, amount))


def _die_with(parent: int) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)


def _leave_network() -> bool:
    unshare = ctypes.CDLL(None, use_errno=True).unshare
    return any(unshare(flags) == 0 for flags in (_CLONE_NEWNET, _CLONE_NEWUSER | _CLONE_NEWNET))


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(event)
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING:
        raise PermissionError("writing")
