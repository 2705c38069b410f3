"""Words that say that something is only believed: `يعتقد أنها`, `يرجح أنهم من`."""

from __future__ import annotations

from ceasefire.claims.arabic.normal import fold
from ceasefire.dossier.wordlist import words

THINKS = frozenset(fold(w) for w in words("يعتقد نعتقد يرجح نرجح يشتبه يظن يحتمل ترجح رجحت رجح تعتقد"))
PRONOUNS = frozenset(fold(w) for w in words("أنه أنها أنهم أنهما بأنه بأنها بأنهم كونه كونها كونهم"))
