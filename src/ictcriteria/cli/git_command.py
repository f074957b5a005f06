"""``ictcriteria git``: lets ``git diff``, ``git log -p`` and ``git show`` print clauses in words."""

import argparse
import sys
from pathlib import Path

from ictcriteria.cli.pack_folder import add_pack_folder

ACTIONS = ("install", "uninstall", "textconv")
"""What the command can do."""

_EPILOG = """install sets a diff driver for this clone only: lines in .git/config and .git/info/attributes, nothing that anybody
commits. uninstall takes exactly these lines out again. textconv is what git runs: it prints one file of a pack in words."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.epilog, parser.formatter_class = _EPILOG, argparse.RawDescriptionHelpFormatter
    parser.add_argument("action", choices=ACTIONS, help="set the driver, remove it, or print one file in words")
    parser.add_argument("file", metavar="FILE", nargs="?", type=Path, help="the file to print, with textconv")
    add_pack_folder(parser)


def run(options: argparse.Namespace) -> int:
    """Do what is asked for."""
    from ictcriteria.errors import UsageError

    if options.action == "textconv":
        if options.file is None:
            raise UsageError("textconv prints one file", "name it: ictcriteria git textconv FILE")
        return _print_file(options.file)
    if options.file is not None:
        raise UsageError(f"{options.action} takes no file", "a folder of packs is named with --criteria")
    return _set_driver(options)


def _set_driver(options: argparse.Namespace) -> int:
    from ictcriteria.cli.pack_folder import find_pack_folder
    from ictcriteria.source.git_config import find_git_files, install_driver, uninstall_driver

    folder = options.criteria or find_pack_folder()
    files = find_git_files(folder)
    if options.action == "install":
        done = install_driver(files, _command())
        said = f"git shows the packs in '{files.prefix or '.'}' in words" + ("" if done else "; it did so before")
    else:
        done = uninstall_driver(files)
        said = "git shows packs as files again" if done else "there was nothing to remove"
    print(said, file=sys.stderr)
    return 0


def _command() -> str:
    """What git runs with the name of a file behind it; whatever happens to this program, the file is shown."""
    from shlex import quote

    return f'f() {{ {quote(sys.executable)} -m ictcriteria git textconv "$1" 2>/dev/null || cat "$1"; }}; f'


def _print_file(file: Path) -> int:
    """The file in words, or as it is when that is not possible."""
    content = file.read_bytes()
    try:
        page = _page(content, file.name)
    except Exception:  # noqa: BLE001 - whatever a file holds, git must be able to show it
        page = content
    sys.stdout.buffer.write(page)
    return 0


def _page(content: bytes, name: str) -> bytes:
    from ictcriteria.report.clause_page import clause_page
    from ictcriteria.source.yaml_reader import read_yaml

    document = read_yaml(content, name)
    return content if document.diagnostics else clause_page(document.data).encode()
