"""Every hot statement, who asks it, and how many rows of large tables it may read: a few times what it shows."""

from datetime import UTC, date, datetime
from hashlib import md5
from uuid import UUID, uuid4

import msgspec

from backend.appointments import queries as appointments
from backend.audit import queries as trail
from backend.db.once import FIRST_ANSWER
from backend.documents import deposits, disputing, found, lists, pieces, taking
from backend.documents import queries as papers
from backend.documents.open_shelves import FOR_SOMEONE
from backend.documents.words import MARKS
from backend.identity import sign_ins
from backend.kit.clock import EARLIEST
from backend.messaging import (
    calendars,
    drafting,
    finding,
    holding,
    inbox,
    noting,
    posting,
    sent_queries,
    service,
    taking_back,
)
from backend.messaging import queries as letters
from backend.messaging.rules import TO_TAKE_BACK
from backend.notifications import news
from backend.people import queries as people
from backend.rights import queries as requests
from backend.rights.receipts import AUTHENTIC


def made(kind, n):
    return UUID(md5(f"{kind}{n}".encode()).hexdigest())


FIRST_PAGE = {"before": date.max, "after": UUID(int=0)}
LATER_PAGE = {"before": date(2018, 5, 5), "after": UUID(int=0)}
LAST = datetime(2200, 1, 1, tzinfo=UTC)
LATEST = {"before": LAST, "after": UUID(int=0)}
DAVIDS, PAPER, THREAD, LONG = made("dossier", 1), made("paper", 2499), made("thread", 3), made("thread", 1)
MESSAGE = made("message", 3 * 10000 + 5)
TODAY = datetime.now(UTC).date()
HOUSE, REQUEST, APPOINTMENT = made("house", 2), made("request", 4), made("appointment", 2100)
DISPUTE, DISPUTED = made("dispute", 1), made("paper", 1)
SENT = {
    "key": uuid4(), "body_hash": b"", "location": "/", "thread_id": THREAD, "message_id": uuid4(), "body": b"",
    "key_id": made("key", 1), "due_at": LAST, "tokens": [n.to_bytes(16) for n in range(30)],  # a row for each word
}  # fmt: skip
HELD = {"key": uuid4(), "body_hash": b"", "location": "/", "thread_id": THREAD}
KEPT = (uuid4(), made("house", 2), DAVIDS, THREAD, b"", made("key", 1), uuid4())
NOTED = {**HELD, "note_id": uuid4(), "body": b"", "key_id": made("key", 1)}
FIRST_LISTS = {"since": EARLIEST, "before": LAST, "after": UUID(int=0)}


def looked_for(*words):
    """Each word, in each place of both dossiers of David, as `found.with_words` asks."""
    tokens = [(d, w, p, md5(w.encode()).digest() if p == "content" else md5(f"{p}{w}".encode()).digest())
              for d in (DAVIDS, made("dossier", 400)) for w in words for p in MARKS]  # fmt: skip
    dossiers, each, places, keyed = map(list, zip(*tokens, strict=True))
    return {"dossiers": dossiers, "words": each, "places": places, "tokens": keyed, "number": len(words), **FIRST_PAGE}


def said(*words):
    """Each word, in both dossiers of David, as `finding.with_words` asks."""
    tokens = [(d, w, md5(w.encode()).digest()) for d in (DAVIDS, made("dossier", 400)) for w in words]
    dossiers, each, keyed = map(list, zip(*tokens, strict=True))
    return {"dossiers": dossiers, "words": each, "tokens": keyed, "number": len(words), **LATEST}


class Hot(msgspec.Struct):
    actor: str
    name: str
    statement: object
    values: dict | tuple
    rows: int


