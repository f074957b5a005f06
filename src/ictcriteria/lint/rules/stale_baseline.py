"""The baseline names a problem that is gone.

## Why it matters
A baseline keeps old problems out of sight until somebody mends them. An entry that nothing needs any more would hide the same
problem when it comes back.

## Example
    # known.json, after the word was taken out of the criterion
    {"rule": "vague-word", "file": "criteria/lifespan/warranty.yaml", "message": "'soon' is vague", "fingerprint": "5b1e…"}

## Use instead
Run ``ictcriteria check --update-baseline``. It takes entries out and never adds any.
"""

from ictcriteria.diagnostics import Severity
from ictcriteria.lint.rule import Group

ID = "stale-baseline"
GROUP = Group.COMMENTS
SEVERITY = Severity.ERROR
