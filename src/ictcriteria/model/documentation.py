"""The texts under fields and enum members, read from the source of the models.

Python throws these texts away, and pydantic, told to keep them, reads every class's source whenever the program starts,
which doubles the time that the models take. Here they are read only when somebody asks for a schema.
"""

import ast
import inspect
import re
import sys
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

_CODE = re.compile(r"``([^`]+)``")
_BLANKS = re.compile(r"\s+")


def attribute_docs(owner: type) -> dict[str, str]:
    """Name to text of the documented fields or members of a class, those of its bases included."""
    docs: dict[str, str] = {}
    for part in reversed(owner.__mro__):
        if part.__module__.startswith("ictcriteria."):
            docs |= _docs_of(part)
    return docs


def in_words(docstring: str) -> str:
    """A docstring as plain text: paragraphs of one line, code in single quotes."""
    paragraphs = inspect.cleandoc(docstring).split("\n\n")
    return "\n\n".join(_BLANKS.sub(" ", _CODE.sub(r"'\1'", paragraph)) for paragraph in paragraphs)


def _docs_of(owner: type) -> dict[str, str]:
    classes = {node.name: node.body for node in _module(owner.__module__).body if isinstance(node, ast.ClassDef)}
    return dict(_documented(classes[owner.__name__]))


@cache
def _module(name: str) -> ast.Module:
    return ast.parse(inspect.getsource(sys.modules[name]))


def _documented(body: list[ast.stmt]) -> Iterator[tuple[str, str]]:
    for statement, text in pairwise(body):
        match statement, text:
            case (
                ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]),
                ast.Expr(value=ast.Constant(value=str(words))),
            ):
                yield name, in_words(words)
