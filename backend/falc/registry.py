"""Every rule there is: one module each, below `backend.falc.rules`."""

import importlib
import pkgutil
from functools import cache

from backend.falc import rules
from backend.falc.rule import Rule


@cache
def all_rules() -> dict[str, Rule]:
    """By id, in the order of ids."""
    found = [
        importlib.import_module(module.name).RULE
        for module in pkgutil.walk_packages(rules.__path__, f"{rules.__name__}.")
        if not module.ispkg
    ]
    return {rule.id: rule for rule in sorted(found, key=lambda rule: rule.id)}
