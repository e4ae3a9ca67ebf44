"""A DUI sends its list, follows it to its end, and reads what is to be corrected."""

import httpx2
import pytest

from backend.cli import usagers

pytestmark = pytest.mark.anyio
COUNTS = {"lines": 2, "new": 1, "changed": 0, "same": 0, "faulty": 0, "moved": 0, "done": 0, "problems": []}
PROBLEM = {"line": 3, "faults": ["il manque le sexe."]}


@pytest.fixture
def service(monkeypatch):
    """Answers in their order; what was asked."""
    asked, answers = [], []

    def answer(request):
        asked.append((request.method, str(request.url.path), request.url.query))
        return answers.pop(0)

    async def known(*_):
        return "a token"

    async def sleep(_):
        pass

    client = httpx2.AsyncClient(transport=httpx2.MockTransport(answer), base_url="https://aportee.test")
    monkeypatch.setattr(usagers.httpx2, "AsyncClient", lambda **_: client)
    monkeypatch.setattr(usagers, "token", known)
    monkeypatch.setattr(usagers.asyncio, "sleep", sleep)
    return asked, answers


class Known:
    address = "https://aportee.test"


def states(*told, **more):
    begun = httpx2.Response(202, headers={"location": "/api/usagers/1"}, json={})
    return [begun, *(httpx2.Response(200, json=COUNTS | {"state": state} | more) for state in told)]


@pytest.mark.parametrize(("trial", "told", "more", "code"), [
    (False, ("received", "running", "done"), {}, 0),
    (True, ("received", "looked"), {}, 0),
    (False, ("done",), {"problems": [PROBLEM]}, 1),
])  # fmt: skip
async def test_it_is_followed_to_its_end(service, capsys, trial, told, more, code):
    asked, answers = service
    answers += states(*told, **more)
    assert await usagers.send(b"a;b", Known, trial=trial) == code
    assert asked[0] == ("POST", "/api/usagers", b"essai=true" if trial else b"")
    assert len(asked) == 1 + len(told)
    assert ("Ligne 3 : il manque le sexe." in capsys.readouterr().out) == bool(more)


async def test_what_is_refused_is_told(service, capsys):
    service[1].append(httpx2.Response(422, json={"reason": "list-malformed"}))
    assert await usagers.send(b"", Known, trial=False) == 1
    assert "list-malformed" in capsys.readouterr().out
