"""What Schemathesis does beside its own. https://schemathesis.readthedocs.io/en/stable/guides/extending/"""

import re
import uuid

import schemathesis

IDEMPOTENCY_KEY = "Idempotency-Key"


@schemathesis.hook
def before_call(context, case, **kwargs):
    """A key that will do is one of its own in each request: with another body under the same key nothing would be tried."""
    key = (case.headers or {}).get(IDEMPOTENCY_KEY)
    if isinstance(key, str) and re.fullmatch(r"[\x21-\x7e]{1,255}", key):
        case.headers[IDEMPOTENCY_KEY] = str(uuid.uuid4())