PAGE = 20
HOT = [
    Hot("david", "home: new papers", papers.FRESH, {}, 15 * PAGE),  # counting stops at a hundred, in two dossiers
    Hot("david", "home: new messages", letters.FRESH, {}, 11 * PAGE),
    # Two hundred acts of each of two dossiers, each with its objects: the count stops there.
    Hot("david", "home: who looked this week", trail.LOOKERS, {}, 65 * PAGE),
    # Each member of the teams that answer, a hundred in each of three: who has been there longest.
    Hot("david", "around", people.AROUND, {}, 45 * PAGE),
    Hot("david", "who answers", calendars.ANSWERING, {}, 45 * PAGE),
    Hot("david", "my papers", lists.NEWEST, FIRST_PAGE, 4 * PAGE),
    Hot("david", "my older papers", lists.NEWEST, LATER_PAGE, 4 * PAGE),
    Hot("david", "my newer papers", lists.BACK, LATER_PAGE, 4 * PAGE),
    Hot("david", "blood tests", lists.NEWEST_OF_FAMILY, {**FIRST_PAGE, "family": "prises-de-sang"}, 4 * PAGE),
    Hot("david", "newer blood tests", lists.BACK_IN_FAMILY, {**LATER_PAGE, "family": "prises-de-sang"}, 4 * PAGE),
    # Among the last hundred of two dossiers, with what was opened of them.
    Hot("david", "new papers", lists.NEW, FIRST_PAGE, 16 * PAGE),
    Hot("david", "newer new papers", lists.BACK_IN_NEW, LATER_PAGE, 16 * PAGE),
    # A hundred of each family in each of two dossiers: the count stops there.
    Hot("david", "how many of each family", lists.FAMILIES, {}, 125 * PAGE),
    Hot("david", "open", papers.READ_MINE, {"id": PAPER, "kind": "reading"}, PAGE),
    Hot("david", "take away", pieces.TAKE_MINE, {"id": PAPER, "position": 0}, 2 * PAGE),
    Hot("david", "title", papers.TITLE, {"id": PAPER}, PAGE),
    # The policy reads once which papers are in sight; a word of all of them has as many rows.
    # The samples of ANALYZE decide whether the words or his 5,000 papers come first: at most all of his, twice.
    Hot("david", "find a word of one paper", found.FOUND, looked_for("own2499"), 800 * PAGE),
    Hot("david", "find two words", found.FOUND, looked_for("tenth3", "own2493"), 800 * PAGE),
    Hot("david", "find a word of every paper", found.FOUND, looked_for("everywhere"), 800 * PAGE),
    Hot("david", "pages", pieces.PAGES, {"id": PAPER}, PAGE),
    Hot("david", "versions", pieces.VERSIONS, {"id": PAPER}, PAGE),
    Hot("david", "open any version", papers.READ_VERSION, {"id": PAPER, "kind": "reading"}, 2 * PAGE),
    Hot("david", "take some", taking.CHOSEN, {"ids": [PAPER]}, 2 * PAGE),
    Hot("david", "files of what is taken", taking.FILES, {"ids": [PAPER]}, PAGE),
    Hot("david", "take a family", taking.OF_FAMILY, {"family": "prises-de-sang"}, 18 * PAGE),
    Hot("david", "what is not mine", disputing.MINE, {}, 6 * PAGE),
    Hot("david", "mark opened", papers.MARK_OPENED, (PAPER,), PAGE),
    Hot("david", "my threads", letters.THREADS, LATEST, 10 * PAGE),
    Hot("david", "a thread", letters.THREAD, {"id": THREAD}, PAGE),
    # Each with its author's name at that time, and that of who read it first.
    Hot("david", "messages of a long thread", letters.MESSAGES, {"id": LONG, "before": 2**31 - 1}, 42 * PAGE),
    Hot("david", "mark read", letters.MARK_READ, (MESSAGE,), PAGE),
    # Of ten thousand messages, each place where a word stands is read once: a thousand, then ten thousand more.
    Hot("david", "a word of a tenth of my messages", finding.FOUND["own"], said("tenth3"), 150 * PAGE),
    Hot("david", "two words of my messages", finding.FOUND["own"], said("everywhere", "tenth3"), 650 * PAGE),
    Hot("david", "sent", sent_queries.SENT, {"id": MESSAGE, "thread_id": THREAD, "whole": TO_TAKE_BACK}, 2 * PAGE),
    Hot(
        "david",
        "take back: ground",
        taking_back.SAID,
        {"thread_id": THREAD, "message_id": MESSAGE, "key": uuid4()},
        PAGE,
    ),
    Hot("david", "post: first answer", FIRST_ANSWER, {"key": uuid4()}, PAGE),
    Hot("david", "post: ground", service.GROUND, {"thread_id": THREAD, "key": uuid4()}, PAGE),
    Hot("david", "post", posting.POST, SENT, 4 * PAGE),
    Hot("david", "a draft", drafting.FOUND, {"place": str(THREAD)}, PAGE),
    Hot("david", "keep: ground", drafting.GROUND_OF_THREAD, {"id": THREAD}, PAGE),
    Hot("david", "keep", drafting.KEEP, KEPT, PAGE),
    Hot("david", "post: key of dossier", people.KEY_OF_DOSSIER, {"dossier_id": DAVIDS}, PAGE),
    Hot("david", "who looked", trail.WHO_LOOKED, {"before": LAST, "before_id": UUID(int=0)}, 20 * PAGE),
    # A hundred of his papers came today in this seed, and he has opened none.
    Hot("david", "what is new to be told", news.NEWEST, {"since": None}, 15 * PAGE),
    Hot("david", "devices", sign_ins.DEVICES, {}, 3 * PAGE),
    Hot("david", "appointments", appointments.OWN.first, LATEST, 8 * PAGE),
    Hot("david", "appointments, past", appointments.OWN.older, LATEST, 6 * PAGE),
    Hot("david", "the next appointment", appointments.NEXT, {}, PAGE),
    Hot("david", "an appointment", appointments.MINE, {"id": APPOINTMENT}, PAGE),
    Hot("david", "who knows it not", appointments.KEPT, {"id": APPOINTMENT}, PAGE),
    Hot("nurse", "appointments of a person", appointments.OF_ONE.first, {"dossier_id": DAVIDS, **LATEST}, 8 * PAGE),
    Hot("nurse", "their past", appointments.OF_ONE.older, {"dossier_id": DAVIDS, **LATEST}, 6 * PAGE),
    Hot("david", "my requests", requests.MINE, LATEST, 6 * PAGE),
    Hot("david", "a request", requests.REQUEST, {"id": REQUEST}, 2 * PAGE),
    # Of each step: who she was then, and by which measures she asked for a child.
    Hot("david", "its steps", requests.EVENTS, {"id": REQUEST}, 2 * PAGE),
    Hot("david", "oppose: ground", requests.GROUND, {"paper": PAPER, "kind": "oppose-dmp"}, PAGE),
    Hot("david", "is this a receipt", AUTHENTIC, {"reference": "1"}, PAGE),
    Hot("paula", "his papers, all her shelves", FOR_SOMEONE, FIRST_PAGE, 7 * PAGE),
    # She helps five people. Twenty-one of all of her shelves together.
    Hot("paula for the second", "her papers, every shelf", FOR_SOMEONE, FIRST_PAGE, 9 * PAGE),
    Hot("paula", "one of his papers", papers.READ_FOR_SOMEONE, {"id": PAPER, "kind": "reading"}, PAGE),
    Hot("paula", "his papers, two shelves", lists.OF_DOSSIER, {"dossier_id": DAVIDS, **FIRST_PAGE}, 7 * PAGE),
    Hot("paula", "his threads", letters.THREADS, LATEST, 18 * PAGE),
    Hot("nurse", "people", people.SUPPORTED, {"after": UUID(int=0)}, 14 * PAGE),
    # With each paper that anybody brought to her house this month: whether one of the staff has opened it.
    Hot("nurse", "his papers", lists.OF_DOSSIER, {"dossier_id": DAVIDS, **FIRST_PAGE}, 60 * PAGE),
    Hot("nurse", "open", papers.READ_IN_CARE, {"id": PAPER, "kind": "reading"}, PAGE),
    Hot("nurse", "pages", pieces.PAGES, {"id": PAPER}, PAGE),
    Hot("nurse", "what came beside", pieces.BESIDE, {"id": PAPER}, PAGE),
    Hot("nurse", "a picture", pieces.PICTURE_IN_CARE, {"id": PAPER, "number": 1}, PAGE),
    Hot("nurse", "take away", pieces.TAKE_IN_CARE, {"id": PAPER, "position": 0}, PAGE),
    # Twenty of each of four lists in each of two teams, of a team that owes hundreds of answers.
    Hot("nurse", "inbox", inbox.INBOX, {"list": "", **FIRST_LISTS}, 50 * PAGE),
    Hot("nurse", "inbox, what is late", inbox.INBOX, {"list": inbox.LATE, **FIRST_LISTS}, 8 * PAGE),
    Hot("nurse", "inbox, the rest of the pending", inbox.INBOX, {"list": inbox.PENDING, **FIRST_LISTS}, 10 * PAGE),
    Hot("nurse", "a thread", inbox.THREAD_IN_CARE, {"id": THREAD}, PAGE),
    Hot("nurse", "take", holding.TAKE, {**HELD, "instead": None}, PAGE),
    Hot("nurse", "notes", noting.NOTES, {"id": LONG, "before": LAST}, 6 * PAGE),  # its own entry, counted
    Hot("nurse", "write a note", noting.WRITE, NOTED, PAGE),
    Hot("nurse", "give back", holding.GIVE_BACK, HELD, PAGE),
    Hot("nurse", "messages of a long thread", letters.MESSAGES, {"id": LONG, "before": 2**31 - 1}, 42 * PAGE),
    Hot("nurse", "post", posting.POST, SENT, PAGE),
    Hot("nurse", "queue", requests.QUEUE, {"due": date.min, "after": UUID(int=0)}, 10 * PAGE),
    Hot("nurse", "queue, later", requests.QUEUE, {"due": TODAY, "after": UUID(int=0)}, 10 * PAGE),
    Hot("nurse", "closed requests", requests.CLOSED, {}, 10 * PAGE),
    Hot("nurse", "a request", requests.REQUEST_AT_DESK, {"id": REQUEST}, PAGE),
    Hot("nurse", "mark it read", requests.MARK_READ, (REQUEST,), PAGE),
    Hot("clerk", "queue without the duty", requests.QUEUE, {"due": date.min, "after": UUID(int=0)}, PAGE),
    Hot("clerk", "his papers, two shelves", lists.OF_DOSSIER, {"dossier_id": DAVIDS, **FIRST_PAGE}, 40 * PAGE),
    Hot("clerk", "inbox without a right", inbox.INBOX, {"list": "", **FIRST_LISTS}, PAGE),
    Hot("clerk", "disputed papers", disputing.WAITING, {}, 4 * PAGE),
    Hot("clerk", "a dispute", disputing.ONE, {"id": DISPUTE}, PAGE),
    Hot("clerk", "its paper", papers.READ_TO_IDENTIFY, {"id": DISPUTE, "kind": "reading"}, PAGE),
    Hot("clerk", "its pages", pieces.PAGES, {"id": DISPUTED}, PAGE),
    Hot("clerk", "what came beside it", pieces.BESIDE, {"id": DISPUTED}, PAGE),
    Hot("clerk", "a picture of it", pieces.PICTURE_TO_IDENTIFY, {"id": DISPUTE, "number": 1}, PAGE),
    Hot("clerk", "take it away", pieces.TAKE_TO_IDENTIFY, {"id": DISPUTE, "position": 0}, PAGE),
    Hot("dui", "the same parcel", papers.SAME_DEPOSIT, {"sha256": b"\x00" * 32}, PAGE),
    Hot("dui", "a parcel", papers.DEPOSIT, {"id": made("deposit", 1)}, PAGE),
    Hot("dui", "key of house", deposits.HOUSE_KEY, {}, PAGE),
]
