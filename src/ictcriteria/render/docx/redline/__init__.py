"""Word redlines: the new state of a document with tracked insertions and deletions.

Both states are written by the ordinary renderer. What it wrote is read back as values, paired, compared word by word and written
once more as one document with changes, so that there is one renderer and whatever it learns the redlines can do as well.
"""

from ictcriteria.render.docx.redline.clauses import ClauseText, clause_list
from ictcriteria.render.docx.redline.document import Version, render_redline
from ictcriteria.render.docx.redline.stamp import RedlineStamp

__all__ = ["ClauseText", "RedlineStamp", "Version", "clause_list", "render_redline"]
