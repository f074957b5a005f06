"""Work shared out among processes, where the platform can split one cheaply."""

import os
import pickle
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn, TypeVar

T = TypeVar("T")

_Child = tuple[int, int]
"""Id of a process, and the end of the pipe on which its result comes."""


def share_out(work: Callable[[int], T], shares: int) -> Sequence[T]:
    """What ``work`` gives for each share from 0 on: the first one in this process, each of the others in one of its own.

    A share whose process failed is done again in this one, so that what went wrong shows here. Without cheap processes all
    shares are done here.
    """
    if not hasattr(os, "fork"):
        return [work(share) for share in range(shares)]
    sys.stdout.flush()
    sys.stderr.flush()
    children = {share: _start(work, share) for share in range(1, shares)}
    done = {0: work(0)}
    for share, child in children.items():
        content = _result(child)
        done[share] = pickle.loads(content) if content else work(share)  # noqa: S301 - our own process wrote it
    return [done[share] for share in range(shares)]


def _start(work: Callable[[int], object], share: int) -> _Child:
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _live(work, share, writing)
    os.close(writing)
    return child, reading


def _live(work: Callable[[int], object], share: int, writing: int) -> NoReturn:
    """The life of a child: whatever happens, it ends here, without what its parent would do at the end."""
    code = 1
    try:
        content = pickle.dumps(work(share))
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(content)
        code = 0
    finally:
        os._exit(code)


def _result(child: _Child) -> bytes:
    """The result of a child; nothing where it failed."""
    id_, reading = child
    with os.fdopen(reading, "rb") as pipe:
        content = pipe.read()
    _, status = os.waitpid(id_, 0)
    return content if status == 0 else b""
