"""A first start killed anywhere leaves a folder that the next start takes up."""

import pytest

from tests.cast import DATA
from tests.demo.processes import all_gone, family, kill

pytestmark = pytest.mark.slow
# In the order in which a first start leaves them. "cluster.init" is a cluster half made.
TRACES = (
    "secrets.json", "provider/provider.json", "postgres/cluster.init", "postgres/cluster", "postgres/postgres.log",
    "keys", "keys/kek.json", "dui-key.json", "web.log", "demo.json",
)  # fmt: skip


def test_killed_at_each_step_it_recovers(make_demo):
    demo = make_demo()
    for trace in TRACES:
        demo.launch()
        demo.wait(lambda trace=trace: (demo.folder / trace).exists())
        before = family(demo.process.pid)
        kill(demo.process.pid)
        demo.process.wait()
        assert all_gone(before.values()), trace
    demo.start()
    pushed = demo.operator("dui", "push", str(DATA / "cda/dlu-david-morel.xml"))
    assert "handled" in pushed.stdout, pushed.stdout + pushed.stderr


def test_files_cut_in_the_middle_of_a_word_are_made_again(make_demo):
    demo = make_demo("half")
    (demo.folder / "keys").mkdir(parents=True, mode=0o700)
    (demo.folder / "provider/keys").mkdir(parents=True, mode=0o700)
    for name in (".secrets.json.new", "keys/.kek.json.new", ".dui-key.json.new", "provider/keys/fc.jwks.json.new"):
        (demo.folder / name).write_text('{"pre')
    demo.start()
    assert demo.healthy()
    assert not list(demo.folder.rglob("*.new"))
