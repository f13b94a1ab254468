"""Tells whether the text of a chapter is still the one that somebody checked."""

import hashlib
import json
import re
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

#: the editor's own marks: they come and go without a word being changed
MARKS = re.compile(r' data-block-key="[^"]*"')
NOTHING: tuple[Any, ...] = (None, "", [], {})


def fingerprint(stored: Any) -> str:
    """The same for the same words and choices; of a chapter as it is stored."""
    said = json.dumps(_bare(stored), sort_keys=True, cls=DjangoJSONEncoder)
    return hashlib.sha256(said.encode()).hexdigest()


def _bare(value: Any) -> Any:
    """What a writer put there, without keys and without what is left empty."""
    if isinstance(value, dict):
        parts = {key: _bare(one) for key, one in value.items() if key != "id"}
        return {key: one for key, one in parts.items() if one not in NOTHING}
    if isinstance(value, list | tuple):
        return [_bare(one) for one in value]
    return MARKS.sub("", value) if isinstance(value, str) else value
