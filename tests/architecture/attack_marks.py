"""A pytest plugin: which attack each collected test says it proves, written as JSON where `ATTACK_MARKS` says."""

import json
import os
from pathlib import Path


def proves(item):
    """A test that is skipped, or that is expected to fail, proves nothing."""
    return not any(item.get_closest_marker(name) for name in ("skip", "xfail"))


def pytest_collection_finish(session):
    told = {}
    for item in session.items:
        if proves(item):
            for mark in item.iter_markers("attack"):
                told.setdefault(str(mark.args[0]), []).append(item.nodeid)
    Path(os.environ["ATTACK_MARKS"]).write_text(json.dumps(told))
