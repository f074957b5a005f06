"""The documents cite a provision whose number nobody could read in the source.

## Why it matters
A wrong section number in a contract is the first thing that the other side's lawyer finds.

## Example
    # reference/jurisdictions/no.yaml
    - {source: no-foa, locator: § 15-3, confirmed: false}

## Use instead
Read the number in the source before the documents go out. Then take ``confirmed: false`` out of the data. The composer reports
this rule.
"""

from ictcriteria.diagnostics import Severity
from ictcriteria.lint.rule import Group

ID = "unconfirmed-provision"
GROUP = Group.TENDER
SEVERITY = Severity.WARNING
