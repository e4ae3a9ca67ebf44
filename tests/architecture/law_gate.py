"""The table of the law as PostgreSQL knows it."""

import textwrap

from backend.delegation.law import actors, law


def gate():
    """The same table for PostgreSQL: a square is right/shelf."""
    rows = ",\n".join(row for one in actors().values() for row in _rows(one))
    closing = ", ".join(f"'{one.kind}'" for one in actors().values() if one.line.closes)
    return GATE_SQL.format(version=law().version, rows=rows, closing=closing)


def _rows(one):
    if one.line.ground == "chosen":
        return
    for answer in ("yes", "with"):
        squares = one.squares(answer, groups=law().groups)
        if squares:
            words = textwrap.wrap(" ".join(f"{can}/{family}" for can, family in squares), 96, break_on_hyphens=False)
            told = "\n        ".join(words)
            who = f"'{one.kind}', '{one.scope}', '{answer}', '{one.line.ground}', '{one.line.relation}'"
            yield f"        ({who},\n        '{told}')"


GATE_SQL = """-- Written from backend/delegation/law.yaml, version {version}: python -m tests.architecture.law.
-- What a kind of measure opens by itself (yes), and once the person has said yes (with).
create function law_version() returns text immutable parallel safe
    return '{version}';

create function law_opens() returns table (kind text, scope text, answer text, ground text, relation text, squares text)
    immutable language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return query values
{rows};
end $$;

-- Whoever one of these is said of has no access at all, whatever else is said of her.
create function law_closes(kind text) returns boolean immutable
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    return kind in ({closing});
end $$;
"""
