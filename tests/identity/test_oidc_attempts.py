"""What one attempt to sign in carries, and what is kept of it."""

import pytest

from backend.identity.oidc.attempt import begin, fingerprint, new_secret
from backend.identity.oidc.checks import half_hash
from backend.identity.oidc.errors import SignInRefused
from backend.identity.views import REASONS
from backend.kit.errors import DomainError
from tests.identity.test_oidc_terms import NOW, citizen


def test_each_attempt_has_its_own_secrets():
    attempts = [begin(citizen(), NOW, next_page="/papiers") for _ in range(100)]
    secrets = {s for a in attempts for s in (a.state, a.nonce, a.verifier)}
    assert len(secrets) == 300
    assert min(map(len, secrets)) >= 43
    assert {a.next for a in attempts} == {"/papiers"}


@pytest.mark.attack("D16")
def test_an_attempt_never_leads_elsewhere():
    assert begin(citizen(), NOW, next_page="//evil.example").next == "/"


def test_an_attempt_asks_for_a_new_proof_when_it_must():
    assert begin(citizen(), NOW).prompt == ""
    assert begin(citizen(), NOW, prompt="login").prompt == "login"
    assert begin(citizen(prompt="login"), NOW).prompt == "login"


def test_what_the_database_keeps_of_a_secret_is_not_the_secret():
    secret = new_secret()
    assert len(fingerprint(secret)) == 32
    assert fingerprint(secret) == fingerprint(secret) != fingerprint(new_secret())
    assert secret.encode() not in fingerprint(secret)


def test_the_half_hash_is_the_one_of_the_specification():
    # OpenID Connect Core, appendix A.3 (access token and at_hash of its example).
    token = "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y"
    assert half_hash(token, "RS256") == "77QmUPtjPfzWtF2AnpK9RQ"


def test_every_refusal_has_a_title_and_a_sentence_for_the_person():
    waiting, seen = [SignInRefused], []
    while waiting:
        kind = waiting.pop()
        seen.append(kind)
        waiting += kind.__subclasses__()
    assert len(seen) >= 11
    for kind in seen:
        assert issubclass(kind, DomainError)
        assert kind.__doc__.splitlines()[0].endswith(".")
        assert kind.told in REASONS
