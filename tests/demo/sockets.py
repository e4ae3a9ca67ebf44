"""Which addresses a process listens on, read from the kernel."""

from ipaddress import ip_address
from pathlib import Path

LISTENING = "0A"


def listening(pid: int) -> set[str]:
    """Numeric addresses of the TCP sockets that this process holds open to be called."""
    mine = {str(link.readlink()) for link in Path(f"/proc/{pid}/fd").iterdir() if link.is_symlink()}
    found = set()
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]:
            words = line.split()
            if words[3] == LISTENING and f"socket:[{words[9]}]" in mine:
                found.add(_address(words[1].partition(":")[0]))
    return found


def _address(written: str) -> str:
    """The kernel writes each group of four bytes backwards."""
    groups = [bytes.fromhex(written[at : at + 8])[::-1] for at in range(0, len(written), 8)]
    return str(ip_address(b"".join(groups)))
