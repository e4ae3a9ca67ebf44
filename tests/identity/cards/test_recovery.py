"""From « lost » nothing leads to a session without a strong proof, nor to a heavy act within a day."""

from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from backend.identity.cards.recovery import (
    STRONG,
    WAIT,
    Access,
    Proof,
    Refused,
    come_in,
    lose,
    may_act_heavily,
    recover,
)

PROOFS = get_args(Proof)


class Recovering(RuleBasedStateMachine):
    """What was really proved is written down beside, in its own words: the machine is compared with it."""

    def __init__(self):
        super().__init__()
        self.access, self.now = Access(), datetime(2026, 11, 26, tzinfo=UTC)
        self.lost, self.proved_at, self.changes = False, None, 0

    @rule()
    def loses(self):
        self.access, self.lost, self.changes = lose(self.access), True, self.changes + 1

    @rule(proof=st.sampled_from(PROOFS))
    def asks_to_recover(self, proof):
        try:
            self.access = recover(self.access, proof, self.now)
        except Refused:
            assert proof not in ("document_seen", "franceconnect_plus")
        else:
            assert proof in ("document_seen", "franceconnect_plus")
            waits = self.now if proof == "document_seen" else None
            self.lost, self.proved_at, self.changes = False, waits, self.changes + 1

    @rule()
    def comes_in(self):
        try:
            self.access = come_in(self.access)
        except Refused:
            assert self.lost
        else:
            assert not self.lost

    @rule(minutes=st.integers(1, 2000))
    def waits(self, minutes):
        self.now += timedelta(minutes=minutes)

    @invariant()
    def who_is_lost_has_no_session(self):
        assert not (self.lost and self.access.sessions)

    @invariant()
    def nothing_heavy_within_a_day(self):
        if self.lost or (self.proved_at and self.now < self.proved_at + timedelta(hours=24)):
            assert not may_act_heavily(self.access, self.now)

    @invariant()
    def she_is_told_of_each_change(self):
        assert self.access.told == self.changes

    @precondition(lambda self: not self.lost and self.access.sessions)
    @rule()
    def after_a_day_she_may(self):
        """The machine is not shut for good: else it would keep every promise."""
        assert may_act_heavily(self.access, self.now + WAIT)


Recovering.TestCase.pytestmark = [pytest.mark.attack("E16")]
TestRecovering = Recovering.TestCase


@pytest.mark.attack("E16")
@pytest.mark.parametrize("proof", [proof for proof in PROOFS if proof not in STRONG])
def test_a_weak_proof_gives_nothing(proof):
    with pytest.raises(Refused):
        recover(lose(Access()), proof, datetime(2026, 11, 26, tzinfo=UTC))
