"""The demonstration's provider as a process: its keys, its start, its end."""

import json
import os
import select
import signal
import stat
import subprocess
import sys
from pathlib import Path

import httpx2
import pytest

from backend.demo.provider import launch
from tests.contracts.real_provider import Real, free_port


@pytest.mark.attack("G02")
async def test_another_name_for_this_machine_is_not_served(real):
    async with httpx2.AsyncClient(trust_env=False) as client:
        url = f"{real.origin}/fc/api/v2/jwks"
        assert (await client.get(url, headers={"Host": "evil.example"})).status_code == 421
        assert (await client.get(url)).status_code == 200


def test_keys_are_private_and_outlive_a_restart(tmp_path):
    world = Real(free_port())
    kept = []
    for _ in range(2):
        with launch.start(world.config(), tmp_path) as running:
            running.wait_ready()
            kept.append(httpx2.get(f"{world.origin}/fc/api/v2/jwks", trust_env=False).json())
    assert kept[0] == kept[1]
    files = [f for f in tmp_path.rglob("*") if f.is_file()]
    assert len(files) == 5
    assert {stat.S_IMODE(f.stat().st_mode) for f in files} == {0o600}
    assert all("d" not in key for key in kept[0]["keys"])


def test_a_provider_that_cannot_start_says_why(real, tmp_path):
    with (
        pytest.raises(launch.ProviderDidNotStart, match="EADDRINUSE"),
        launch.start(real.config(), tmp_path) as running,
    ):
        running.wait_ready()


PARENT = """
import json, sys
from pathlib import Path
from backend.demo.provider import launch
running = launch.start(json.loads(sys.argv[1]), Path(sys.argv[2]))
running.wait_ready()
print(running.process.pid, flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="needs Linux")
def test_it_dies_with_the_program_that_started_it(tmp_path):
    config = json.dumps(Real(free_port()).config())
    command = [sys.executable, "-c", PARENT, config, str(tmp_path)]
    root = Path(launch.__file__).parents[3]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=root) as parent:
        watched = os.pidfd_open(int(parent.stdout.readline()))
        parent.send_signal(signal.SIGKILL)
    try:
        assert select.select([watched], [], [], 10)[0] == [watched]
    finally:
        os.close(watched)
