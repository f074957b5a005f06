"""A chosen criterion requires another one that cannot come along.

## Why it matters
The first one rests on the second: a duty to name the factories of components means little where nobody names those of the devices.

## Example
    packs: [human-rights]
    choices:
      human-rights/final-assembly-disclosure: {leave_out: Too much work.}   # 'component-factory-disclosure' requires it

## Use instead
Leave both out, or neither. The composer reports this rule.
"""

from ictcriteria.diagnostics import Severity
from ictcriteria.lint.rule import Group

ID = "missing-required-criterion"
GROUP = Group.TENDER
SEVERITY = Severity.ERROR
