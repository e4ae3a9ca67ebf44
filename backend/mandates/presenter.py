"""Mandates in words, for the desk."""

from typing import Any

from backend.delegation.law import actors
from backend.kit.dates import day_words, local
from backend.kit.forms import Form
from backend.kit.references import grouped
from backend.mandates import views
from backend.mandates.paper import lines_of
from backend.mandates.schemas import Mandate, ToCheck, ToReplace, Waiting
from backend.protection.presenter import what_of


def line(row: Waiting, base: str, zone: str) -> views.Line:
    day = day_words(local(row.prepared_at, zone).date())
    return views.Line(row.name, row.aidant, "second" if row.entered else "paper", day, f"{base}/{row.id}")


def to_check(row: ToCheck, proofs: str, zone: str) -> views.ToCheck:
    day = day_words(local(row.entered_at, zone).date())
    return views.ToCheck(row.name, what_of(actors()[row.kind, row.scope]), day, f"{proofs}/{row.id}")


def to_replace(row: ToReplace, proofs: str, zone: str) -> views.ToReplace:
    what = what_of(actors()[row.kind, row.scope]) if row.what == "measure" else ""
    day = day_words(local(row.said_at, zone).date())
    return views.ToReplace(row.name, what, day, row.said, f"{proofs}/{row.about}")


def one(row: Mandate, base: str, proofs: str, zone: str, evidence: str, form: Form[Any], **said: str) -> views.One:
    """The aidant by the name of her account once it is known; by that of the paper until then."""
    return views.One(
        url=f"{base}/{row.id}",
        back_url=base,
        name=row.name,
        aidant=row.aidant or f"{row.given_name} {row.family_name}",
        reference=grouped(row.reference),
        state=row.state,
        words=lines_of(row),
        until=day_words(local(row.expires_at, zone).date()),
        form=form,
        signed_on=day_words(row.signed_on) if row.signed_on else "",
        evidence=evidence,
        entered=row.entered or "",
        decided=row.decided or "",
        proof_url=f"{proofs}/{row.id}",
        may_confirm=row.state == "second" and not row.mine,
        **said,
    )
