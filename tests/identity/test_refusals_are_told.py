"""A sign-in that is refused is told to the operator: which provider, what was wrong, and nobody's name."""

import json

import pytest

from backend.identity.oidc.providers import franceconnect

pytestmark = pytest.mark.anyio


class Party:
    """A provider from which nobody has left."""

    provider = franceconnect(
        issuer="https://fc.test", client_id="c", client_secret="s", redirect_uri="https://aportee.test/retour",
        post_logout_redirect_uri="https://aportee.test/au-revoir",
    )  # fmt: skip


async def test_an_answer_that_nobody_asked_for_is_told_without_its_words(cast, monkeypatch, capsys):
    monkeypatch.setitem(cast.app.state.parties, "franceconnect", Party())
    capsys.readouterr()
    answer = await cast.nobody().client.get("/entrer/franceconnect/retour?state=Kanari&code=Kanari")
    assert answer.status_code == 403
    told = capsys.readouterr().err
    assert "Kanari" not in told
    [line] = [json.loads(line) for line in told.splitlines()]
    assert line["event"] == "sign_in.refused"
    assert (line["provider"], line["error"], line["reason"]) == ("franceconnect", "AttemptMismatch", "again")
