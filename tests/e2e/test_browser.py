"""The HTML pages in a real browser and in the checker of the standard: no accessibility finding, no error."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow

RUN_AXE = """
window.addEventListener("load", () => axe.run(document).then(results => {
  const found = results.violations.map(v => ({id: v.id, impact: v.impact, nodes: v.nodes.map(n => n.html)}));
  const report = document.createElement("pre");
  report.id = "axe-report";
  report.textContent = JSON.stringify({found: found, passes: results.passes.length});
  document.body.appendChild(report);
}));
"""
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>\n?')
REPORT = re.compile(r'<pre id="axe-report">(.*?)</pre>', re.DOTALL)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory, root: Path, clean_environment: Callable[..., dict[str, str]]) -> list[Path]:
    """The pages of the shipped sample, final and as a draft."""
    import sys

    folder = tmp_path_factory.mktemp("pages")
    for out, more in (("final", []), ("draft", ["--draft", "--language", "en"])):
        done = subprocess.run(
            [sys.executable, "-m", "ictcriteria", "build", root / "templates" / "tender.yaml", "--format", "html", "--out",
            out, *more],
            cwd=folder, env=clean_environment({}), capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
    return sorted(folder.rglob("*.html"))


def browser() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("Chromium is not installed")
    return found


def axe(root: Path) -> str:
    path = Path(os.environ.get("ICTCRITERIA_AXE") or root / "node_modules" / "axe-core" / "axe.min.js")
    if not path.is_file():
        pytest.skip("axe-core is not installed; 'npm install axe-core' or set ICTCRITERIA_AXE")
    return path.read_text(encoding="utf-8").replace("</script", "<\\/script")


def findings(page: Path, script: str, program: str, profile: Path) -> dict[str, Any]:
    """What axe-core says of a copy of the page into which it was put."""
    text = POLICY.sub("", page.read_text(encoding="utf-8"))
    copy = profile / "page.html"
    copy.write_text(text.replace("</head>", f"<script>{script}</script><script>{RUN_AXE}</script></head>"), encoding="utf-8")
    options = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={profile}",
        "--virtual-time-budget=60000",
        "--dump-dom",
    ]
    done = subprocess.run([program, *options, copy.as_uri()], capture_output=True, text=True, check=False, timeout=300)
    report = REPORT.search(done.stdout)
    assert report is not None, done.stderr[-2000:]
    data: dict[str, Any] = json.loads(unescape(report.group(1)))
    return data


def test_pages_have_no_serious_accessibility_finding(pages: list[Path], root: Path, tmp_path: Path) -> None:
    program, script = browser(), axe(root)
    for number, page in enumerate(pages):
        profile = tmp_path / str(number)
        profile.mkdir()
        report = findings(page, script, program, profile)
        assert report["passes"] > 10
        assert [item for item in report["found"] if item["impact"] in {"serious", "critical"}] == [], page


def test_the_check_itself_sees_a_bad_page(root: Path, tmp_path: Path) -> None:
    program, script = browser(), axe(root)
    (tmp_path / "bad.html").write_text('<!doctype html><html><head><title>x</title></head><body><img src="data:,"></body></html>')
    impacts = {item["impact"] for item in findings(tmp_path / "bad.html", script, program, tmp_path)["found"]}
    assert impacts & {"serious", "critical"}


def test_pages_pass_the_checker_of_the_standard(pages: list[Path], root: Path) -> None:
    jar, java = root / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar", shutil.which("java")
    if java is None or not jar.is_file():
        pytest.skip("the Nu HTML checker needs Java and 'npm install vnu-jar'")
    done = subprocess.run(
        [java, "-jar", str(jar), "--format", "json", "--errors-only", *map(str, pages)], capture_output=True, text=True,
        check=False,
        timeout=600,
    )  # fmt: skip
    messages = json.loads(done.stderr or '{"messages": []}')["messages"]
    assert [(item["url"].rsplit("/", 1)[-1], item.get("lastLine"), item["message"]) for item in messages] == []
    assert done.returncode == 0
