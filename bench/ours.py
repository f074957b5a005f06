"""Our Word stage alone: Markdown or its tokens in, Word out."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from markdown_it.token import Token

from ictcriteria.render.docx import DocumentProperties, render_docx
from ictcriteria.render.markdown import parse_markdown
from ictcriteria.source.working_tree import shipped_folder

_NUMBERED = re.compile(r'^#+ <a id="([^"]+)"></a>([0-9.]+) ', re.MULTILINE)


def read_markdown(markdown: str) -> tuple[Sequence[Token], Mapping[str, str]]:
    """Tokens and heading numbers, as the build has them before it prints any format."""
    return parse_markdown(markdown), dict(_NUMBERED.findall(markdown))


def word_from_tokens(tokens: Sequence[Token], numbers: Mapping[str, str]) -> bytes:
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
    return render_docx(tokens, properties, numbers, reference)
