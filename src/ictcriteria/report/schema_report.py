"""JSON Schemas as a list to read, as files, and as settings of an editor."""

import json
from typing import Any

from ictcriteria.model.json_schema import REPORTS, SCHEMAS, json_schema


def schemas_text() -> str:
    """Name and content of every schema, in aligned columns."""
    kinds = {**SCHEMAS, **REPORTS}
    width = max(map(len, kinds))
    lines = [f"{name.ljust(width)}  {kind.what}" for name, kind in kinds.items()]
    return "\n".join([*lines, "", f"{len(kinds)} schemas. One in full: ictcriteria schema NAME", ""])


def schemas_json() -> str:
    """One JSON object with ``schema`` and ``schemas``, each with ``name``, ``what`` and ``files`` (globs)."""
    rows = [{"name": name, "what": kind.what, "files": list(kind.files)} for name, kind in {**SCHEMAS, **REPORTS}.items()]
    return _json({"schema": 1, "schemas": rows})


def schema_text(name: str) -> str:
    """One schema as the text of its file."""
    return _json(json_schema(name))


def vscode_settings(folder: str) -> str:
    """The setting by which VS Code finds the schemas in ``folder``, seen from the workspace, from the place of each file."""
    return _json({"yaml.schemas": {f"{folder}/{name}.json": list(kind.files) for name, kind in SCHEMAS.items() if kind.files}})


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
