"""Pro Santé Connect's stand-in ends a session and says so to the service, by its own implementation."""

import pytest

from backend.demo.provider import launch
from tests.contracts.arriving import Arriving, now
from tests.contracts.bent_http import Answer, serve
from tests.contracts.real_provider import Real, free_port

HEARD = "/entrer/prosanteconnect/fin-de-session"


class Service:
    """Where the provider speaks to us: what it said."""

    def __init__(self):
        self.words = []

    async def handle(self, asked):
        assert asked.path == HEARD
        self.words.append(asked.form["logout_token"])
        return Answer(b"")


@pytest.fixture
async def service():
    heard = Service()
    async with serve(heard.handle) as heard.origin:
        yield heard


@pytest.fixture
def speaking(service, tmp_path):
    world = Real(free_port())
    config = world.config()
    config["clients"]["prosanteconnect"]["backchannel_logout_uri"] = service.origin + HEARD
    with launch.start(config, tmp_path) as running:
        running.wait_ready()
        yield world


async def test_leaving_it_is_said_to_us_in_words_that_we_believe(speaking, service, visitor):
    arriving = Arriving(speaking.party("prosanteconnect"), visitor)
    proof = await arriving.signs_in("ines")
    assert proof.sid
    await visitor.goes(await arriving.party.logout_url(proof.id_token, "s1", now()))
    assert await visitor.fills("yes") is not None
    [word] = service.words
    ended = await arriving.party.ended(word, now())
    assert (ended.sub, ended.sid) == (proof.sub, proof.sid)
