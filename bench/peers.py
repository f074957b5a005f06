"""The same document made by others: python-docx as its manual shows it, and docxtpl."""

import io
import re
import sys
from pathlib import Path

_HEADING = re.compile(r"^(#{1,4}) (?:<a id=\"[^\"]+\"></a>)?(.*)$")


def naive_word(markdown: str) -> bytes:
    """The Markdown as Word through python-docx's own calls: headings, paragraphs, bullets, and tables cell by cell."""
    import docx

    document = docx.Document()
    for block in markdown.split("\n\n"):
        heading = _HEADING.match(block)
        if heading:
            document.add_heading(heading[2], level=len(heading[1]))
        elif block.startswith("|"):
            _naive_table(document, block)
        elif block.startswith("- "):
            for line in block.split("\n- "):
                document.add_paragraph(line.removeprefix("- "), style="List Bullet")
        elif block.strip():
            document.add_paragraph(block)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _naive_table(document: object, block: str) -> None:
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in block.splitlines() if not line.startswith("| ---")]
    table = document.add_table(rows=len(rows), cols=len(rows[0]))  # type: ignore[attr-defined]
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            table.cell(r, c).text = cell


def docxtpl_word(clauses: int, folder: Path) -> None:
    """A docxtpl template with the same blocks per clause, filled with ``clauses`` clauses."""
    import docx
    from docxtpl import DocxTemplate

    template = folder / "peer-template.docx"
    if not template.exists():
        document = docx.Document()
        document.add_paragraph("{%p for c in clauses %}")
        document.add_heading("{{ c.title }}", level=3)
        document.add_paragraph("{{ c.text }}")
        table = document.add_table(rows=2, cols=4)
        for row in table.rows:
            for index, cell in enumerate(row.cells):
                cell.text = f"{{{{ c.cells[{index}] }}}}"
        for index in range(4):
            document.add_paragraph(f"{{{{ c.cells[{index}] }}}}", style="List Bullet")
        document.add_paragraph("{%p endfor %}")
        document.save(template)
    filled = DocxTemplate(template)
    text = " ".join(["The supplier shall answer within twenty days of a request."] * 10)
    filled.render({"clauses": [{"title": f"Clause {n}", "text": text, "cells": ["a", "b", "c", "d"]} for n in range(clauses)]})
    filled.save(folder / "peer.docx")


def main() -> None:
    """``peers.py docxtpl N FOLDER`` or ``peers.py ours MARKDOWN FOLDER``: one whole process each."""
    what, argument, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    if what == "docxtpl":
        docxtpl_word(int(argument), folder)
    else:
        import gc

        from ours import read_markdown, word_from_tokens

        gc.disable()  # as the program does
        (folder / "ours.docx").write_bytes(word_from_tokens(*read_markdown(Path(argument).read_text(encoding="utf-8"))))
        gc.freeze()


if __name__ == "__main__":
    main()
