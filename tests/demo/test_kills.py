"""kill -9 of any one process, and of all of them: nothing acknowledged is lost, nothing is left behind."""

import pytest

from tests.cast import DATA
from tests.demo.processes import alive, all_gone, children, family, kill

pytestmark = pytest.mark.slow
PAPERS = [DATA / "cda/dlu-david-morel.xml", DATA / "cda/attestation-david-morel.xml"]


@pytest.fixture(scope="module")
def demo(make_demo):
    made = make_demo()
    made.start()
    return made


@pytest.fixture
def running(demo):
    if demo.process.poll() is not None:
        demo.start()
    return demo


def healed(demo, killed: str, pid: int) -> None:
    """Another process took the place of the one that was killed, and the service answers."""
    demo.wait(lambda: demo.family().get(killed, pid) != pid and demo.healthy())


@pytest.mark.parametrize("victim", ["web", "web.1", "worker", "provider", "postgres"])
def test_a_part_that_is_killed_is_started_again(running, victim):
    before = running.family()
    kill(before[victim])
    healed(running, victim, before[victim])
    assert not alive(before[victim])
    if victim == "web":
        assert all_gone([before["web.1"]])  # the process that answered did not stay behind


def test_after_every_kill_a_paper_still_arrives(running):
    pushed = running.operator("dui", "push", str(PAPERS[0]))
    assert "handled" in pushed.stdout, pushed.stdout + pushed.stderr


@pytest.mark.parametrize("victims", [["main"], None])
def test_killed_at_the_top_or_all_at_once_it_leaves_nothing_and_starts_again(running, victims):
    pushed = running.operator("dui", "push", str(PAPERS[1]))
    assert pushed.returncode == 0, pushed.stdout + pushed.stderr
    before = running.family()
    for name in victims or before:
        kill(before[name])
    running.process.wait()
    running.start()  # at once: nothing waits for what was there before
    assert all_gone(before.values())
    again = running.operator("dui", "push", str(PAPERS[1]))
    assert "handled" in again.stdout, again.stdout + again.stderr


def test_killed_with_the_program_that_started_it_it_stops_too(running):
    """What make does: it starts the demo and waits."""
    demo = running
    demo.stop()
    demo.start("sh", "-c", '"$@"; exit $?', "sh")
    (main,) = children(demo.process.pid)
    below = [main, *family(main).values()]
    assert len(below) >= 6
    demo.kill()
    assert all_gone(below)
