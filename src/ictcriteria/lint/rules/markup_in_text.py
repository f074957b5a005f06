"""A text holds markup that only documents may use.

## Why it matters
A heading, a table or a line of HTML inside a clause breaks the numbering and the table that the clause is printed in.

## Example
    text: |
      # Warranty
      The supplier repairs within {{ days }}.

## Use instead
    text: |
      The supplier repairs within {{ days }}, *at its own cost*:

      - with original parts;
      - without a charge for transport.
"""

from ictcriteria.diagnostics import Severity
from ictcriteria.lint.rule import Group

ID = "markup-in-text"
GROUP = Group.STRUCTURE
SEVERITY = Severity.ERROR
