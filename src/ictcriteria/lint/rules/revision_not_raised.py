"""The meaning of a criterion has changed, and its revision has not risen.

## Why it matters
Documents and contracts name a criterion by id and revision. When one revision stands for two demands, nobody can tell which of
them a supplier has signed.

## Example
    # it was 'basic: {years: 5}' when it had revision 2
    revision: 2
    levels:
      basic: {years: 6}

## Use instead
    revision: 3
    changed: 2026-11-22
    levels:
      basic: {years: 6}

Editorial edits, such as a typing error or another rationale, leave the revision as it is. The rule runs with ``--against``.
"""

from collections.abc import Iterator

from ictcriteria.catalogue.fingerprint import meaning_fingerprint
from ictcriteria.diagnostics import Finding, Fix, Severity
from ictcriteria.lint.rule import Group
from ictcriteria.lint.subject import History

ID = "revision-not-raised"
GROUP = Group.VERSIONS
SEVERITY = Severity.ERROR


def check_history(history: History) -> Iterator[Finding]:
    """Criteria with another meaning and no higher revision; the fix raises it by one."""
    for id_, old, new in history.pairs:
        if new.revision <= old.revision and meaning_fingerprint(old) != meaning_fingerprint(new):
            raised = old.revision + 1
            message = f"the meaning has changed since {history.ref}, when the revision was {old.revision}"
            hint = f"write 'revision: {raised}', and in 'changed' the day of the change"
            yield Finding(ID, history.new.origin(id_).at("revision"), message, hint, fix=Fix(str(raised)))
