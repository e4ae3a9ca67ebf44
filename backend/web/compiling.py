"""Templates compiled without the general cases of printing and calling: half the time of a list.

Our functions and macros never ask for Jinja's context, and most of what is printed is already safe. What a template
imports is the same for every page.
"""

from keyword import iskeyword
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

SAFE = frozenset({"t", "tn", "picto"})
"""What these answer is always Markup."""


def printed(value: Any) -> str:
    """As `escape`, which makes a new Markup of each Markup."""
    return value if type(value) is Markup else escape(value)


class Direct(CodeGenerator):
    """`f(x)` in a template is `f(x)` in Python; whatever is unusual is left to Jinja."""

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        arguments: list[nodes.Node] = [*node.args, *node.kwargs]
        if forward_caller or node.dyn_args or node.dyn_kwargs or any(iskeyword(word.key) for word in node.kwargs):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for place, argument in enumerate(arguments):
            self.write(", " if place else "")
            self.visit(argument, frame)
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if finalize.src is None and frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write("(" if _is_safe(node) else "environment.printed(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _import_common(self, node: nodes.Import | nodes.FromImport, frame: Frame) -> None:
        if node.with_context:
            super()._import_common(node, frame)
            return
        self.write("environment.imported(")
        self.visit(node.template, frame)
        self.write(")")


def _is_safe(node: nodes.Expr) -> bool:
    return isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name in SAFE
