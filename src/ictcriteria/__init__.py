"""Tender criteria for fair and circular ICT, as code.

The API mirrors the commands. Public are the names below; they are imported when first used, so that ``--version`` and
``--help`` stay fast. Everything else may change.
"""

__version__ = "0.1.0"

__all__ = [
    "BuildOptions",
    "BuildResult",
    "FolderTree",
    "TenderFile",
    "build_tender",
    "check_packs",
    "load_catalogue",
    "read_tender",
    "shipped_tree",
]

_HOMES = dict.fromkeys(__all__, "ictcriteria.pipeline") | dict.fromkeys(
    ("FolderTree", "shipped_tree"), "ictcriteria.source.working_tree"
)


def __getattr__(name: str) -> object:
    """Import a public name on first use."""
    if name not in _HOMES:
        raise AttributeError(f"module 'ictcriteria' has no attribute '{name}'")
    from importlib import import_module  # noqa: PLC0415 - imports nothing until a name is used

    return getattr(import_module(_HOMES[name]), name)
