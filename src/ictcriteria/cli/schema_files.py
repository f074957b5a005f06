"""The first line by which editors find the schema of a file, and the schemas that a repository does not have yet."""

import os
from collections.abc import Mapping
from pathlib import Path

from ictcriteria.cli.output import write_all
from ictcriteria.model.json_schema import SCHEMA_FOLDER, schema_header
from ictcriteria.report.schema_report import schema_text


def with_schemas(files: Mapping[Path, tuple[str, str]], folder: Path | None) -> dict[Path, bytes]:
    """The bytes of every file (name of its schema, text) with the line that names its schema, and of the missing schemas.

    The schemas stand in the nearest ``.ictcriteria/schema`` from ``folder`` upwards, else in a new one in ``folder``.
    Without a folder the files are just their texts.
    """
    if folder is None:
        return {file: text.encode() for file, (_, text) in files.items()}
    schemas = _schema_folder(Path(os.path.abspath(folder)))  # noqa: PTH100 - links stay as the user sees them
    written: dict[Path, bytes] = {}
    for file, (name, text) in files.items():
        way = Path(os.path.relpath(schemas, file.parent)).as_posix()
        written[file] = f"{schema_header(name, way)}\n{text}".encode()
        if not (schemas / f"{name}.json").exists():
            written[schemas / f"{name}.json"] = schema_text(name).encode()
    return written


def write_together(files: Mapping[Path, bytes]) -> None:
    """Write all files or none, wherever they stand."""
    paths = {os.path.abspath(path): content for path, content in files.items()}  # noqa: PTH100 - as above
    root = os.path.commonpath([os.path.dirname(path) for path in paths])  # noqa: PTH120 - these are texts
    write_all(Path(root), {os.path.relpath(path, root): content for path, content in paths.items()}, "", keep_others=True)


def _schema_folder(folder: Path) -> Path:
    places = (place / SCHEMA_FOLDER for place in (folder, *folder.parents))
    return next((place for place in places if place.is_dir()), folder / SCHEMA_FOLDER)
