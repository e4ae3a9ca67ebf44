"""A first start killed anywhere leaves a folder that the next start takes up."""

import pytest

from tests.cast import DATA
from tests.demo.processes import all_gone, family, kill

pytestmark = pytest.mark.slow
# In the order in which a first start leaves them. "cluster.init" is a cluster half made.
TRACES = (
    "secrets.json", "provider/provider.json", "postgres/cluster.init", "postgres/cluster", "postgres/postgres.log",
    "keys/kek.json", "dui-key.json", "web.log", "demo.json",
)  # fmt: skip
HALVES = (".secrets.json.new", "keys/.kek.json.new", ".dui-key.json.new", "provider/keys/fc.jwks.json.new")
HALF = '{"pre'


def test_killed_at_each_step_it_recovers_from_files_cut_in_the_middle_of_a_word_too(make_demo):
    demo = make_demo()
    left_half_written(demo.folder)
    for trace in TRACES:
        demo.launch()
        demo.wait(lambda trace=trace: (demo.folder / trace).exists())
        before = family(demo.process.pid)
        kill(demo.process.pid)
        demo.process.wait()
        assert all_gone(before.values()), trace
    demo.start()
    assert [left for left in demo.folder.rglob("*.new") if left.read_text() == HALF] == []
    pushed = demo.operator("dui", "push", str(DATA / "cda/dlu-david-morel.xml"))
    assert "handled" in pushed.stdout, pushed.stdout + pushed.stderr


def left_half_written(folder):
    """As a start leaves them that was cut before it gave a file its name."""
    (folder / "keys").mkdir(parents=True, mode=0o700)
    (folder / "provider/keys").mkdir(parents=True, mode=0o700)
    for name in HALVES:
        (folder / name).write_text(HALF)
