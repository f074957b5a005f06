"""Award criteria for the environment weigh less than the law of the jurisdiction asks for.

## Why it matters
In Norway climate and environment count at least 30 per cent among weighted award criteria. They may be replaced by requirements
where that helps the environment more, with the reasons in the documents. Only packs that say ``serves: environment`` count.

## Example
    jurisdiction: no
    award:
      price: 80             # leaves 20 for everything else

## Use instead
    jurisdiction: no
    award:
      price: 60

Or state in the documents why requirements do more, and silence the rule with that reason. The composer reports this rule.
"""

from ictcriteria.diagnostics import Severity
from ictcriteria.lint.rule import Group

ID = "environment-weight-below-rule"
GROUP = Group.TENDER
SEVERITY = Severity.WARNING
