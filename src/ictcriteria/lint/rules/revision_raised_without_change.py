"""The revision of a criterion has risen, and its meaning is the same.

## Why it matters
Buyers and suppliers compare two revisions word by word and find nothing. After that they no longer trust the number.

## Example
    # only the title is new since revision 2
    title: Security updates for the whole period of use
    revision: 3

## Use instead
    title: Security updates for the whole period of use
    revision: 2

The rule runs with ``--against``.
"""

from collections.abc import Iterator

from ictcriteria.catalogue.fingerprint import meaning_fingerprint
from ictcriteria.diagnostics import Finding, Severity
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import History

ID = "revision-raised-without-change"
GROUP = Group.VERSIONS
SEVERITY = Severity.WARNING


def check_history(history: History) -> Iterator[Finding]:
    """Criteria with a higher revision and the same meaning."""
    for id_, old, new in history.pairs:
        if new.revision > old.revision and meaning_fingerprint(old) == meaning_fingerprint(new):
            message = f"the revision has risen from {old.revision} to {new.revision}, but the meaning is that of {history.ref}"
            hint = f"write 'revision: {old.revision}': editorial edits leave it"
            yield Finding(ID, history.new.origin(id_).at("revision"), message, hint)
