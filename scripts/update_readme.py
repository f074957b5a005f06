"""Fills the excerpts of README.md from a fresh build of the sample tender, and writes the table of rules.

``--check`` only says whether they are current.
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from ictcriteria.lint.rules import RULES
from ictcriteria.report.rules_report import rules_markdown
from readme_changes import changes_in

ROOT = Path(__file__).parents[1]
_EXCERPT = re.compile(r"<!-- excerpt: build/(\S+) (\S+) -->\n.*?<!-- end of excerpt -->\n", re.DOTALL)
_CHANGES = re.compile(r"<!-- changes -->\n.*?<!-- end of changes -->\n", re.DOTALL)
_RULES_HEAD = """# Rules

What `ictcriteria check` reports, by group. `ictcriteria explain RULE` says why a rule matters, shows an example and what to do
instead. This table is written by `scripts/update_readme.py`.

"""
_LINK = re.compile(r"\[([^\]]+)\]\(#[^)]+\)")


def main() -> int:
    """Write README.md, or with ``--check`` exit with 1 when it is out of date."""
    readme = ROOT / "README.md"
    old = readme.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "ictcriteria", "build", "templates/tender.yaml", "--out", folder, "--format", "md"]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        new = _EXCERPT.sub(lambda match: _filled(Path(folder), match[1], match[2]), old)
    with tempfile.TemporaryDirectory() as folder:
        told = changes_in(Path(folder))
        new = _CHANGES.sub(lambda _: f"<!-- changes -->\n{told}<!-- end of changes -->\n", new)
    rules = ROOT / "docs" / "rules.md"
    table = _RULES_HEAD + rules_markdown(RULES)
    if "--check" in sys.argv:
        return int(new != old or not rules.is_file() or rules.read_text(encoding="utf-8") != table)
    readme.write_text(new, encoding="utf-8")
    rules.parent.mkdir(exist_ok=True)
    rules.write_text(table, encoding="utf-8")
    return 0


def _filled(folder: Path, file: str, criterion: str) -> str:
    content = (folder / file).read_text(encoding="utf-8")
    body = _from_json(content, criterion) if file.endswith(".json") else _from_markdown(content, criterion)
    return f"<!-- excerpt: build/{file} {criterion} -->\n{body}\n<!-- end of excerpt -->\n"


def _from_markdown(content: str, criterion: str) -> str:
    start = content.index(f'<a id="c-{criterion.replace("/", "--")}"></a>')
    text = content[start:].split("\n#", 1)[0].strip()
    heading, _, rest = text.partition("\n")
    quoted = f"**{heading.partition('</a>')[2]}**\n{_LINK.sub(lambda match: match[1], rest)}"
    return "\n".join(f"> {line}".rstrip() for line in quoted.splitlines())


def _from_json(content: str, criterion: str) -> str:
    entry = next(item for item in json.loads(content)["criteria"] if item["id"] == criterion)
    return f"```json\n{json.dumps(entry, ensure_ascii=False, indent=2)}\n```"


if __name__ == "__main__":
    sys.exit(main())
