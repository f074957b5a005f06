"""The result of a check as JUnit XML: one test case per problem, so that every CI server shows them."""

import re
from collections.abc import Iterator
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from ictcriteria.diagnostics import Diagnostic
from ictcriteria.lint.result import RANK
from ictcriteria.report.check_report import CheckReport

_NOT_XML = re.compile(r"[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def report_junit(report: CheckReport) -> str:
    """A suite per file; a problem below the threshold is told and counts as passed. Without any problem one case passes."""
    items, result = report.result.diagnostics, report.result
    failing = sum(_fails(item, report) for item in items)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append(f'<testsuites name="ictcriteria check" tests="{max(1, len(items))}" failures="{failing}" errors="0">')
    for file, group in groupby(items, key=lambda item: item.file):
        lines += _suite(file, list(group), report)
    if not items:
        lines.append('  <testsuite name="ictcriteria check" tests="1" failures="0" errors="0">')
        lines.append(f'    <testcase classname="ictcriteria" name="{result.files} files without a problem"/>')
        lines.append("  </testsuite>")
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def _fails(item: Diagnostic, report: CheckReport) -> bool:
    return RANK[item.severity] >= RANK[report.result.fail_on]


def _suite(file: str, items: list[Diagnostic], report: CheckReport) -> Iterator[str]:
    failing = sum(_fails(item, report) for item in items)
    yield f'  <testsuite name={_attribute(file)} tests="{len(items)}" failures="{failing}" errors="0">'
    for item in items:
        place = f"{item.rule} at {item.span.line}:{item.span.column}"
        yield f"    <testcase classname={_attribute(file)} name={_attribute(place)}>"
        said = [f"{item.file}:{item.span.line}:{item.span.column}", item.message, item.hint or ""]
        text = escape(_clean("\n".join(filter(None, said))))
        if _fails(item, report):
            yield f'      <failure type="{item.severity}" message={_attribute(item.message)}>{text}</failure>'
        else:
            yield f"      <system-out>{text}</system-out>"
        yield "    </testcase>"
    yield "  </testsuite>"


def _attribute(text: str) -> str:
    return quoteattr(_clean(text), {"\n": "&#10;"})


def _clean(text: str) -> str:
    """The text without what XML cannot hold."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)
