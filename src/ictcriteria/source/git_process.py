"""Git as a process: the only place of the program that starts one, and it only ever asks.

The repository is the one that holds the folder, whatever a hook has put into the environment (``GIT_DIR`` of another
repository, say): git gets the variables named here and no others. It writes nothing, fetches nothing and runs nothing that
a repository may ask for, since the repository of someone else may not be trusted; objects are read by their own id, never
replaced. Whoever wants to work on a repository that git refuses (``safe.directory``) says so in git's own configuration.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, cast

from ictcriteria.errors import IctCriteriaError, UsageError

_MACHINE = ("PATH", "HOME", "XDG_CONFIG_HOME", "USERPROFILE", "SYSTEMROOT")
_CONFIGURATION = ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM")
_DISCOVERY = ("GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM")
_PUSHED = ("GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES")
"""Where a hook on a server finds what is being pushed and is not yet part of the repository."""

_SET = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "",  # the same for a git that does not know the line above: there is no way to fetch by
    "GIT_NO_REPLACE_OBJECTS": "1",
}

_OPTIONS = ("--no-pager", "-c", "core.fsmonitor=false")


class GitFailedError(IctCriteriaError):
    """Git ended with an error; ``said`` is what it wrote about it, which may be nothing."""

    def __init__(self, folder: Path, said: str) -> None:
        words, _, advice = said.rpartition("fatal: ")[2].strip().partition("\n")
        reason = words or "it says nothing about the reason"
        super().__init__(f"git cannot read the repository of '{folder.as_posix()}': {reason}", " ".join(advice.split()) or None)
        self.said = said


@contextmanager
def run_git(folder: Path, *arguments: str, questions: bytes = b"") -> Iterator[IO[bytes]]:
    """What git answers, as a stream, when it runs in a folder with all its questions on standard input at once.

    Raises :class:`GitFailedError` at the end, after the answers that came, and
    :class:`~ictcriteria.errors.UsageError` when there is no such folder or no git.
    """
    if not folder.is_dir():
        raise UsageError(f"'{folder.as_posix()}' is not a folder")
    program = shutil.which("git")
    if program is None:
        raise UsageError("git is not installed", "install git, or compare two folders")
    command = [program, *_OPTIONS, "-C", str(folder), *arguments]
    with TemporaryFile() as asked, TemporaryFile() as said:
        asked.write(questions)
        asked.seek(0)
        with subprocess.Popen(  # noqa: S603 -- no shell, and every word from outside stands where git takes no option
            command, stdin=asked, stdout=subprocess.PIPE, stderr=said, env=_environment()
        ) as process:
            yield cast("IO[bytes]", process.stdout)
        if process.returncode:
            said.seek(0)
            raise GitFailedError(folder, said.read().decode("utf-8", "replace"))


def _environment() -> dict[str, str]:
    return {name: os.environ[name] for name in (*_MACHINE, *_CONFIGURATION, *_DISCOVERY, *_PUSHED) if name in os.environ} | _SET
