"""Exceptions for runs that cannot go on.

A problem in a user's file is a :class:`~ictcriteria.diagnostics.Diagnostic`, never an exception. What is left for
exceptions is wrong use of the program and an outside world that does not cooperate: no such folder, no git, a full disk.
"""


class IctCriteriaError(Exception):
    """The run cannot go on.

    ``str(error)`` is one sentence in lower case; ``hint`` says how to mend it.
    """

    exit_code = 2

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


class UsageError(IctCriteriaError):
    """The program was called in a way that makes no sense: an unknown criterion, a folder that is a file."""


class DocumentError(IctCriteriaError):
    """A document holds what its format cannot show, or would show wrongly."""


class NothingToDoError(IctCriteriaError):
    """There is nothing to work on: an empty folder, a selection that chooses no criterion. Exit code 3."""

    exit_code = 3
