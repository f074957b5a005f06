"""``ictcriteria changelog``: the entry of each pack's changelog for what changed between two states."""

import argparse

from ictcriteria.cli.pack_folder import add_pack_folder


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.epilog = "An entry names the version that pack.yaml has, or should have: run 'ictcriteria bump' first."
    parser.add_argument("old", metavar="OLD", nargs="?", help="the state that was published last, or a range (default: HEAD)")
    parser.add_argument("new", metavar="NEW", nargs="?", help="the state after (default: the folder of packs as it is on disk)")
    parser.add_argument("--write", action="store_true", help="put the entries into pack.yaml instead of printing them")
    parser.add_argument("--date", metavar="DAY", help="day of the version (default: today)")
    add_pack_folder(parser)


def run(options: argparse.Namespace) -> int:
    """Compare, and print the entries or write them."""
    import sys

    from ictcriteria.cli.diff_release import compare_for_release, day_of, files_on_disk
    from ictcriteria.cli.output import print_diagnostics
    from ictcriteria.pipeline.release import changelog_entries, entry_text, with_entry

    sides, result = compare_for_release(options.old, options.new, options.criteria)
    print_diagnostics(result.diagnostics)
    entries = changelog_entries(result, day_of(options.date))
    if not entries:
        print(f"nothing changed from {sides.old_name} to {sides.new_name}", file=sys.stderr)
    for entry in entries:
        if not options.write:
            print(f"# {entry.pack}/pack.yaml\nchanges:\n{entry_text(entry)}", end="")
            continue
        for shown, path in files_on_disk(sides.new, {sides.new.shown(f"{entry.pack}/pack.yaml")}).items():
            path.write_bytes(with_entry(path.read_bytes(), entry, shown))
            print(f"{shown}: entry for {entry.version}", file=sys.stderr)
    return 0
