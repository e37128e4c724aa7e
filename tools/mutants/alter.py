"""Every small change to a module that a careless hand might make: the mutants of its source.

Rules kept here:
  * A mutant is one replaced stretch of the text; the rest of the file stays as it is, to the letter.
  * Only what runs is altered: no docstring, no annotation, no message of an error.
  * The same source gives the same mutants in the same order; a seed draws from them.
Left to others: planting and testing them (plant), which survivors are accepted, and why (survivors.toml).
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

_COMPARISONS: dict[type[ast.cmpop], str] = {
    ast.Eq: "!=",
    ast.NotEq: "==",
    ast.Lt: "<=",
    ast.LtE: "<",
    ast.Gt: ">=",
    ast.GtE: ">",
    ast.In: "not in",
    ast.NotIn: "in",
    ast.Is: "is not",
    ast.IsNot: "is",
}
_ARITHMETIC: dict[type[ast.operator], str] = {ast.Add: "-", ast.Sub: "+", ast.Mult: "//", ast.FloorDiv: "*"}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: the characters from `start` to `end` of the module become `put`. `line` counts from 1."""

    line: int
    start: int
    end: int
    was: str
    put: str

    def apply(self, source: str) -> str:
        """The module's text with this change."""
        return source[: self.start] + self.put + source[self.end :]


def mutants(source: str) -> list[Mutant]:
    """All mutants of a module, in the order of their place."""
    text = _Text(source)
    found = [made for node in _running(ast.parse(source)) for made in _of(node, text)]
    return sorted(found, key=lambda each: (each.start, each.end, each.put))


def function_at(source: str, line: int) -> int | None:
    """The line at which the innermost function around this line begins, its decorators with it; None outside."""
    found = [
        (min([node.lineno, *(each.lineno for each in node.decorator_list)]), node.end_lineno or 0)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef)
    ]
    return max((first for first, last in found if first <= line <= last), default=None)


class _Text:
    """Places of a syntax tree (line, column in UTF-8 octets) as places in the text."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.lines = source.splitlines(keepends=True)
        self.starts = [0, *accumulate(len(line) for line in self.lines)]

    def at(self, line: int, column: int) -> int:
        return self.starts[line - 1] + len(self.lines[line - 1].encode()[:column].decode())

    def span(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        return self.at(node.lineno, node.col_offset), self.at(node.end_lineno or 0, node.end_col_offset or 0)

    def whole(self, node: ast.expr | ast.stmt, put: str) -> Mutant:
        start, end = self.span(node)
        return Mutant(node.lineno, start, end, self.source[start:end], put)

    def between(self, left: ast.expr, right: ast.expr, put: str) -> Mutant:
        """Replace the operator that stands between two operands."""
        start, end = self.span(left)[1], self.span(right)[0]
        was = self.source[start:end]
        # Brackets around an operand stay.
        before = was[: len(was) - len(was.lstrip(") \n"))]
        after = was[len(was.rstrip("( \n")) :]
        return Mutant(left.lineno, start, end, was, f"{before.rstrip()} {put} {after.lstrip()}")


def _running(tree: ast.AST) -> Iterator[ast.AST]:
    """The nodes that do something when the program runs: no import, no docstring, no annotation, no decorator."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import | ast.ImportFrom | ast.TypeAlias) or _is_words(node):
            continue
        yield node
        match node:
            case ast.Raise():
                continue
            case ast.FunctionDef(args=args, body=body):
                parts = [*args.defaults, *filter(None, args.kw_defaults), *body]
            case ast.AnnAssign(value=value):
                parts = [value] if value is not None else []
            case ast.ClassDef(body=body):
                parts = list(body)
            case _:
                yield from _running(node)
                continue
        yield from _running(ast.Tuple(elts=parts))  # type: ignore[arg-type]  # only a holder to walk over


def _is_words(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _of(node: ast.AST, text: _Text) -> Iterator[Mutant]:  # noqa: C901, PLR0912 - one case a kind of node
    match node:
        case ast.Compare(left=left, ops=[op], comparators=[right]) if type(op) in _COMPARISONS:
            yield text.between(left, right, _COMPARISONS[type(op)])
        case ast.BoolOp(op=op, values=[left, right, *_]):
            yield text.between(left, right, "or" if isinstance(op, ast.And) else "and")
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _ARITHMETIC:
            yield text.between(left, right, _ARITHMETIC[type(op)])
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            start, end = text.span(operand)
            yield text.whole(node, f"bool({text.source[start:end]})")
        case ast.If(test=test) | ast.While(test=test) | ast.IfExp(test=test):
            start, end = text.span(test)
            yield text.whole(test, f"not ({text.source[start:end]})")
        case ast.Constant(value=bool() as value):
            yield text.whole(node, str(not value))
        case ast.Constant(value=int() as value):
            yield text.whole(node, str(value + 1))
        case ast.Raise():
            yield text.whole(node, "pass")
        case ast.Expr(value=ast.Call()):
            yield text.whole(node, "pass")
        case ast.Return(value=ast.expr() as value) if not isinstance(value, ast.Constant):
            yield text.whole(value, "None")
        case ast.Break():
            yield text.whole(node, "continue")
        case ast.Continue():
            yield text.whole(node, "break")
        case _:
            return
