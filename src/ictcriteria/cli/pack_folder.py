"""The folder of packs that somebody means who names none."""

import argparse
from pathlib import Path

_NAME = "criteria"


def add_pack_folder(parser: argparse.ArgumentParser) -> None:
    """``--criteria DIR``, one folder."""
    parser.add_argument(
        "--criteria", metavar="DIR", type=Path, help="folder of packs (default: criteria here or in a folder above)"
    )


def find_pack_folder() -> Path:
    """``criteria`` here or in a folder above, up to the top of the repository; else ``criteria`` here, which is not on disk."""
    here = Path()
    for folder in (here, *(Path(*[".."] * steps) for steps in range(1, len(here.resolve().parts)))):
        if (folder / _NAME).is_dir():
            return folder / _NAME
        if (folder / ".git").exists():
            break
    return here / _NAME
