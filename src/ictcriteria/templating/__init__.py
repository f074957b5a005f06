"""The only place that runs templates.

Templates come from others, so they run in a sandbox with a budget instead of a clock, and the same template fails at the
same point on every machine: every turn of a loop and every call costs a step, no text may grow past a limit, only the
filters and tests named here exist, and methods of values cannot be called. A name that is not defined is an error.
Values are escaped for Markdown, or for HTML in ``*.html.j2``, unless their type says that they are markup already.
"""

from ictcriteria.templating.sandbox import MAX_CHARACTERS, MAX_STEPS, TemplateLoader, for_templates, safe_html
from ictcriteria.templating.scan import AskedWord, Mention, TemplateScan
from ictcriteria.templating.templates import TemplateProblemError, Templates

__all__ = [
    "MAX_CHARACTERS",
    "MAX_STEPS",
    "AskedWord",
    "Mention",
    "TemplateLoader",
    "TemplateProblemError",
    "TemplateScan",
    "Templates",
    "for_templates",
    "safe_html",
]
