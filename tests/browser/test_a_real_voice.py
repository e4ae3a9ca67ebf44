"""No double here: a real French voice of the machine (espeak-ng behind Speech Dispatcher), whose sound goes nowhere."""

import asyncio
import os
import shutil
import tempfile
from pathlib import Path

import pytest

from tests.browser.stage import Stage, serve
from tests.browser.test_listening import LETTER
from tests.setup.needs import launch_options
from tests.waiting import until

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

SPEECHD = """AudioOutputMethod "alsa"
AudioALSADevice "default"
AddModule "espeak-ng" "sd_espeak-ng" "espeak-ng.conf"
DefaultModule espeak-ng
DefaultLanguage fr
"""
SILENT = "pcm.!default { type null }\nctl.!default { type null }\n"
FOLLOWED = """() => {
  window.followed = []
  addEventListener("reading", () => followed.push([...CSS.highlights.get("sentence")][0].toString()))
}"""

# What a phone waits for is a matter of its user; a machine that is busy with other tests speaks when it can.
PATIENT = """{
  const soon = setTimeout
  setTimeout = (act, wait, ...more) => soon(act, wait === 8000 ? 90_000 : wait, ...more)
}"""
LONG = 90_000


@pytest.fixture
def place():
    """A socket's address has a hundred signs at most: pytest's own folders are too deep."""
    made = Path(tempfile.mkdtemp())
    yield made
    shutil.rmtree(made)


@pytest.fixture
async def dispatcher(place):
    """Speech Dispatcher with this place's settings, and the environment of a browser that speaks through it."""
    program = shutil.which("speech-dispatcher")
    assert program, "sudo apt-get install speech-dispatcher speech-dispatcher-espeak-ng"
    (place / "modules").mkdir()
    (place / "modules/espeak-ng.conf").touch()
    (place / "speechd.conf").write_text(SPEECHD)
    (place / "asound.conf").write_text(SILENT)
    socket, environ = place / "s", {**os.environ, "ALSA_CONFIG_PATH": str(place / "asound.conf")}
    where = ["-C", str(place), "-L", str(place), "-P", str(place / "pid"), "-S", str(socket)]
    options = ["--run-single", "-c", "unix_socket", *where]
    running = await asyncio.create_subprocess_exec(program, *options, env=environ)

    async def listens():
        return socket.exists()

    await until(listens, "Speech Dispatcher listens")
    yield {**environ, "SPEECHD_ADDRESS": f"unix_socket:{socket}"}
    running.terminate()
    await running.wait()


async def test_a_paper_is_said_to_its_end_by_a_voice_of_this_machine(playwright, dispatcher):
    options = launch_options()
    options["args"] = [*options["args"], "--enable-speech-dispatcher"]
    browser = await playwright.chromium.launch(**options, env=dispatcher)
    context = await browser.new_context(locale="fr-FR", service_workers="block")
    await context.add_init_script(PATIENT)
    await context.route("**/*", serve)
    stage = Stage(await context.new_page())
    await stage.show("paper")
    await stage.page.evaluate(FOLLOWED)
    await stage.page.get_by_role("button", name="Écouter").nth(1).click()
    await stage.page.get_by_text("Fin du texte").wait_for(state="attached", timeout=LONG)
    assert await stage.page.evaluate("followed") == [sentence.rpartition(" : ")[2] for sentence in LETTER]
    assert stage.complaints == []
    await browser.close()
