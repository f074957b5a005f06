"""Tender criteria for fair and circular ICT, as code.

The API mirrors the commands. Public are the names below; they are imported when first used, so that ``--version`` and
``--help`` stay fast. Everything else may change.
"""

__version__ = "0.1.0"

_HOMES = {
    "BuildOptions": "ictcriteria.pipeline.build",
    "BuildResult": "ictcriteria.pipeline.build",
    "CheckRequest": "ictcriteria.pipeline.check",
    "CheckResult": "ictcriteria.lint.result",
    "DiffResult": "ictcriteria.pipeline.diff",
    "FolderTree": "ictcriteria.source.working_tree",
    "TenderFile": "ictcriteria.source.tender_file",
    "build_tender": "ictcriteria.pipeline.build",
    "check_packs": "ictcriteria.pipeline.check",
    "diff_catalogues": "ictcriteria.pipeline.diff",
    "load_catalogue": "ictcriteria.catalogue.load",
    "read_tender": "ictcriteria.pipeline.reading",
    "shipped_tree": "ictcriteria.source.working_tree",
}

__all__ = list(_HOMES)


def __getattr__(name: str) -> object:
    """Import a public name on first use."""
    if name not in _HOMES:
        raise AttributeError(f"module 'ictcriteria' has no attribute '{name}'")
    from importlib import import_module  # noqa: PLC0415 - imports nothing until a name is used

    return getattr(import_module(_HOMES[name]), name)
