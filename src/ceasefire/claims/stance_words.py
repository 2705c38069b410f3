"""Verbs of saying, denying, intending, and words that hedge: the tables behind `attribution`."""

from __future__ import annotations

from ceasefire.claims.lexicon import inflect
from ceasefire.dossier.wordlist import words


def _forms(words: str) -> frozenset[str]:
    return frozenset(form for base in words.split() for form in inflect(base))


SAY = _forms(
    """say tell report announce claim state declare add note confirm assert allege maintain reveal disclose acknowledge
    admit stress explain write quote cite describe charge document record monitor reiterate emphasise emphasize estimate
    suggest indicate insist warn recount relate testify comment inform publish broadcast condemn denounce mention
    boast concede recall affirm observe register log verify count post tweet"""
) | {"according", "reads", "read", "shows", "showed"}
BELIEVE = _forms("believe think argue feel suspect assume imagine suppose consider")
ACCUSE = _forms("accuse blame charge condemn denounce suspect hold")
DENY = _forms("deny refute dismiss reject disavow dispute")
DENY_ALWAYS = _forms("deny refute disavow")
INTEND = _forms(
    """plan vow threaten want intend agree order urge call ask demand refuse hope seek prepare pledge promise decide expect
    warn wish need require allow permit aim swear offer propose invite instruct oblige consider advise request mean
    fail set let commit schedule appear prohibit forbid outlaw ban"""
) - _forms("appear fail")
FUTURE_NOUN = words(
    """plan threat decision order agreement deal proposal demand request call need chance opportunity
    possibility ability right readiness intention pledge promise offer preparation preparations fear
    fears risk danger prospect commitment permission ultimatum warning willingness desire hope hopes
    expectation bid campaign mission duty way means term condition pressure obligation ban option"""
)
MODAL = words("will would could can may might should shall must 'll 'd wo ca")
HEDGE = words(
    """reportedly allegedly apparently possibly probably likely presumably seemingly supposedly purportedly
    perhaps ostensibly"""
)
HEDGED = words(
    """alleged suspected possible reported apparent purported unconfirmed probable likely supposed rumoured
    rumored presumed"""
)
HEDGE_VERB = _forms("appear seem") | {
    "thought",
    "believed",
    "rumoured",
    "rumored",
    "understood",
    "suspected",
    "alleged",
}
CONDITION = frozenset({"if", "unless", "provided", "lest", "whether", "should"})
CLAIM_NOUN = words(
    """claim allegation accusation report reports claims allegations accusations rumour rumours rumor
    rumors suspicion charge charges"""
)
SPEAKER = words(
    """spokesman spokeswoman spokesperson source sources official officials commander statement minister
    ministry activist activists resident residents witness witnesses director head chief monitor group
    agency correspondent reporter doctor medic medics leader officer governor mayor network coordinator
    office outlet account media channel newspaper president secretary representative member report envoy
    ambassador institute observatory website bulletin update"""
)
ANAPHOR = words(
    """monitor agency group organisation organization outlet newspaper channel site statement source report
    institute network broadcaster website bulletin update coalition ministry officer official
    observatory director commander activists account sources office committee army spokeswoman spokesman
    reporter correspondent envoy mission"""
)
# In a generalisation nothing happens: "attacks have become", "shelling is common".
GENERAL = words(
    """often always usually never frequently rarely sometimes generally routinely typically habitually
    regularly"""
)

# "began to shell" shelled: verbs after which "to" tells a fact.
FACTIVE = words(
    """began begin begins started starts start continued continues continue continuing tried tries try
    trying attempted attempts attempt attempting managed manages managing proceeded resumed forced
    forcing forces helped used led came succeeded reported said effort efforts bid resorted seeking
    sought rushed happened compelled driven obliged made failed fails fail"""
)

PLANNING = words(
    """plan plans planned planning threaten threatens threatened threatening urge urged urges want wants
    wanted demand demanded demands propose proposed proposes expect expected expects order ordered
    orders promise promised vow vowed vows seek seeks sought call called calls prepare prepares prepared
    preparing prohibit prohibits prohibited forbid forbids outlaw outlaws ban bans banned"""
)

NOT_SAID_OF = words(
    """describe describes described announce announced announces declare declared declares count counts
    counted state states stated write wrote add added adds"""
)
