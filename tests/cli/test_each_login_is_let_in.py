"""A start tries each login of its process, and says in a sentence why one does not come in."""

import socket
import struct
import threading
from contextlib import suppress

import pytest

from backend.db import logins
from tests.cli.conftest import BESIDE, COMMANDS, PEARL


@pytest.mark.parametrize(("variable", "other"), BESIDE.items())
def test_each_login_of_a_process_is_let_in_before_it_serves(monkeypatch, starts, variable, other):
    async def come_in(address):
        if "nobody" in address:
            raise ConnectionRefusedError

    monkeypatch.setattr(logins, "_come_in", come_in)
    monkeypatch.setenv(other, f"postgresql://somebody:{PEARL}@127.0.0.1/aportee")
    code, said = starts(variable, f"postgresql://nobody:{PEARL}@127.0.0.1/aportee")
    assert (code, f"{variable} : la base ne répond pas" in said) == (1, True)


PROOFS = {
    "InternalClientError": struct.pack("!ii", 8, 9),
    "InterfaceError": struct.pack("!ii", 17, 10) + b"UNHEARD\0\0",
}
"""What a server asks for (SSPI, a SASL of its own), and what asyncpg says of it."""


@pytest.fixture
def unheard_of(request):
    """A server that asks for a proof that asyncpg does not know."""

    def ask(listening):
        with suppress(OSError):
            while True:
                called, _ = listening.accept()
                with called:
                    called.recv(1024)
                    called.sendall(b"R" + PROOFS[request.param])
                    called.recv(1024)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        asking = threading.Thread(target=ask, args=(listening,), daemon=True)
        asking.start()
        yield f"postgresql://app:{PEARL}@127.0.0.1:{listening.getsockname()[1]}/aportee?sslmode=disable"
        listening.shutdown(socket.SHUT_RDWR)
        asking.join()


@pytest.mark.parametrize("variable", COMMANDS)
@pytest.mark.parametrize(("unheard_of", "why"), [(one, one) for one in PROOFS], indirect=["unheard_of"])
def test_one_that_we_do_not_understand_is_a_sentence_too(starts, unheard_of, variable, why):
    code, said = starts(variable, unheard_of)
    assert (code, f"la base n’ouvre pas ({why})" in said) == (1, True)
