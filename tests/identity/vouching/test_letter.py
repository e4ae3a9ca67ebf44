"""The e-mail that tells her: what happened, what to do, and nothing of who she is or what she asked for."""

from datetime import UTC, datetime
from uuid import uuid4

from backend.notifications import letters


def test_it_says_what_to_do_and_names_nobody():
    head = letters.Head("https://aportee.test", "noreply@aportee.test", "marion@exemple.fr", datetime.now(UTC))
    letter = letters.vouched(head, uuid4())
    words = letter.get_content()
    assert letter["Subject"] == "Votre établissement a dit que c’est vous"
    assert "Appelez vite votre établissement" in words
    assert "https://aportee.test/" in words
    assert not [word for word in ("Marion", "Payet", "adresse", "accès") if word in words]
