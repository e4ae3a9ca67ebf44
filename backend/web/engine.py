"""Litestar's `Template` answers, rendered by ours: the shell comes from the request, the view from the handler."""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from litestar import Request
from litestar.template import TemplateEngineProtocol, TemplateProtocol

from backend.identity.oidc.next_url import safe_next
from backend.kit.shell import Shell
from backend.reading import cookies
from backend.reading.rules import around as read_with
from backend.web.templates import written

# What a handler may say about what surrounds its view.
AROUND = ("person", "space", "home", "house", "help", "acting", "desk", "key", "shared", "outbox")


def shell_of(request: Request[Any, Any, Any], around: Mapping[str, Any]) -> Shell:
    # An address that no page of ours has is not written back into one.
    path = safe_next(request.scope["path"]) if request.method in ("GET", "HEAD") else "/"
    told = {name: around[name] for name in AROUND if name in around}
    return Shell(path=path, **read_with(cookies.chosen(request.cookies)), **({"key": str(uuid4())} | told))


class Page(TemplateProtocol):
    def __init__(self, name: str) -> None:
        self.name = name

    def render(self, *_: Any, **context: Any) -> str:
        shell = shell_of(context["request"], context)
        return written(self.name, shell, context.get("view"))


class Pages(TemplateEngineProtocol[Page, Mapping[str, Any]]):
    """The engine that Litestar asks for: names are relative to `pwa/`."""

    def __init__(self, directory: Any = None, engine_instance: Any = None) -> None:
        del directory, engine_instance

    def get_template(self, template_name: str) -> Page:
        return Page(template_name)

    def render_string(self, template_string: str, context: Mapping[str, Any]) -> str:
        raise NotImplementedError("pages are files, looked at in a browser before they are served")

    def register_template_callable(self, key: str, template_callable: Any) -> None:
        """Nothing: `t`, `tn` and `asset` are the environment's own."""
