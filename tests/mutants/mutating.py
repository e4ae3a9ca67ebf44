"""One comparison, one « and », one « not », one answer of a function turned: as many functions as there are places."""

import ast
import copy
import inspect
import textwrap
from collections.abc import Iterator

from msgspec import Struct

TURNED = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip


class Mutant(Struct, frozen=True):
    """A function of a module, and its code with one thing turned; `what` says which, in the words of the source."""

    module: str
    function: str
    what: str
    code: object


def guards(module):
    """The functions that answer yes or no, or who may see what: those of the module itself."""
    for name, one in vars(module).items():
        if inspect.isfunction(one) and one.__module__ == module.__name__:
            yield name, one
        if inspect.isclass(one) and one.__module__ == module.__name__:
            for inner, method in vars(one).items():
                if inspect.isfunction(method) and not inner.startswith("__"):
                    yield f"{name}.{inner}", method


def mutants(module) -> Iterator[tuple[object, Mutant]]:
    for name, function in guards(module):
        tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
        for place, turned in _places(tree):
            made = copy.deepcopy(tree)
            node = list(ast.walk(made))[place]
            was = ast.unparse(node)
            turned(node)
            scope = dict(vars(module))
            exec(compile(ast.fix_missing_locations(made), module.__file__, "exec"), scope)
            code = scope[function.__name__].__code__
            yield function, Mutant(module.__name__, name, f"{was} -> {ast.unparse(node)}", code)


def _places(tree):
    for place, node in enumerate(ast.walk(tree)):
        if isinstance(node, ast.Compare):
            for position, operator in enumerate(node.ops):
                now = TURNED[type(operator)]()
                yield place, lambda found, at=position, now=now: found.ops.__setitem__(at, now)
        if isinstance(node, ast.BoolOp):
            other = ast.Or if isinstance(node.op, ast.And) else ast.And
            yield place, lambda found, now=other: setattr(found, "op", now())
            for position in range(len(node.values)):
                yield place, lambda found, at=position: found.values.__setitem__(at, _nothing(found.op))
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            yield place, _plain


def _nothing(operator):
    """What a half of « and », or of « or », is when it is not asked."""
    return ast.Constant(isinstance(operator, ast.And))


def _plain(found):
    """« not x » becomes « x », said so that it stays an answer."""
    found.op, found.operand = ast.Not(), ast.UnaryOp(ast.Not(), found.operand)
