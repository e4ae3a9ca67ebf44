"""Write worlds into a database, as its owner, by COPY."""

import hashlib
from datetime import timedelta
from uuid import UUID, uuid5

HOUSE = ("id", "finess", "name", "category", "sector", "time_zone", "holidays")
DOSSIER = (
    "id", "establishment_id", "person_id", "linked_at", "birth_name", "given_names", "birthdate", "sex", "birthplace",
    "open_until",
)  # fmt: skip
PAPER = (
    "id", "establishment_id", "dossier_id", "family", "type_code", "type_system", "unique_id", "state", "written_on",
    "title", "origin", "key_id", "author_id", "not_for_person", "not_for_representatives", "hidden_from_staff_at",
    "disputed_at", "brought_by", "brought_as",
)  # fmt: skip
FILE = (
    "id",
    "establishment_id",
    "document_id",
    "kind",
    "store_key",
    "wrapped",
    "key_id",
    "size",
    "sha256",
    "media_type",
)
MEMBERSHIP = ("id", "establishment_id", "person_id", "role_id", "shown_name", "starts_at", "ends_at", "stopped_at")
DELEGATION = (
    "id", "usager_id", "aidant_id", "relation", "agreed_text", "agreed_hash", "given_at", "starts_at", "ends_at",
    "stopped_at", "paused_at", "ground",
)  # fmt: skip
RIGHT = ("delegation_id", "dossier_id", "can", "family", "starts_at", "ends_at")
MESSAGE = (
    "id", "establishment_id", "dossier_id", "thread_id", "number", "author_id", "capacity", "body", "key_id",
)  # fmt: skip
REQUEST = (
    "id", "establishment_id", "dossier_id", "document_id", "kind", "reference", "asked_at", "due_on", "state",
    "reason", "answer", "key_id", "asked_by",
)  # fmt: skip
SECRET = ("id", "act", "establishment_id", "dossier_id", "kind", "document_id", "thread_id", "from_id", "made_by")
SIGN_IN = (
    "id", "secret_hash", "person_id", "machine_id", "level", "seen_at", "idle", "expires_at", "revoked_at", "situation",
    "helped", "provider",
)  # fmt: skip


def beside(key: UUID, what: str) -> UUID:
    """The id of what belongs to `key`."""
    return uuid5(key, what)


def secret_hash(world) -> bytes:
    return hashlib.sha256(world.seed.encode()).digest()


def rows(world, moment):
    """Table, columns, row: in an order that the foreign keys accept."""
    for person in world.persons:
        yield "person", ("id", "given_name", "family_name"), (person, "Aimé", "Test")
    for house in world.houses:
        yield "establishment", HOUSE, (house, str(house), "Maison", "MAS", "SA16", "Europe/Paris", "metropole")
    machine = (world.machine, world.houses[0], str(world.machine), "DUI", "{}")
    yield "machine_client", ("id", "establishment_id", "client_id", "label", "public_keys"), machine
    yield from _dossiers(world, moment)
    yield from _staff(world, moment)
    yield from _delegations(world, moment)
    yield from _papers(world, moment)
    yield from _letters(world)
    yield from _requests(world, moment)
    yield from _secrets(world)
    one = world.asked.sign_in
    sign_in = beside(world.machine, "sign_in"), secret_hash(world), one.person, one.machine, one.level, one.seen_at
    ended = moment if one.revoked else None
    yield "sign_in", SIGN_IN, (*sign_in, one.idle, one.expires_at, ended, one.situation, one.helped, one.means)


def _dossiers(world, moment):
    for d in world.dossiers.values():
        linked = moment if d.linked else None
        until = moment if d.closed else moment + timedelta(days=30)
        who = ("TEST", "AIME", f"{moment.year - (9 if d.minor else 40)}-03-12", "M", "97411")
        yield "dossier", DOSSIER, (d.id, d.house, d.person, linked, *who, until)
        for family in d.withheld:
            yield "minor_withheld", ("dossier_id", "family", "establishment_id"), (d.id, family, d.house)
        key = (beside(d.id, "key"), d.house, d.id, "kek", b"", b"")
        yield "dossier_key", ("id", "establishment_id", "dossier_id", "kek_id", "wrapped", "wrapped_search"), key


