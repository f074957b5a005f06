"""What ``ictcriteria git`` sets in a repository: a block of lines at the end of two files that belong to one clone only.

The files are ``config`` and ``info/attributes`` of the repository, which nobody commits. A block begins and ends with a comment
of ours, so taking it out leaves every other byte as it was. Files are exchanged through a lock file, as git does it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ictcriteria.errors import IctCriteriaError
from ictcriteria.source.git_process import run_git

DRIVER = "ictcriteria"
"""Name of the diff driver."""

_BEGIN = b"# begin of what 'ictcriteria git install' added"
_UNENDED = b" (the line above had no end)"
_END = b"# end of what 'ictcriteria git install' added"
_BLOCK = re.compile(rb"(?:\n%s|%s)\n(?P<inside>.*?)%s\n" % tuple(map(re.escape, (_BEGIN + _UNENDED, _BEGIN, _END))), re.DOTALL)
_NEEDS_QUOTES = re.compile(r'[\s"\\]')
_PATTERN_SIGN = re.compile(r"([*?\[\]\\!#])")


@dataclass(frozen=True, slots=True)
class GitFiles:
    """The two files of a repository, and the folder in it as git writes it, with a slash at the end, or empty."""

    config: Path
    attributes: Path
    prefix: str


def find_git_files(folder: Path) -> GitFiles:
    """The files of the repository that holds a folder, or of its main one for a linked worktree.

    Raises :class:`~ictcriteria.errors.IctCriteriaError` for a folder in no repository.
    """
    with run_git(folder, "rev-parse", "--show-prefix", "--git-path", "config", "--git-path", "info/attributes") as answers:
        prefix, config, attributes = (line.decode("utf-8", "surrogateescape") for line in answers.read().split(b"\n")[:3])
    return GitFiles(folder / config, folder / attributes, prefix)


def install_driver(files: GitFiles, command: str) -> bool:
    """Let git show files of packs through a shell command; True when something changed, False when it was so already."""
    patterns = [f"{_escaped(files.prefix)}{tail}" for tail in ("*/*.yaml", "*/*/*.yaml")]
    config = [f'[diff "{DRIVER}"]', f"\ttextconv = {_config_value(command)}"]
    attributes = [f"{_quoted(pattern)} diff={DRIVER}" for pattern in patterns]
    return any([_set_block(files.config, config), _set_block(files.attributes, attributes)])


def uninstall_driver(files: GitFiles) -> bool:
    """Take out what was installed; True when there was something to take out."""
    return any([_set_block(files.config, ()), _set_block(files.attributes, ())])


def _set_block(file: Path, lines: Sequence[str]) -> bool:
    before = file.read_bytes() if file.exists() else b""
    inside = b"".join(line.encode("utf-8", "surrogateescape") + b"\n" for line in lines)
    if [match["inside"] for match in _BLOCK.finditer(before)] == ([inside] if lines else []):
        return False
    kept = _BLOCK.sub(lambda match: b"\n" if match[0].startswith(b"\n") and match.end() < len(before) else b"", before)
    if lines:
        begin = b"\n" + _BEGIN + _UNENDED if kept and not kept.endswith(b"\n") else _BEGIN
        _exchange(file, b"".join([kept, begin, b"\n", inside, _END, b"\n"]))
    elif kept:
        _exchange(file, kept)
    else:
        file.unlink()
    return True


def _exchange(file: Path, content: bytes) -> None:
    file.parent.mkdir(exist_ok=True)
    lock = file.with_name(f"{file.name}.lock")
    try:
        with lock.open("xb") as stream:
            stream.write(content)
    except FileExistsError as error:
        raise IctCriteriaError(f"'{file}' is being changed by git", f"wait, or remove '{lock}' if git was stopped") from error
    if file.exists():
        lock.chmod(file.stat().st_mode)
    lock.replace(file)


def _config_value(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _escaped(path: str) -> str:
    return _PATTERN_SIGN.sub(r"\\\1", path)


def _quoted(pattern: str) -> str:
    return '"' + pattern.replace("\\", "\\\\").replace('"', '\\"') + '"' if _NEEDS_QUOTES.search(pattern) else pattern
