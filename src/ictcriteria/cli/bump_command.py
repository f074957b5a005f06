"""``ictcriteria bump``: raises the revisions and versions that changes ask for, and touches only those lines."""

import argparse

from ictcriteria.cli.pack_folder import add_pack_folder


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.epilog = "A second run changes nothing. 'ictcriteria changelog --write' writes the entries that go with the versions."
    parser.add_argument("old", metavar="OLD", nargs="?", help="the state that was published last (default: HEAD)")
    parser.add_argument("--date", metavar="DAY", help="day of the change for 'changed' (default: today)")
    add_pack_folder(parser)


def run(options: argparse.Namespace) -> int:
    """Compare with the old state, raise what is too low, and say so."""
    import sys

    from ictcriteria.cli.diff_release import compare_for_release, day_of, files_on_disk
    from ictcriteria.cli.output import print_diagnostics
    from ictcriteria.lint.fixes import apply_fixes
    from ictcriteria.pipeline.release import raise_numbers

    sides, result = compare_for_release(options.old, None, options.criteria)
    print_diagnostics(result.diagnostics)
    raised = raise_numbers(result, day_of(options.date))
    for shown, path in files_on_disk(sides.new, {item.file for item in raised}).items():
        content, _ = apply_fixes(path.read_bytes(), [item for item in raised if item.file == shown])
        path.write_bytes(content)
    for item in raised:
        print(item.message)
    if not raised:
        print(f"nothing to raise since {sides.old_name}", file=sys.stderr)
    return 0
