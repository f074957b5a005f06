"""The weights of price and award criteria do not add up to 100.

## Why it matters
Bidders cannot tell how their tenders will be ranked, and a ranking with other weights than the published ones falls at the first
complaint. No document is written.

## Example
    award:
      price: 60
      weights:
        repairability/spare-part-prices: 20   # the only award criterion: 80 in all

## Use instead
    award:
      price: 60
      weights:
        repairability/spare-part-prices: 40

Or leave out single weights: what is left is shared out among the award criteria that have none. The composer reports this rule.
"""

from ictcriteria.diagnostics import Severity
from ictcriteria.lint.rule import Group

ID = "weights-not-100"
GROUP = Group.TENDER
SEVERITY = Severity.ERROR