def _staff(world, moment):
    for key, team in world.teams.items():
        yield "team", ("id", "establishment_id", "name", "answers_messages"), (key, team.house, "Équipe", team.answers)
    for s in world.supports:
        house = world.dossiers[s.dossier].house
        row = (beside(s.dossier, str(s.team)), house, s.dossier, s.team, s.starts_at, s.ends_at)
        yield "dossier_team", ("id", "establishment_id", "dossier_id", "team_id", "starts_at", "ends_at"), row
    for key, m in world.memberships.items():
        role = beside(key, "role")
        yield "role", ("id", "establishment_id", "code", "label"), (role, m.house, str(role), "métier")
        for can, family in sorted(m.rights):
            yield "role_right", ("role_id", "can", "family", "establishment_id"), (role, can, family, m.house)
        for duty in sorted(m.duties):
            yield "role_duty", ("role_id", "duty", "establishment_id"), (role, duty, m.house)
        stopped = moment if m.stopped else None
        yield "membership", MEMBERSHIP, (key, m.house, m.person, role, "Madame", m.starts_at, m.ends_at, stopped)
        for team in m.teams:
            yield "membership_team", ("membership_id", "team_id", "establishment_id"), (key, team, m.house)


def _delegations(world, moment):
    for key, d in world.delegations.items():
        stopped, paused = (moment if yes else None for yes in (d.stopped, d.paused))
        times, agreed = (d.given_at, d.starts_at, d.ends_at, stopped, paused), ("SIS", "1", b"")
        yield "delegation", DELEGATION, (key, d.usager, d.aidant, *agreed, *times, d.ground)
        for r in d.rights:
            yield "delegation_right", RIGHT, (key, r.dossier, r.can, r.family, r.starts_at, r.ends_at)


def _papers(world, moment):
    for key, p in world.papers.items():
        house, sealed_with = world.dossiers[p.dossier].house, beside(p.dossier, "key")
        kinds = (
            p.family,
            p.type_code,
            "2.16.840.1.113883.6.1",
            str(key),
            p.state,
            moment.date(),
            b"",
            b"",
            sealed_with,
        )
        hidden = moment if p.hidden_from_staff else None
        asked = (p.author, p.not_for_person, p.not_for_representatives, hidden, moment if p.disputed else None)
        brought = (p.aidant, "SIS") if p.aidant else (None, None)
        yield "document", PAPER, (key, house, p.dossier, *kinds, *asked, *brought)
        file = beside(key, "file")
        yield "document_file", FILE, (file, house, key, "reading", str(file), b"", sealed_with, 1, b"", "text/xml")


def _letters(world):
    for key, letter in world.letters.items():
        t = letter.thread
        columns = ("id", "establishment_id", "dossier_id", "team_id", "document_id", "confidential_to")
        rest = ("opening", "last_number")
        yield (
            "thread",
            (*columns, *rest),
            (key, t.house, t.dossier, t.team, letter.about, t.only, "other", int(t.begun)),
        )
        if not t.begun:
            continue
        wrote = (next(iter(t.aidants)), "aidant") if t.aidants else (world.persons[0], "usager")
        words = (1, *wrote, b"", beside(t.dossier, "key"))
        yield "message", MESSAGE, (letter.message, t.house, t.dossier, key, *words)


def _secrets(world):
    kept = [(p.dossier, key, None, p.secret_from) for key, p in world.papers.items()]
    kept += [(one.thread.dossier, None, key, one.kept_from) for key, one in world.letters.items()]
    for dossier, paper, thread, those in kept:
        for person in those:
            act = beside(paper or thread, f"secret {person}")
            row = (act, act, world.dossiers[dossier].house, dossier, "own", paper, thread, person)
            yield "secret", SECRET, (*row, world.persons[0])


def _requests(world, moment):
    for key, r in world.requests.items():
        house, sealed_with = world.dossiers[r.dossier].house, beside(r.dossier, "key")
        told = ("former", str(key), moment, moment.date(), r.state, b"", b"", sealed_with, r.asked_by)
        yield "request", REQUEST, (key, house, r.dossier, r.document, *told)
