"""A translation was made from an older version of its source text.

## Why it matters
Bidders who read the two languages read two different demands, and the governing one may be the old one.

## Example
    # the source text changed after this was translated
    text: {of: t1-0123456789ab, text: …}

## Use instead
Compare the translation with the source text as it is now, change what is different, and write the new fingerprint into ``of``.
"""

from collections.abc import Iterator
from functools import cache

from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import PackTexts
from ictcriteria.model.translation import text_fingerprint

ID = "stale-translation"
GROUP = Group.LANGUAGES
SEVERITY = Severity.ERROR


def check_texts(pack: PackTexts) -> Iterator[Finding]:
    """Translations whose fingerprint is not that of the source text."""
    fingerprint = cache(text_fingerprint)
    for text in pack.translations:
        if text.of != (now := fingerprint(text.source)):
            message = f"the source text of '{text.key}' has changed since it was translated into '{text.language}'"
            yield Finding(ID, text.origin, message, f"mend the translation, then write 'of: {now}'")
