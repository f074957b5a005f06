"""Fingerprints: two criteria with the same fingerprint say the same."""

import hashlib
import json

from ictcriteria.model.criterion import CriterionBase

_ALGORITHM = "c1"
_LENGTH = 16


def criterion_fingerprint(criterion: CriterionBase) -> str:
    """Fingerprint of everything an author wrote, whatever the order of keys.

    ``c1`` names the method: SHA-256 over the canonical JSON of the model without the dates of editing and review, first 16
    hex digits.
    """
    data = criterion.model_dump(mode="json", exclude={"changed", "reviewed"}, exclude_defaults=True)
    canonical = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return f"{_ALGORITHM}-{hashlib.sha256(canonical.encode()).hexdigest()[:_LENGTH]}"
