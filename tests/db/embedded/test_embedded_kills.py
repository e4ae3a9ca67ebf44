"""Nothing breaks when programs are killed, and no trace of the past stops a start."""

import os
import signal
import subprocess
import threading
from pathlib import Path

import pytest

from backend.db.embedded import binaries
from backend.db.embedded.account import choose
from backend.db.embedded.lock import AlreadyRunning
from backend.db.embedded.server import Embedded
from tests.db.embedded.children import ask, ended, program
from tests.db.embedded.test_embedded_life import VERSIONS

FILL = ("create table kept (n int)", "insert into kept select generate_series(1, 1000)")
COUNT = "select count(*) from kept"


@pytest.mark.parametrize("major", VERSIONS)
def test_it_dies_with_the_app_and_keeps_every_row(folder, major):
    with program(folder / "d", binaries.find(major)) as child:
        ask(child.dsn, *FILL)
        child.kill()
        assert ended(child.server)
    with Embedded(folder / "d") as server:
        assert ask(server.dsn(), COUNT) == 1000


@pytest.mark.parametrize("major", VERSIONS)
def test_a_killed_server_starts_again_in_the_same_app(folder, major):
    with Embedded(folder / "d", binaries.find(major)) as server:
        ask(server.dsn(), *FILL)
        killed = server.pid
        os.kill(killed, signal.SIGKILL)
        assert ended(killed)
        assert server.pid is None
        server.start()
        assert server.pid not in (None, killed)
        assert ask(server.dsn(), COUNT) == 1000


@pytest.mark.parametrize("major", VERSIONS)
def test_app_and_server_killed_together_leave_nothing_broken(folder, major):
    with program(folder / "d", binaries.find(major)) as child:
        ask(child.dsn, *FILL)
        os.kill(child.server, signal.SIGKILL)
        child.kill()
        assert ended(child.server)
    with Embedded(folder / "d") as server:
        assert ask(server.dsn(), COUNT) == 1000


def test_a_start_right_after_the_kill_waits_for_the_old_server(folder, programs):
    with program(folder / "d", programs) as child:
        ask(child.dsn, *FILL)
        child.kill()
        with Embedded(folder / "d", programs) as server:
            assert ask(server.dsn(), COUNT) == 1000
            assert server.pid != child.server


def test_a_second_program_is_told_who_holds_the_folder(folder, programs):
    with Embedded(folder / "d", programs) as server:
        with program(folder / "d", programs) as second:
            assert not second.ready
            assert f"process {os.getpid()}" in second.told
        assert ask(server.dsn(), "select 1") == 1
    with program(folder / "d", programs) as second:
        assert second.ready


def test_a_number_given_to_another_program_is_no_server(folder, programs):
    with Embedded(folder / "d", programs) as server:
        traces = (folder / "d/cluster/postmaster.pid", server.socket / ".s.PGSQL.5432.lock")
        texts = [trace.read_text() for trace in traces]
    owner = choose(folder / "d" / "cluster")
    other = subprocess.Popen(  # same account: the case that PostgreSQL itself takes for a server
        ["/bin/cat"], stdin=subprocess.PIPE, **owner.options
    )
    for trace, text in zip(traces, texts, strict=True):
        trace.write_text(text.replace(text.splitlines()[0], str(other.pid), 1))
        owner.own(trace)
    try:
        with Embedded(folder / "d", programs) as server:
            assert ask(server.dsn(), "select 1") == 1
            assert other.poll() is None  # and it was left alone
    finally:
        other.communicate()


def test_an_orphan_server_is_stopped_before_the_start(folder, programs):
    with Embedded(folder / "d", programs) as server:
        data = folder / "d" / "cluster"
        owner, socket = choose(data), server.socket
    orphan = subprocess.Popen(
        [programs / "postgres", "-D", data, "-k", socket, "-c", "listen_addresses="],
        cwd="/", stderr=subprocess.DEVNULL, **owner.options,
    )  # fmt: skip
    while not (data / "postmaster.pid").exists():
        assert orphan.poll() is None
    with Embedded(folder / "d", programs) as server:
        assert orphan.wait(10) == 0
        assert ask(server.dsn(), "select 1") == 1


def test_a_passing_thread_may_not_start_it(folder, programs):
    refused = []

    def start():
        try:
            Embedded(folder / "d", programs).start()
        except RuntimeError as reason:
            refused.append(str(reason))

    thread = threading.Thread(target=start)
    thread.start()
    thread.join()
    assert "main thread" in refused[0]


def test_the_lock_refuses_a_link(folder, programs):
    (folder / "d").mkdir()
    (folder / "d" / "lock").symlink_to(folder / "elsewhere")
    with pytest.raises(OSError, match="lock"):
        Embedded(folder / "d", programs).start()
    assert not Path(folder / "elsewhere").exists()


def test_two_servers_in_one_program_do_not_share_a_folder(folder, programs):
    with Embedded(folder / "d", programs), pytest.raises(AlreadyRunning):
        Embedded(folder / "d", programs).start()
