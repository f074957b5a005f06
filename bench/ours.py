"""Our Word stage alone: Markdown in, Word out."""

import re
from pathlib import Path

from ictcriteria.render.docx import DocumentProperties, render_docx
from ictcriteria.render.markdown import parse_markdown
from ictcriteria.source.working_tree import shipped_folder

_NUMBERED = re.compile(r'^#+ <a id="([^"]+)"></a>([0-9.]+) ', re.MULTILINE)


def word_from_markdown(markdown: str) -> bytes:
    """The document in Word, numbered as the Markdown is."""
    properties = DocumentProperties(
        title="Benchmark",
        subject="",
        author="",
        language="en-GB",
        keywords="",
        created=None,
        header_text="",
        page_label="{page}/{pages}",
    )
    reference = Path(shipped_folder("templates"), "styles", "reference.docx").read_bytes()
    return render_docx(parse_markdown(markdown), properties, dict(_NUMBERED.findall(markdown)), reference)
