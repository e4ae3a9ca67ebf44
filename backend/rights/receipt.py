"""The receipt of a request: one sheet of PDF/UA-1, with a reference and a code that lead to its public check."""

import io

import segno

from backend.interop.pdf.sheets import Check, Fact, Told
from backend.kit import texts
from backend.kit.dates import day_words, local, time_words
from backend.kit.references import grouped
from backend.rights.clocks import clocks
from backend.rights.receipts import Printing


def told(row: Printing, title: str, origin: str) -> Told:
    """In the language of the texts in use, which are made for HTML. Her reason is not on it: it stays between them."""
    here, law = local(row.asked_at, row.time_zone), clocks()[row.kind]
    return Told(
        lang=texts.language(),
        author=texts.t("app.name").unescape(),
        title=texts.t("receipt.title").unescape(),
        reference=row.reference,
        facts=(
            _fact("number", grouped(row.reference)),
            _fact("who", f"{row.given_name} {row.family_name}", *_aidant(row)),
            _fact("when", f"{day_words(here.date())} {time_words(here)}"),
            _fact("what", texts.t(f"kind.{row.kind}").unescape()),
            _fact("paper", title),
            _fact("whom", row.house, texts.t("receipt.due", day=day_words(row.due_on)).unescape()),
            _fact("wired", texts.t("wired.not_yet").unescape(), texts.t("wired.nothing_sent").unescape()),
            _fact("law", law.right, law.clock),
        ),
        check=_check(f"{origin}/verifier/{row.reference}"),
    )


def _aidant(row: Printing) -> tuple[str, ...]:
    """Who asked it for her, when it was not she."""
    if row.asked_for_by is None or row.relation is None:
        return ()
    relation = texts.t(f"relation.bare.{row.relation.lower()}").unescape()
    told = texts.t("step.for_her", name=row.asked_for_by, relation=relation, person=row.given_name)
    return (told.unescape(),)


def _fact(name: str, *lines: str) -> Fact:
    return Fact(texts.t(f"receipt.{name}").unescape(), lines)


def _check(url: str) -> Check:
    code = io.BytesIO()
    segno.make(url, error="m").save(code, kind="svg", border=4)
    return Check(
        name=texts.t("receipt.check").unescape(),
        words=texts.t("receipt.check_words").unescape(),
        url=url,
        code=code.getvalue().decode(),
        alt=texts.t("receipt.code").unescape(),
    )


def file_name(reference: str) -> str:
    return f"recu-{reference}.pdf"
