"""Options that several commands share, and the folders they stand for."""

import argparse
from pathlib import Path

from ictcriteria.source.working_tree import FolderTree, open_trees, shipped_folder, shipped_tree


def add_criteria(parser: argparse.ArgumentParser) -> None:
    """``--criteria DIR``, repeatable."""
    parser.add_argument(
        "--criteria",
        metavar="DIR",
        type=Path,
        action="append",
        default=[],
        help="folder of packs; repeatable (default: ./criteria, else the packs that came with the program)",
    )


def add_data_format(parser: argparse.ArgumentParser) -> None:
    """``--format text|json`` for commands that print data."""
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="text to read, or JSON for programs (default: text)"
    )


def add_no_schema(parser: argparse.ArgumentParser) -> None:
    """``--no-schema`` for commands that write files for people to edit."""
    parser.add_argument(
        "--no-schema", action="store_true", help="no first line by which editors find the schema of the file, and no schema"
    )


def criteria_trees(options: argparse.Namespace) -> tuple[FolderTree, ...]:
    """The folders of packs that the options name."""
    return open_trees(options.criteria, "criteria")


def template_layers(house: Path | None, templates: Path | None) -> tuple[FolderTree, ...]:
    """The house folder on top, then the folder of templates, then the shipped ones, so that no file is missing."""
    base = open_trees([templates] if templates else [], "templates")
    layers = [*([FolderTree(house)] if house else []), *base]
    if Path(base[-1].root).resolve() != shipped_folder("templates").resolve():
        layers.append(shipped_tree("templates"))
    return tuple(layers)
