"""The command line: finds the command, and turns what went wrong into a message and an exit code.

argparse, because starting is part of using: ``--help`` costs three times a bare interpreter, with Typer six times. A
command's module is imported only when it runs, and imports the libraries it needs in its body. ``typing`` alone would cost
as much as the rest of ``--version``, hence the constant below.
"""

from __future__ import annotations

import gc
import sys

from ictcriteria import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from types import ModuleType

COMMANDS = {
    "build": "make tender documents from a tender.yaml",
    "bump": "raise the revisions and versions that changes ask for",
    "changelog": "write the entries of changelogs for what changed",
    "check": "check packs, templates and tenders and report every problem with its place",
    "coverage": "show which demands of published frameworks the criteria cover",
    "diff": "tell what changed between two states, and what it means",
    "explain": "explain a rule: why it matters, an example, what to do instead",
    "git": "let git diff, git log -p and git show print clauses in words",
    "init": "write a commented tender.yaml",
    "list": "list the criteria of all packs",
    "new": "write a starting file for a pack or a criterion",
    "rules": "list the rules that check knows",
    "schema": "print or write the JSON Schemas by which editors help with the files",
    "show": "show one criterion on one page",
}
"""Command to what it does; each has a module of its name with ``add_arguments`` and ``run``."""

_EPILOG = """exit codes: 0 fine; 1 problems found; 2 wrong use, or the run could not be done; 3 nothing to work on

start here:
  ictcriteria init          write a tender.yaml from a few questions
  ictcriteria build         make the documents (without a tender.yaml: those of the shipped sample)
  ictcriteria COMMAND --help
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code; argparse itself exits with 2 for arguments it does not know."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if not _prepare_output():
            print("ictcriteria: there is nowhere to print to: the standard output is closed", file=sys.stderr)
            return 2
        return _run(words)
    except KeyboardInterrupt:
        print("ictcriteria: stopped; nothing was written", file=sys.stderr)
        return 2


def _run(words: Sequence[str]) -> int:
    """The command that the words ask for, with whatever goes wrong turned into a message."""
    if words == ["--version"]:
        print(f"ictcriteria {__version__}")
        return 0
    from ictcriteria.errors import IctCriteriaError

    options = _parser(words).parse_args(words)
    gc.disable()  # a run is short and keeps nearly all it makes: walking it again and again costs a fifth of the time
    try:
        return int(_module(options.command).run(options))
    except IctCriteriaError as error:
        print(f"ictcriteria: {error}", file=sys.stderr)
        if error.hint:
            print(f"  hint: {error.hint}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except UnicodeEncodeError as error:
        print(f"ictcriteria: '{error.object[error.start : error.end]}' is no text: not valid UTF-8", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"ictcriteria: {error.strerror or error}: {error.filename or ''}".rstrip(": "), file=sys.stderr)
        return 2
    finally:
        gc.freeze()  # nor is it worth a walk when the interpreter ends


def _prepare_output() -> bool:
    """Let letters that the terminal cannot show come out as escapes; False when there is no standard output at all."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)  # a stream that a caller put there may not have it
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")
    return sys.stdout is not None


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    """The parser; only the command that is asked for gets its arguments, so no other module is imported."""
    import argparse

    parser = argparse.ArgumentParser(
        prog="ictcriteria",
        description="Tender criteria for fair and circular ICT: checked packs in, tender documents out.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"ictcriteria {__version__}")
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, summary in COMMANDS.items():
        command = subparsers.add_parser(name, help=summary, description=summary[:1].upper() + summary[1:] + ".", allow_abbrev=False)
        if name in words:
            _module(name).add_arguments(command)
    return parser


def _module(command: str) -> ModuleType:
    from importlib import import_module

    return import_module(f"ictcriteria.cli.{command}_command")
