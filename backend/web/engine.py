"""Litestar's `Template` answers, rendered by ours: the shell comes from the request, the view from the handler."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from litestar import Request
from litestar.template import TemplateEngineProtocol, TemplateProtocol

from backend.identity.cards.kiosk import COOKIE as KIOSK
from backend.identity.oidc.next_url import safe_next
from backend.kit.shell import Shell
from backend.reading import cookies
from backend.reading.rules import around as read_with
from backend.web.templates import written

# The parts of a long text: numbers. Nothing else of an address goes into another one.
PARTS = ("page", "avant")
# What a handler may say about what surrounds its view.
AROUND = ("person", "space", "home", "house", "at_home", "help", "acting", "desk", "key", "shared", "outbox")


def shell_of(request: Request[Any, Any, Any], around: Mapping[str, Any]) -> Shell:
    # An address that no page of ours has is not written back into one.
    path = safe_next(request.scope["path"]) if request.method in ("GET", "HEAD") else "/"
    told = {name: around[name] for name in AROUND if name in around}
    read = read_with(cookies.chosen(request.cookies))
    actor = request.scope.get("user")
    read["helped"] = actor is not None and actor.helped
    read["watched"] = KIOSK in request.cookies
    at = here(request, path)
    return Shell(path=at or path, here=at, **read, **({"key": str(uuid4())} | told))


def here(request: Request[Any, Any, Any], path: str) -> str:
    """Where a card of this page brings back. Not to an answer to a form: what was typed would be lost."""
    return safe_next(with_part(request, path)) if request.method == "GET" else ""


def with_part(request: Request[Any, Any, Any], path: str) -> str:
    """`path`, and which part of a long text this request is about."""
    asked = request.query_params
    part = {name: asked[name] for name in PARTS if asked.get(name, "").isdecimal() and asked[name].isascii()}
    return f"{path}?{urlencode(part)}" if part else path


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
