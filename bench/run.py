"""``make bench``: the rows of the performance goals for start-up and build, with peers run beside ours.

Every figure is a ratio of medians of commands run in turn on this machine. Exit code 1 when a floor is missed.
"""

import gc
import shutil
import sys
import tempfile
from pathlib import Path

from check_rows import check_rows
from corpus import clause_markdown, write_corpus
from diff_rows import diff_rows
from ictcriteria.source.working_tree import shipped_folder
from ours import read_markdown, word_from_tokens
from peers import naive_word
from timing import Row, print_rows, time_calls, time_commands

PYTHON = sys.executable
BIN = Path(PYTHON).parent
OURS = str(BIN / "ictcriteria")
SIZES = (50, 200, 1000)


def main() -> int:
    """Measure, print, and fail when a floor is missed."""
    gc.disable()  # as the program does
    with tempfile.TemporaryDirectory() as scratch:
        rows = [
            *start_up(Path(scratch)),
            *check_rows(Path(scratch)),
            *diff_rows(Path(scratch), shipped_folder("criteria")),
            *builds(Path(scratch)),
        ]
    print_rows(rows)
    return 1 if any(row.verdict() == "BELOW FLOOR" for row in rows) else 0


def start_up(scratch: Path) -> list[Row]:
    """S1 to S4."""
    empty = scratch / "empty"
    empty.mkdir()
    took = time_commands(
        {
            "python": [PYTHON, "-c", "pass"],
            "version": [OURS, "--version"],
            "help": [OURS, "--help"],
            "yamllint": [str(BIN / "yamllint"), "--version"],
            "check": [OURS, "check", str(empty)],
        },
        runs=15,
    )
    return [
        Row("S1", "--version / python -c pass", took["version"] / took["python"], 3, 1.6),
        Row("S2", "--help / python -c pass", took["help"] / took["python"], 7, 3),
        Row("S3", "--help / yamllint --version", took["help"] / took["yamllint"], 1.0, 0.5),
        Row("S4", "check EMPTY / python -c pass", took["check"] / took["python"], 7, 3),
    ]


def builds(scratch: Path) -> list[Row]:
    """B1 to B5."""
    rows = []
    limits = {50: (2.5, 1.8, 2.0, 1.5), 200: (1.2, 0.9, 1.0, 0.7), 1000: (0.7, 0.5, 0.5, 0.3)}
    pandoc = shutil.which("pandoc")
    for size in SIZES:
        folder = scratch / str(size)
        folder.mkdir()
        write_corpus(folder, size, shipped_folder("criteria"))
        build = [OURS, "build", "tender.yaml", "--criteria", "criteria", "--templates", str(shipped_folder("templates"))]
        commands = {"ours": [*build, "--out", "out"]}
        time_commands(commands, runs=1, cwd=str(folder))
        source = folder / "out" / "en" / "contract.md"
        if pandoc:
            commands["docx"] = [pandoc, "-f", "gfm", str(source), "-o", str(folder / "pandoc.docx")]
            commands["html"] = [pandoc, "-f", "gfm", "-s", "--metadata", "title=x", str(source), "-o", str(folder / "pandoc.html")]
        took = time_commands(commands, cwd=str(folder))
        print(f"build of {size} clauses, md + html + docx: {took['ours']:.2f} s", file=sys.stderr)
        if pandoc:
            ratio = took["ours"] / (took["docx"] + took["html"])
            b1_floor, b1_goal, b2_floor, b2_goal = limits[size]
            rows.append(Row("B1", f"build {size} clauses / (pandoc docx + pandoc html)", ratio, b1_floor, b1_goal))
            rows.append(
                Row("B2", f"the same: templates are compiled once a run, there is no cache ({size})", ratio, b2_floor, b2_goal)
            )
        else:
            print("pandoc is not installed: B1 and B2 are left out", file=sys.stderr)
    return [*rows, *word_stage(scratch)]


def word_stage(scratch: Path) -> list[Row]:
    """B3 to B5: the Word stage alone."""
    markdown = {size: clause_markdown(size) for size in SIZES}
    naive = time_calls({"naive": lambda: naive_word(markdown[1000])}, runs=1)["naive"]
    parsed = {size: read_markdown(text) for size, text in markdown.items()}
    ours = time_calls({"ours": lambda: word_from_tokens(*parsed[1000])})["ours"]
    source = scratch / "thousand.md"
    source.write_text(markdown[1000], encoding="utf-8")
    here = str(Path(__file__).parent / "peers.py")
    whole = time_commands(
        {
            "docxtpl": [PYTHON, here, "docxtpl", "1000", str(scratch)],
            "ours": [PYTHON, here, "ours", str(source), str(scratch)],
        }
    )
    tables = {
        rows: read_markdown("\n".join(["# T", "", "| a | b | c |", "| --- | --- | --- |", *["| x | y | z |"] * rows]))
        for rows in (200, 1000)
    }
    growth = time_calls(
        {
            "200": lambda: word_from_tokens(*parsed[200]),
            "1000": lambda: word_from_tokens(*parsed[1000]),
            "table 200": lambda: word_from_tokens(*tables[200]),
            "table 1000": lambda: word_from_tokens(*tables[1000]),
        }
    )
    return [
        Row("B3", "Word stage in process: naive python-docx / ours, 1,000 clauses", naive / ours, 10, 50, at_most=False),
        Row(
            "B4",
            "Word only, whole process: docxtpl / ours, 1,000 clauses",
            whole["docxtpl"] / whole["ours"],
            1.0,
            1.5,
            at_most=False,
        ),
        Row("B5", "growth of the Word stage, 1,000 / 200 clauses", growth["1000"] / growth["200"], 6, 5),
        Row("B5", "growth of one table, 1,000 / 200 rows", growth["table 1000"] / growth["table 200"], 6, 5),
    ]


if __name__ == "__main__":
    sys.exit(main())
