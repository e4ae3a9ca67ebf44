"""Guards taken away one by one: a test of two worlds that stays green without them would prove nothing."""

NO_LIST = "create or replace function {}() returns uuid[] stable language plpgsql as 'begin return ''{{}}''; end'"
_FALSE = "create or replace function {} returns boolean stable language plpgsql as 'begin return false; end'"
# Each policy as it stands, without one of its halves.
_WITHOUT = """do $$ declare was text; begin
    select qual into was from pg_policies where tablename = '{table}' and policyname = '{policy}';
    if position('{half}' in was) = 0 then raise 'nothing to take away'; end if;
    execute 'alter policy {policy} on {table} using (' || replace(was, '{half}', '{instead}') || ')';
end $$"""
# For those whom the person chose it still stands.
_BY_MEASURE = """do $$ begin execute replace(pg_get_functiondef('{}'::regproc), 'capacity() = ''aidant''',
    'capacity() = ''aidant'' and exists (select from delegation g where g.id = permit_id() and g.ground = ''chosen'')');
end $$"""
HOLES = {
    "papers": NO_LIST.format("hidden_papers"),
    "papers, for who has a measure": _BY_MEASURE.format("hidden_papers"),
    "threads": NO_LIST.format("hidden_threads"),
    "what is said of papers that are kept anyway": """do $$ begin execute replace(
        pg_get_functiondef('hidden_threads'::regproc), 'kept_anyway(p, actor_id(), authority)', 'false'); end $$""",
    "appointments": NO_LIST.format("hidden_appointments"),
    "appointments that are kept from her alone": """do $$ begin execute replace(
        pg_get_functiondef('hidden_appointments'::regproc),
        ' or s.from_id = any ((select once_was(actor_id()))::uuid[])', ''); end $$""",
    "confidential threads": _WITHOUT.format(
        table="thread", policy="of_mine", half="(confidential_to IS NULL)", instead="true"
    ),
    "jobs that tell": _FALSE.format("kept_from(person uuid, paper uuid, thread uuid)"),
    "open pages": _FALSE.format("is_secret(talk uuid, about uuid)"),
    "next versions": """create or replace function spread_secrets(paper uuid) returns void language plpgsql
        security definer set search_path = pg_catalog, public, pg_temp as 'begin end'""",
    "messages of a thread": "alter policy as_its_thread on message using (true)",
    "photos": "alter policy as_its_message on message_photo using (true)",
    "words of messages": "alter policy as_its_thread on message_word using (true)",
    "files of papers": "alter policy as_its_document on document_file using (true)",
}
# Of a child, whose parents learn nothing of each other.
OF_A_CHILD = {
    "papers": NO_LIST.format("hidden_papers"),
    "what the other parent wrote": NO_LIST.format("written_by_another_parent"),
    "what the other parent brought": _WITHOUT.format(
        table="document",
        policy="on_open_shelves",
        half="(NOT ( SELECT acts_by_authority() AS acts_by_authority))",
        instead="true",
    ),
    "jobs that tell what the other parent brought": """do $$ begin execute replace(
        pg_get_functiondef('to_be_told_of'::regproc), 'g.ground = ''authority''', 'false'); end $$""",
    "what is said of papers that are kept anyway": """do $$ begin execute replace(
        pg_get_functiondef('hidden_threads'::regproc), 'kept_anyway(p, actor_id(), authority)', 'false'); end $$""",
    "open pages": _FALSE.format("parts_parents(talk uuid, child uuid)"),
}
# What stands behind another guard: it shows nothing, and these say which other one holds.
BEHIND = {
    ("messages of a thread", "files of papers"): "a page of messages begins with its thread, a file with its paper",
    ("photos", "words of messages"): "a photo is looked for through its message, which a word that is found leads to",
}
ALONE = {one for several in BEHIND for one in several}
# The same of what a person must not know of yet.
UNTOLD = {
    "papers": _WITHOUT.format(table="document", policy="on_open_shelves", half="(NOT not_for_person)", instead="true"),
    "secrets of papers": _WITHOUT.format(
        table="secret", policy="hers", half="document_in_sight(document_id)", instead="true"
    ),
    "jobs that tell": """do $$ begin execute replace(pg_get_functiondef('to_be_told_of'::regproc),
        'and not d.not_for_person', ''); end $$""",
    "who looked": """do $$ begin execute replace(pg_get_functiondef('told_to_her'::regproc),
        'and not d.not_for_person', ''); end $$""",
}
