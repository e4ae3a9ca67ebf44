"""Every refusal of a foreign file says what to do about it, and no sentence is about a refusal that never comes."""

import re
from typing import get_args, get_type_hints

from backend.interop.ins.registers import refused
from backend.interop.remedies import REMEDIES
from backend.paths import ROOT

RAISED = re.compile(r"""Unreadable\(\s*["']([a-z0-9-]+)["']""")
# By a choice, by the child itself, and for a field that is named.
SAID_OTHERWISE = {"alone", "unknown-kind", "too-heavy", "appointment-start", "appointment-update"}
OF_REGISTERS = set(get_args(get_type_hints(refused)["return"])) - {""}


def test_each_reason_has_its_sentence():
    told = {reason for path in (ROOT / "backend").rglob("*.py") for reason in RAISED.findall(path.read_text())}
    assert told | SAID_OTHERWISE | OF_REGISTERS == set(REMEDIES)


def test_sentences_are_sentences():
    for reason, sentence in REMEDIES.items():
        assert sentence.endswith("."), reason
        assert len(sentence) < 120, reason
