"""Each deed as the statement that does it."""

from uuid import uuid4

from tests.architecture.worlds import bans, visiting
from tests.architecture.worlds import world as w
from tests.architecture.worlds.loading import beside


def statement(world, deed):
    apart = bans if isinstance(deed, w.Name | w.Forbid | w.Lift) else visiting
    return WRITTEN.get(type(deed), apart.statement)(world, deed)


def _insert(table, **row):
    values = ("null" if value is None else f"'{value}'" for value in row.values())
    return f"insert into {table} ({', '.join(row)}) values ({', '.join(values)})"


def _actor(world):
    return world.asked.sign_in.person or world.asked.sign_in.machine


def _post(world, deed):
    return _insert(
        "message", id=uuid4(), establishment_id=world.letters[deed.thread].thread.house, dossier_id=deed.dossier,
        thread_id=deed.thread, number=2, author_id=deed.author, capacity=deed.capacity, body="",
        key_id=beside(deed.dossier, "key"),
    )  # fmt: skip


def _note(world, deed):
    return _insert(
        "thread_note", id=uuid4(), establishment_id=world.letters[deed.thread].thread.house, dossier_id=deed.dossier,
        thread_id=deed.thread, author_id=deed.author, body="", key_id=beside(deed.dossier, "key"),
    )  # fmt: skip


def _begin(_, deed):
    thread = deed.thread
    return _insert(
        "thread", id=uuid4(), establishment_id=thread.house, dossier_id=thread.dossier, team_id=thread.team,
        document_id=deed.about, confidential_to=thread.only, opening="other",
    )  # fmt: skip


def _ask(world, deed):
    return _insert(
        "request", id=uuid4(), establishment_id=world.dossiers[deed.dossier].house, dossier_id=deed.dossier,
        document_id=deed.paper, kind="another", reference=uuid4(), asked_at="now", due_on="now", reason="",
        key_id=beside(deed.dossier, "key"), asked_by=deed.by,
    )  # fmt: skip


WRITTEN = {
    w.Hide: lambda _, deed: f"update document set hidden_from_staff_at = now() where id = '{deed.paper}'",
    w.Dispute: lambda _, deed: f"select from say_not_mine('{uuid4()}', '{deed.paper}')",
    w.Announce: lambda _, deed: f"select from announce_paper('{deed.paper}')",
    w.MarkOpened: lambda world, deed: _insert("document_opened", document_id=deed.paper, reader_id=_actor(world)),
    w.MarkRead: lambda world, deed: _insert(
        "thread_reading", thread_id=deed.thread, reader_id=_actor(world), number=1, capacity=world.asked.capacity
    ),
    w.TakeNumber: lambda _, deed: f"update thread set last_number = last_number + 1 where id = '{deed.thread}'",
    w.Hold: lambda _, deed: _insert("thread_holder", thread_id=deed.thread, membership_id=deed.membership),
    w.Note: _note,
    w.Begin: _begin,
    w.Post: _post,
    w.Ask: _ask,
    w.Become: lambda _, deed: f"update request set state = '{deed.state}' where id = '{deed.request}'",
    w.Say: lambda world, deed: _insert(
        "request_event", request_id=deed.request, kind=deed.step, actor_id=_actor(world), capacity=world.asked.capacity,
        establishment_id=world.dossiers[world.requests[deed.request].dossier].house,
    ),
    w.Stop: lambda _, deed: (
        f"update delegation set stopped_at = {'null' if deed.back else 'now()'} where id = '{deed.delegation}'"
    ),
    w.Give: lambda _, deed: _insert(
        "delegation_right", delegation_id=deed.delegation, dossier_id=deed.dossier, can="be_told", family="choix",
        starts_at="now", ends_at="infinity",
    ),
}  # fmt: skip
