"""Root, an ordinary account, and one after the other: the server is never root's."""

import os
import shutil
from pathlib import Path

import pytest

from backend.db.embedded import places
from backend.db.embedded.account import choose
from backend.db.embedded.server import Embedded
from tests.db.embedded.children import ask, code_for_anyone, ended, nobody, program

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")


def test_an_ordinary_account_runs_it(folder, programs):
    code = code_for_anyone(folder / "code")
    account = nobody() if os.geteuid() == 0 else None
    home = folder / "home"
    home.mkdir(0o700)
    if account:
        account.own(home)
        programs = places.programs(programs, account)
    with program(home / "d", programs, account=account, code=code) as child:
        assert child.ready, child.told
        owner = (home / "d" / "cluster").stat().st_uid
        assert owner == (account.uid if account else os.geteuid())
    assert ended(child.server)


@as_root
def test_root_takes_up_the_cluster_of_an_ordinary_account(folder, programs):
    code = code_for_anyone(folder / "code")
    (folder / "home").mkdir()
    nobody().own(folder / "home")
    with program(folder / "home/d", programs, account=nobody(), code=code) as child:
        assert child.ready, child.told
    with Embedded(folder / "home/d", programs) as server:
        assert Path(f"/proc/{server.pid}").stat().st_uid == nobody().uid


@as_root
def test_an_ordinary_account_is_told_that_the_cluster_is_not_its_own(folder, programs):
    code = code_for_anyone(folder / "code")
    with Embedded(folder / "d", programs):
        pass
    with program(folder / "d", programs, account=nobody(), code=code) as child:
        assert not child.ready
        assert "another account" in child.told


@as_root
def test_root_below_a_closed_folder_opens_nothing(folder, programs, common):
    closed = folder / "root"
    closed.mkdir(0o700)
    package = programs.parents[1]
    for part in (package, package.with_name(f"{package.name}.libs")):
        shutil.copytree(part, closed / part.name, symlinks=True)
    moved = closed / programs.relative_to(package.parent)
    with Embedded(closed / "d", moved) as server:
        ask(server.dsn(), "create table kept (n int)", "insert into kept values (7)")
        assert Path(f"/proc/{server.pid}/cwd").resolve().is_relative_to(common)
        assert Path(f"/proc/{server.pid}").stat().st_uid != 0
    assert closed.stat().st_mode & 0o777 == 0o700
    with Embedded(closed / "d", moved) as server:
        assert ask(server.dsn(), "select n from kept") == 7
    server.socket.rmdir()


def test_a_folder_prepared_by_somebody_else_is_refused(folder):
    me = choose(folder / "none")
    (folder / "link").symlink_to(folder)
    with pytest.raises(places.UnsafePlace, match="not a folder"):
        places.private(folder / "link", me)
    (folder / "open").mkdir()
    (folder / "open").chmod(0o777)
    with pytest.raises(places.UnsafePlace, match="0700"):
        places.private(folder / "open", me)
    assert places.private(folder / "ours", me).stat().st_mode & 0o777 == 0o700
