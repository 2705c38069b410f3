"""An agreement declared over: who ends it, in whose words."""

from __future__ import annotations

import msgspec

from ceasefire.claims import roles
from ceasefire.claims.draft import Draft
from ceasefire.claims.lexicon import singular
from ceasefire.claims.parse import Parsed
from ceasefire.claims.roles import Party, low

ENTRIES = frozenset(f"rejection.{name}" for name in ("end_pact_v", "out_of_pact_v", "pull_out_of_pact_v", "over_pact_v", "pact_is_over_v", "not_bound_v"))
_BY_SPEAKER = frozenset({"rejection.pact_is_over_v"})
_NOT = frozenset({"no", "not", "never", "neither", "nor", "cease", "ceased"})


def ended(p: Parsed, draft: Draft) -> Draft | None:
    """The draft of an entry of ENTRIES with who ends it; None where nobody does: "the truce is not over", "is bound by it"."""
    entry, token = draft.found.entry.id, p.doc[draft.found.token]
    told = draft.stance
    if entry == "rejection.not_bound_v":
        if not any(low(t) in _NOT for t in p.doc[max(0, token.i - 7) : token.i]):
            return None
        told = msgspec.structs.replace(told, negated=False)
    elif told.negated and not told.denied:
        return None
    doers = draft.doers
    who_does = roles.subject(token)
    if entry in _BY_SPEAKER or (not any(one.id for one in doers) and who_does is not None and who_does.tag_ == "PRP"):
        if not told.chain or told.chain[-1].id is None:
            return None  # "the truce is over", "they are no longer bound": whoever says so, if that is known
        one = told.chain[-1]
        who = p.reaching(one.span[1]) or token
        doers = (Party(one.id, one.words, one.span, who.i, False, singular(who.text)),)
    ids = {one.id for one in doers}
    return msgspec.structs.replace(draft, stance=told, doers=doers, targets=tuple(one for one in draft.targets if one.id not in ids))
