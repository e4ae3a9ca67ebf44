"""Every domain has the same anatomy: a reader of one finds her way in all."""

import ast

import pytest

from backend.paths import ROOT
from tests.architecture.tree import sources, text

pytestmark = pytest.mark.architecture

USUAL = {
    "__init__", "models", "rules", "schemas", "queries", "service", "api", "pages", "jobs", "errors",
    "views",  # the Structs a page shows, and nothing else
    "presenter",  # from rows to views: formats, never decides
}  # fmt: skip
# A file that outgrew its screenful, split by verb or by thing; each says of what it is a part.
OTHERS = {
    "identity": {
        "buttons": "the official buttons of the providers, served",
        "devices": "service: whose is this device",
        "device_views": "views: my devices, my last sign-ins",
        "ended": "api: a provider says that a session of its own ended",
        "guards": "api: who may knock",
        "arriving": "service: whoever was proved comes in",
        "means": "rules: how sure we are of who is asking",
        "machines": "service: the tokens of programs",
        "outbox_keys": "models: the key to which one's own devices seal",
        "parties": "the providers of these settings",
        "published": "api: our public keys, where the providers read them",
        "registrations": "service: the registration of a professional ends",
        "sessions": "service: the provider's session of a sign-in",
        "sign_ins": "service: open, end, cut a sign-in",
        "situations": "rules: where a professional works, as her provider tells it",
        "used_once": "models: what serves once",
        "user_agent": "rules: a browser's name in words",
    },
    "notifications": {
        "alerting": "jobs: ring because a way in has changed",
        "choosing": "service: of what one is told and when",
        "letters": "rules: the two e-mails there are, word for word",
        "mail_jobs": "jobs: send an e-mail",
        "mail_pages": "pages: give an address, write its code, take it away",
        "mailboxes": "service: give an address, confirm it, take it away",
        "news": "queries: the newest thing of which one may be told",
        "owing": "service: what is told later, one at most for each person",
        "quiet": "rules: when a person is left in peace",
        "relay": "service: one e-mail, and what its relay answered",
        "sending": "service: one push, and what its service answered",
        "tokens": "service: what a notification brings back",
        "vapid": "service: the keys by which push services know us",
    },
    "people": {
        "around": "what stands around every page: the person, her house, the desk",
        "card_desk": "pages: give a card, take it back",
        "card_pages": "pages: « J’ai perdu ma carte »",
        "card_presenter": "presenter: the desk of cards",
        "card_proof": "pages: a heavy act proved by a card",
        "card_schemas": "schemas: what is typed at the desk of cards",
        "card_printing": "pages: the card is printed",
        "card_typing": "pages: she chooses her code",
        "card_views": "views: the desk of cards",
        "kiosk_desk": "pages: open a kiosk",
        "days_off": "rules: public holidays where a house is",
        "device_pages": "pages: whose is this device",
        "entry_pages": "pages: the last times one came in, cut all other devices",
        "link_pages": "pages: the providers that know me, add another",
        "hours": "models: when a team answers, who is on duty",
        "opening": "service: open dossiers, one or many",
        "passkey_adding": "pages: make a passkey",
        "passkey_pages": "pages: which passkeys there are",
        "keys": "the keys of a dossier and of a house, for one request",
        "matching": "rules: whose dossier a document is",
        "proof_pages": "pages: prove who one is before a grave act",
        "rewrap": "service: every key wrapped again with the present key-encryption key",
        "situation_pages": "pages: for which house she works today",
        "teams": "models: services, teams and who belongs to them",
    },
    "enrolment": {
        "at_desk": "what every page of its desk begins with",
        "claiming": "service: a person says that a dossier is hers",
        "codes": "service: a code for each person",
        "correcting": "pages: correct who somebody is",
        "deciding": "service: « Est-ce bien elle ? »",
        "desk": "pages: who is not enrolled yet",
        "desk_deciding": "pages: « Est-ce bien elle ? »",
        "following": "models: where the house is with each person",
        "inscribing": "pages: inscribe somebody by hand",
        "inscribing_presenter": "presenter: somebody typed or corrected",
        "inscribing_views": "views: somebody typed or corrected",
        "letter": "the letter as a PDF",
        "matricules": "service: the matricule, masked or shown",
        "printing": "pages: letters, and a code on the screen",
        "rows": "schemas: what the reads return",
        "typed": "rules: what was typed, judged",
        "with_her": "service: « avec elle »",
        "with_her_pages": "pages: « avec elle »",
    },
    "reading": {
        "cookies": "where a browser keeps how one reads",
    },
    "delegation": {
        "codes": "models: the code by which one lets oneself be named",
        "presets": "rules: the squares that one tap fills",
        "seeing": "service: what an aidant sees, or would see",
    },
    "documents": {
        "aidant_pages": "pages: the papers of somebody for whom one acts",
        "aidant_sheets": "pages: pictures of pages and what one takes away, for somebody",
        "aidant_views": "views: the papers of somebody for whom one acts",
        "checked": "models: when each file was read back, and what was wrong",
        "chunks": "rules: how a file is sealed",
        "arriving": "rules: what a parcel is, by its octets",
        "contents": "service: a paper as bounded children read it",
        "envelopes": "service: what a parcel holds",
        "found": "queries: papers that have all the words",
        "piece_rows": "schemas: the rows of pieces",
        "pieces": "queries: pages, files and versions of a paper",
        "relations": "service: what versions say of one another",
        "scanning": "service: is there a virus in it",
        "sheets": "service: PDF files and photos, and their pages",
        "shelving": "service: the rows of files and pages",
        "telling": "rules: what a paper says of itself",
        "to_identify": "queries: parcels that wait, both sides",
        "waiting": "service: a parcel that a human must look at",
        "words": "service: the keyed words of a paper",
        "beside": "models: pages, words and relations of a paper",
        "deposits": "service: what a program brings is kept at once",
        "decided": "service: what she decided holds for the next version",
        "desk": "pages: the staff's side",
        "desk_sheets": "pages: pictures of pages and what one takes away, on the staff's side",
        "desk_views": "views: the staff's side",
        "dispute_desk": "pages: whose is this paper, for the identity desk",
        "dispute_pages": "pages: « Ce n’est pas mon papier »",
        "dispute_schemas": "schemas: « Ce n’est pas mon papier »",
        "dispute_sheets": "pages: pictures of pages and what one takes away, of a disputed paper",
        "dispute_views": "views: « Ce n’est pas mon papier »",
        "disputes": "models: « Ce n’est pas mon papier »",
        "disputing": "service: « Ce n’est pas mon papier »",
        "families": "rules: the twelve families, read from families.yaml",
        "families_file": "schemas: the shape of families.yaml",
        "files": "service: the sealed files of a paper",
        "filing": "service: write a paper that was recognised",
        "intake": "jobs: from a deposit to a paper",
        "kept": "queries: every file that a row names",
        "hiding_pages": "pages: hide a paper",
        "list_schemas": "schemas: the lists",
        "list_presenter": "presenter: the lists",
        "list_views": "views: the lists",
        "list_pages": "pages: the lists, by family",
        "lists": "queries: the lists, by family",
        "looked": "pages: who looked at my papers",
        "expiring": "jobs: parcels that nobody could give to anybody in time",
        "parcel_acts": "pages: try a parcel again, refuse it",
        "parcel_desk": "pages: the identity desk, parcels that wait",
        "parcel_presenter": "presenter: a parcel that waits",
        "parcel_sides": "presenter: a paper beside whom it looks like",
        "parcel_views": "views: the identity desk",
        "opening": "pages: what each page about one paper begins with",
        "parcels": "models: what programs bring",
        "quota": "rules: what one dossier may take in the store",
        "settling": "service: try a parcel again, refuse it",
        "receiving": "service: hear a parcel, and judge it as it comes",
        "recognise": "rules: what a deposit is",
        "ringing": "service: tell of a paper that has come",
        "scrub": "jobs: every file read back in seven nights",
        "search_pages": "pages: look for a paper",
        "sheet_pages": "pages: the pictures of pages, and what one takes away",
        "sheet_presenter": "presenter: pages, files beside, versions",
        "sweep": "jobs: files that no row names",
        "take_pages": "pages: take several papers away",
        "take_presenter": "presenter: the names in a zip",
        "take_rows": "schemas: what is taken away",
        "take_views": "views: take several papers away",
        "taking": "service: take several papers away",
        "vault": "the sealed object store",
        "visibility": "rules: what the source asked to hide",
    },
    "messaging": {
        "aidant_pages": "pages: the messages of somebody for whom one acts",
        "aidant_writing": "pages: begin a thread for somebody",
        "sharing": "queries: are her messages shared",
        "about": "queries: what a message is about",
        "confiding": "queries: to whom alone one may write",
        "desk": "pages: the staff's side",
        "desk_acts": "pages: take a thread, hand it over, give it back",
        "desk_models": "models: what a team keeps about a thread for itself",
        "desk_notices": "presenter: what was just done",
        "desk_presenter": "presenter: the staff's side",
        "desk_schemas": "schemas: the staff's side",
        "desk_thread": "pages: one thread as its team sees it",
        "desk_views": "views: the staff's side",
        "draft_models": "models: what is not sent yet",
        "draft_pages": "pages: keep for later",
        "drafting": "service: keep what is being written, find it again",
        "answering_schemas": "schemas: who answers a person",
        "writing_views": "views: where one begins to write, and once it is sent",
        "beginning": "service: begin a thread",
        "calendars": "queries: when a team answers, and which",
        "finding_schemas": "schemas: what is looked for and found",
        "finding_views": "views: what was found, and who may be confided in",
        "photo_schemas": "schemas: photos of messages",
        "reading_models": "models: who has read up to where",
        "sent_schemas": "schemas: what was just sent",
        "threads_presenter": "presenter: lists of threads",
        "writing": "pages: begin a thread",
        "addresses": "api: what an address may ask",
        "finding": "queries: messages that have all the words",
        "finding_pages": "pages: look for a message",
        "finding_presenter": "presenter: messages that were found",
        "word_models": "models: the keyed words of messages",
        "words": "service: the keyed words of a message",
        "holding": "service: who has a thread",
        "hours_desk": "pages: the hours of a team, and who is on duty",
        "hours_presenter": "presenter: the hours of a team",
        "hours_views": "views: the hours of a team",
        "inbox": "queries: the four lists of a team, and one thread in care",
        "note_presenter": "presenter: notes of a team",
        "noting": "service: notes of a team",
        "outbox": "service: what waited on one's own device",
        "outbox_pages": "pages: what waited leaves, or comes back to its author",
        "letters": "api: what comes when one sends a message",
        "photo_intake": "jobs: the worker looks at a photo",
        "photo_models": "models: photos of messages",
        "photo_pages": "pages: the picture of a photo",
        "photo_presenter": "presenter: a photo of a message",
        "photos": "service: a photo goes with a message",
        "posting": "service: the one statement that posts",
        "promising": "rules: when an answer is promised",
        "team_hours": "service: the hours of a team, and who is on duty",
        "week": "rules: the hours of a week, as a form has them",
        "week_desk": "pages: the form of a team's hours",
        "ready": "rules: ready answers, read from answers.yaml",
        "sent_pages": "pages: what was just sent, and taking it back",
        "sent_presenter": "presenter: what was just sent",
        "sent_queries": "queries: what was just sent",
        "taking_back": "service: take back what was just sent",
        "thread_api": "api: one thread for a program",
        "thread_page": "pages: one thread, oneself or for somebody",
        "when": "presenter: when a team answers",
    },
    "rights": {
        "checking": "pages: whether a receipt is one of ours",
        "clocks": "rules: what the law says, read from clocks.yaml",
        "deeds": "service: the statements that make and change a request",
        "desk": "pages: the staff's side",
        "desk_views": "views: the staff's side",
        "following": "presenter: one request, for each side",
        "opposing": "pages: oppose that a paper feeds the DMP",
        "receipt": "presenter: the sheet of a receipt, and its PDF",
        "receipts": "queries: what is asked about a receipt",
        "steps": "presenter: where a request is",
    },
    "audit": {
        "anchor": "jobs: the head of the chain, kept outside",
        "chain": "rules: one entry after the other, hashed",
        "quick": "service: is the newest part of the trail whole, in a second",
        "sealer": "jobs: seal what was written since",
        "trail": "service: the sentence that writes an entry",
        "verifier": "service: was anything changed",
    },
}


def modules(domain):
    return {path.stem for path in (ROOT / "backend" / domain).glob("*.py")}


@pytest.mark.parametrize("domain", OTHERS)
def test_a_domain_holds_the_usual_files_and_those_it_explains(domain):
    assert modules(domain) - USUAL == set(OTHERS[domain])


def test_every_domain_is_named_here():
    """What has tables of its own is a domain."""
    with_tables = {path.parent.name for path in (ROOT / "backend").glob("*/models.py")}
    assert with_tables == set(OTHERS)


def test_nothing_is_called_by_a_word_that_says_nothing():
    empty = {"utils", "helpers", "common", "misc", "manager", "base_service", "tools"}
    names = {part.removesuffix(".py") for name in sources(".py", under="backend/") for part in name.split("/")}
    assert names & empty == set()


def test_a_package_says_what_it_is_and_nothing_else():
    for name in sources("__init__.py", under="backend/"):
        body = ast.parse(text(name)).body
        assert len(body) == 1, name
        assert ast.get_docstring(ast.parse(text(name))), name


def test_every_module_says_what_it_promises():
    silent = [name for name in sources(".py", under="backend/") if not ast.get_docstring(ast.parse(text(name)))]
    assert silent == []
