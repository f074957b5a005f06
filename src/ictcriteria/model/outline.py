"""``templates/outline.yaml``: the sections of each document, in order; numbers follow from it."""

from typing import Annotated

from pydantic import Field, StrictBool

from ictcriteria.model.identifiers import Slug
from ictcriteria.model.tender import DocumentName
from ictcriteria.model.text import Model


class DocumentOutline(Model):
    """The sections of one document; a section named like a kind of criterion holds the criteria of that kind."""

    numbered: StrictBool = True
    """Whether the document numbers its sections. Left out: yes."""
    sections: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """Ids of the sections in order; each has a partial and a title in ``strings``."""


Outline = dict[DocumentName, DocumentOutline]
"""Every document and its outline."""
