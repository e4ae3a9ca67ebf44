"""Who looked, in words: lists are told as lists, openings one by one, one's own acts too."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC
from itertools import groupby

from backend.audit import views
from backend.audit.queries import PAGE, Looked
from backend.kit import texts
from backend.kit.clock import now
from backend.kit.dates import local, near_day_words, time_words

PAGE_SEEN, PROOF_SEEN = "document.page", "evidence.page"
# The pages of a paper, and what reading it whole is called.
PAGES_OF = {PAGE_SEEN: "document.read", PROOF_SEEN: "evidence.read"}
HELPED = "helped"
# What each act is called on the page; acts on papers are followed by the paper's name.
WHAT = {
    "document.received": "received",
    "document.brought": "brought",
    "document.taken_away": "taken_away",
    "document.read": "paper",
    "document.downloaded": "downloaded",
    "document.hidden": "hidden",
    "document.shown": "shown",
    "document.announced": "announced",
    "document.disputed": "disputed",
    "document.kept_secret": "kept_secret",
    "document.revealed": "revealed",
    "minor.opposed": "opposed",
    "minor.agreed": "agreed",
    "document.returned": "returned",
    "document.withdrawn": "withdrawn",
    PAGE_SEEN: "paper",
    "documents.listed": "list",
    "documents.listed_of_many": "list",
    "threads.listed": "threads",
    "thread.read": "messages",
    "messages.listed": "messages",
    "message.posted": "posted",
    "message.taken_back": "unposted",
    "requests.listed": "requests",
    "request.asked": "asked",
    "request.read": "request",
    "request.receipt": "receipt",
    "request.answered": "answered",
    "request.withdrawn": "request_withdrawn",
    "appointments.listed": "appointments",
    "appointment.read": "appointment",
    "appointment.planned": "appointment_planned",
    "appointment.received": "appointment_planned",
    "appointment.changed": "appointment_changed",
    "appointment.cancelled": "appointment_cancelled",
    "appointment.kept_secret": "appointment_kept",
    "appointment.revealed": "appointment_shown",
    "delegation.given": "gave",
    "delegation.changed": "changed",
    "delegation.stopped": "took_back",
    "delegation.attested": "attested",
    "delegations.listed": "aidants",
    "delegation.paused": "paused",
    "delegation.resumed": "resumed",
    "delegation.renewed": "renewed",
    "delegation.left": "left",
    "card.given": "card_given",
    "card.printed": "card_printed",
    "card.taken_back": "card_taken",
    "card.let_try": "card_let",
    "identity.read": "identity_read",
    "identity.searched": "identity_searched",
    "identity.proved": "identity_proved",
    "identity.taken": "identity_taken",
    "dossier.opened": "dossier_opened",
    "dossier.corrected": "dossier_corrected",
    "dossier.teams": "dossier_teams",
    "dossier.matricule_shown": "matricule",
    "enrolment.letter": "enrol_letter",
    "enrolment.phone": "enrol_phone",
    "enrolment.confirmed": "enrol_confirmed",
    "enrolment.with_her": "enrol_with_her",
    "enrolment.linked": "enrol_linked",
    "around.read": "around",
    "misfiling.read": "misfiled_read",
    "misfiling.closed": "misfiled_here",
    "misfiling.hers": "misfiled_mine",
    "identity.joined": "identity_joined",
    "identity.split": "identity_split",
    "vouching.read": "vouching_read",
    "vouching.seen": "vouching_seen",
    "vouching.confirmed": "vouching_confirmed",
    "dossier.joined_yes": "joined_yes",
    "dossier.joined_no": "joined_no",
    "mandate.prepared": "mandate_prepared",
    "mandate.entered": "mandate_entered",
    "mandate.confirmed": "mandate_confirmed",
    "mandate.cancelled": "mandate_cancelled",
    "evidence.added": "evidence_added",
    "evidence.read": "evidence",
    PROOF_SEEN: "evidence",
    "evidence.downloaded": "evidence_taken",
    "evidence.wrong": "evidence_wrong",
    "dossier.event": "event",
    "dossier.event_cancelled": "event_cancelled",
    "measure.entered": "measure_entered",
    "measure.checked": "measure_checked",
    "measure.stopped": "measure_stopped",
    "minor.released": "minor_agreed",
    "measure.answered": "measure_answered",
}
ONE_BY_ONE = frozenset({
    "received", "paper", "downloaded", "hidden", "shown", "disputed", "returned", "withdrawn",
    "kept_secret", "revealed", "announced", "brought", "taken_away",
})  # fmt: skip


def looked(rows: Sequence[Looked], names: dict[tuple[str, str], str], zone: str) -> views.Looked:
    """`names` tells the everyday name of a type of paper."""
    told = _merged(list(rows))
    today = local(now(), zone).date()
    by_day = groupby(told, key=lambda row: local(row.at, zone).date())
    days = tuple(
        views.LookDay(name=near_day_words(day, today), visits=tuple(_visits(each, names, zone))) for day, each in by_day
    )
    people = {row.actor_id for row in told if not row.mine and row.capacity != "machine"}
    return views.Looked(people=len(people), days=days, older_url=older(rows))


def older(rows: Sequence[Looked]) -> str:
    """The next page begins after the last entry of this one; nothing when this one is not full."""
    if len({row.entry for row in rows}) < PAGE:
        return ""
    at = rows[-1].at.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return f"/acces?avant={at}&apres={rows[-1].entry}"


def _merged(rows: list[Looked]) -> list[Looked]:
    """Twenty papers seen in one list are one line: "a vu la liste". The pages of a paper are one reading of it."""
    seen: set[tuple[object, ...]] = {
        (page, row.actor_id, row.object_id) for page, whole in PAGES_OF.items() for row in rows if row.act == whole
    }
    kept: list[Looked] = []
    for row in rows:
        what = WHAT.get(row.act)
        line: tuple[object, ...] = (row.entry, row.object_id if what in ONE_BY_ONE else None)
        if row.act in PAGES_OF:
            line = (row.act, row.actor_id, row.object_id)
        if what is not None and line not in seen:
            seen.add(line)
            kept.append(row)
    return kept


def _visits(rows: Iterable[Looked], names: dict[tuple[str, str], str], zone: str) -> Iterator[views.Visit]:
    """Twenty papers read one after the other are one card: who, what, why. The others first, then what I did."""
    day = sorted(rows, key=lambda row: (row.mine, row.mine and row.capacity == HELPED))
    for _, each in groupby(day, key=_visit):
        done = list(each)
        yield views.Visit(
            who=_who(done[0]),
            looks=tuple(_look(row, names, zone) for row in done),
            why="" if done[0].mine else str(texts.t(f"looked.why.{done[0].purpose}")),
            mine=done[0].mine,
        )


def _visit(row: Looked) -> tuple[object, ...]:
    return (
        (row.mine, row.capacity == HELPED)
        if row.mine
        else (row.actor_id, row.capacity, row.establishment_id, row.purpose)
    )


def _look(row: Looked, names: dict[tuple[str, str], str], zone: str) -> views.Look:
    what = WHAT[row.act]
    paper = names.get((row.type_code or "", row.type_system or ""), "") if what in ONE_BY_ONE else ""
    return views.Look(
        what=what,
        at=time_words(local(row.at, zone)),
        title=paper,
        paper_url=f"/papiers/{row.object_id}" if paper and row.type_code else "",
    )


def _who(row: Looked) -> views.Who:
    if row.mine:
        role = str(texts.t("who.helped")) if row.capacity == HELPED else ""
        return views.Who(name=str(texts.t("who.you")), role=role, initials=_initials(row))
    name = row.name or str(texts.t("who.somebody"))
    staff = row.capacity in ("staff", "machine")
    relation = f"relation.{row.role.lower()}" if row.capacity == "aidant" and row.role else ""
    role = str(texts.t(relation)) if relation else row.role or row.house
    if relation and row.former:
        role = str(texts.t("who.former", relation=role))
    return views.Who(name=name, role=role, initials=_initials(row), staff=staff)


def _initials(row: Looked) -> str:
    words = (row.name or "?").replace("Madame ", "").replace("Monsieur ", "").split()
    return "".join(word[0] for word in words[:2]).upper()
