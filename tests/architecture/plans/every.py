"""Every statement of the service, hot or not: what its plan would read whole, whatever its values."""

import importlib
import json
import pkgutil

import asyncpg

import backend
from backend.db.compiled import Statement
from tests.architecture.plans.reading import nodes

# What starts something by being imported, or serves the demo alone.
APART = ("backend.demo", "backend.__main__", "backend.asgi", "backend.db.migrations")
PLAN_OF = """create function plan_of(statement text) returns text language plpgsql as $$
declare plan json;
begin execute 'explain (generic_plan, format json) ' || statement into plan; return plan; end $$"""


def every_statement():
    """Each with the name of its module, and its own."""
    found = {}
    for module in pkgutil.walk_packages(backend.__path__, "backend."):
        if not module.name.startswith(APART):
            for name, value in vars(importlib.import_module(module.name)).items():
                for one in value.values() if isinstance(value, dict) else (value,):
                    if isinstance(one, Statement):
                        found.setdefault(one.sql, f"{module.name}.{name}")
    return found


async def scanning(house, large, statements):
    """Which of them would read which large tables from end to end: as the app, or the worker when it is its own."""
    found = {}
    app, worker = await house.connect("app"), await house.connect("worker")
    for sql, name in statements.items():
        try:
            plan = await app.fetchval("select plan_of($1)", sql)
        except asyncpg.InsufficientPrivilegeError:
            plan = await worker.fetchval("select plan_of($1)", sql)
        read = [node for node in nodes(json.loads(plan)[0]["Plan"]) if node["Node Type"] == "Seq Scan"]
        if whole := {node["Relation Name"] for node in read} & set(large):
            found[name] = whole
    await app.close()
    await worker.close()
    return found
