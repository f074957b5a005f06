"""``ictcriteria schema``: JSON Schemas, by which editors offer keys and values and explain them."""

import argparse
from pathlib import Path

from ictcriteria.cli.options import add_data_format


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.epilog = "For a repository: 'ictcriteria schema --out .ictcriteria/schema --vscode', then save the settings it prints."
    parser.add_argument("name", metavar="NAME", nargs="?", help="print this schema, such as criterion (default: list them)")
    parser.add_argument("--out", metavar="DIR", type=Path, help="write DIR/NAME.json instead; without NAME all of them")
    parser.add_argument("--vscode", action="store_true", help="print the settings by which VS Code finds the schemas in DIR")
    add_data_format(parser)


def run(options: argparse.Namespace) -> int:
    """Write the schemas if a folder is named, and print what is asked for."""
    import sys

    from ictcriteria.catalogue.validate import closest
    from ictcriteria.cli.output import count, write_all
    from ictcriteria.errors import UsageError
    from ictcriteria.model.json_schema import REPORTS, SCHEMAS
    from ictcriteria.report.schema_report import schema_text

    known = (*SCHEMAS, *REPORTS)
    if options.name is not None and options.name not in known:
        hint = closest(options.name, known) or f"known: {', '.join(known)}"
        raise UsageError(f"unknown schema '{options.name}'", hint)
    if options.out is not None:
        files = {f"{name}.json": schema_text(name).encode() for name in ([options.name] if options.name else SCHEMAS)}
        write_all(options.out, files, "", keep_others=True)
        print(f"written: {count(len(files), 'schema')} in {options.out}", file=sys.stderr)
    sys.stdout.write(_printed(options))
    return 0


def _printed(options: argparse.Namespace) -> str:
    """Settings, nothing after writing, one schema, or the list."""
    from ictcriteria.model.json_schema import SCHEMA_FOLDER
    from ictcriteria.report.schema_report import schema_text, schemas_json, schemas_text, vscode_settings

    if options.vscode:
        folder = (options.out or Path(SCHEMA_FOLDER)).as_posix()
        return vscode_settings(folder if options.out and options.out.is_absolute() else f"./{folder}")
    if options.out is not None:
        return ""
    if options.name is not None:
        return schema_text(options.name)
    return schemas_json() if options.format == "json" else schemas_text()
