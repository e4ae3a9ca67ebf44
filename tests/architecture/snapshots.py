"""What the service offers, written down: a route or an answer that changes is seen in review.

After a change that is meant: `python -m tests.architecture.snapshots`.
"""

import json
from pathlib import Path

from backend.app import create_app, guards_of, served
from backend.identity import guards
from backend.settings import Settings

HERE = Path(__file__).parent
AGAIN = "if this is meant: .venv/bin/python -m tests.architecture.snapshots"


def app():
    """The service, put together and not opened: no database is asked."""
    return create_app(Settings(environment="test"))


def routes(one):
    lines = (f"{method:6} {path:58} {_guard(handler)}\n" for method, path, handler in served(one))
    return "".join(lines)


def _guard(handler):
    opts = sorted(name for name in ("static", "proves_itself") if handler.opt.get(name))
    names = {id(guard): name for name, guard in vars(guards).items()}
    guard = "+".join(sorted(names[id(guard)] for guard in guards_of(handler)))
    return " ".join([guard, *opts])


def openapi(one):
    return json.dumps(one.openapi_schema.to_schema(), indent=1, ensure_ascii=False, sort_keys=True, default=str) + "\n"


SNAPSHOTS = {"routes.txt": routes, "openapi.json": openapi}


def main():
    for name, made in SNAPSHOTS.items():
        (HERE / name).write_text(made(app()))


if __name__ == "__main__":
    main()
