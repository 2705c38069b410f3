"""Verbs of saying, denying, intending, and words that hedge: the tables behind `attribution`."""

from __future__ import annotations

from ceasefire.claims.lexicon import inflect
from ceasefire.dossier.wordlist import words


def _forms(words: str) -> frozenset[str]:
    return frozenset(form for base in words.split() for form in inflect(base))


CLAUSAL = """find assess hint imply opine relay repeat restate signal speculate submit summarise summarize rule point calculate reckon
    recollect guess alert notify brief"""
"""Verbs that report only where a clause follows: "found that", not "found a body"."""
SAY = _forms(
    """say tell report announce claim state declare add note confirm assert allege maintain reveal disclose acknowledge
    admit stress explain list write quote cite describe charge document record monitor reiterate emphasise emphasize estimate
    suggest indicate insist warn recount relate testify comment inform publish broadcast condemn denounce mention
    boast concede recall affirm observe register log verify count post tweet speak remark contend argue complain conclude
    determine establish detail recount caution quip attest aver certify clarify communicate confess confide convey corroborate
    divulge elaborate lament narrate proclaim pronounce reaffirm underline underscore decry highlight brag retort reply"""
) | _forms(CLAUSAL) | {"according", "reads", "read", "shows", "showed", "admitted", "averred", "responded", "responds"}
PLAIN_SAY = SAY - _forms(CLAUSAL)
"""Verbs that report whatever stands beside them."""
NO_NOUN = frozenset({"insist", "say", "allege", "maintain", "admit", "confirm", "assert"})
"""Verbs whatever the tagger takes them for."""
BELIEVE = _forms("believe think argue feel suspect assume consider")
ACCUSE = _forms("accuse blame charge condemn denounce suspect hold")
DENY = _forms("deny refute dismiss reject disavow dispute")
DENY_ALWAYS = _forms("deny refute disavow")
INTEND = _forms(
    """plan vow threaten want intend agree order urge call ask demand refuse hope seek prepare pledge promise decide expect
    gear brace warn wish need require allow permit aim swear offer propose invite instruct oblige consider advise request mean
    fail set let commit schedule appear weigh mull contemplate prohibit forbid outlaw ban tell"""
) - _forms("appear fail")
FUTURE_NOUN = words(
    """plan threat decision order agreement deal proposal demand request call need chance opportunity
    possibility ability right readiness intention pledge promise offer preparation preparations fear
    fears risk danger prospect commitment permission ultimatum warning willingness desire hope hopes
    expectation bid campaign mission duty way means term condition pressure obligation ban option"""
)
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
CHARGED = words("accusation accusations allegation allegations charge charges")
VERSION = words("version account view claim position allegation accusation contention story explanation")
LEARN = _forms("learn understand hear") | {"heard", "learnt"}
"""What an outlet does before it tells: "X has learned that"."""
KNOW = LEARN | _forms("know fear hope discover notice realise realize forget celebrate prove ensure mean remember doubt wish pray") | {"knew", "known", "saw", "seen", "sees", "see", "forgot"}
"""Verbs of which whoever is their subject says nothing."""
UNREAL = _forms("imagine picture simulate practise practice rehearse envisage envision dream predict forecast foresee suppose mimic fear")
"""What is only thought of or rehearsed."""
AVERT = _forms("avert avoid cancel scrap shelve postpone foil thwart prevent rule") | {"dropped", "drop", "forestalled", "abandoned"}
"""An act that is averted or called off has not happened."""
REACT = _forms("retaliate avenge respond revenge punish condemn mourn apologise apologize compensate react denounce deplore")
"""What one reacts to has happened."""
RUMOURS = words("reports rumours rumors")
MOURN = _forms("mourn eulogise eulogize grieve")
OWN = _forms("claim admit acknowledge accept take assume")
SPEAK_OF = _forms("speak tell complain talk write testify boast brag report")
"""Verbs of saying that have what they tell of behind "of" or "about"."""
POINT = _forms("point")
OVER = frozenset({"over", "about", "against", "of", "concerning", "regarding", "with"})
BE = words("is are was were be been being 's 're")
BLAME = _forms("blame accuse")
RAISE = _forms("make level repeat reiterate echo voice raise issue lodge file submit air express register bring")
"""Verbs whose subject makes the charge that is their object."""
OUTLET = words(
    """media newspaper newspapers paper channel channels network networks site sites website websites broadcaster press outlet
    outlets daily weekly radio television tv portal magazine station stations journalist journalists reporter reporters
    correspondent correspondents blogger bloggers page blog programme agencies"""
)
"""Who publishes: the adjective of a state before them does not make them the state ("Israeli media")."""
LAY = words(
    """activist activists resident residents witness witnesses eyewitness eyewitnesses villager villagers local locals survivor
    survivors doctor doctors medic medics medical nurse nurses paramedic paramedics rescuer rescuers volunteer volunteers civilian
    civilians people refugee refugees farmer farmers shopkeeper shopkeepers trader traders worker workers relative relatives
    family families mother mothers father fathers analyst analysts expert experts observer observers neighbour neighbours
    neighbor neighbors elder elders teacher teachers priest imam student students protester protesters protestor demonstrators
    lawyer lawyers researcher researchers driver drivers passenger passengers evacuee evacuees campaigner campaigners"""
)
"""Who speaks for nobody but themselves."""
SPEAKER = OUTLET | LAY | words(
    """spokesman spokesmen spokeswoman spokesperson spokespeople spokespersons source sources official officials commander
    commanders statement statements communique communiqué minister ministers ministry director head chief monitor monitors group groups
    agency leader leaders officer officers governor mayor coordinator office account accounts president secretary
    representative representatives member report reports envoy ambassador institute observatory bulletin update administration staff
    authority authorities police department command headquarters committee council commission organisation organization centre center
    hospital hospitals service mission team charity ngo association union federation premier chancellor prosecutor prosecutors
    investigators inquiry rapporteur aide diplomat diplomats negotiator mediator adviser advisor general colonel brigadier major
    lawmaker senator deputy politician parliamentarian army military journal presidency directorate cabinet defence defense embassy
    board bureau foundation taskforce watchdog watchdogs secretariat politburo wing aides bishop archbishop patriarch pope sheikh mufti emir king warlord"""
)
MUTE = words(
    """plan plans deal deals agreement agreements accord accords term terms schedule law laws roadmap calendar timetable resolution
    treaty pact memorandum protocol text clause article articles provision provisions move moves incident incidents event events
    development developments situation fact facts timing escalation decision truce ceasefire proposal offer day days week month year
    morning evening night today yesterday time now"""
)
"""What is no asserter though it "says" or "shows" something, and though things go "according to" it."""
HARMED = words("killed dead wounded injured dies died die hurt casualties fatalities kills kill killing wounding injuring slain martyred")
"""Words of harm: a headline that holds one is no name of a speaker."""
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
    """begun beginning resume resumes resuming began begin begins started starts start continued continues continue continuing tried tries try
    trying attempted attempts attempt attempting managed manages managing proceeded resumed forced
    forcing forces helped used led came succeeded reported said effort efforts bid resorted seeking
    sought rushed happened prompted prompting prompts leading leads compelled driven obliged made failed fails fail"""
)

PLANNING = words(
    """plan plans planned planning threaten threatens threatened threatening urge urged urges want wants
    wanted demand demanded demands propose proposed proposes expect expected expects order ordered
    orders promise promised vow vowed vows seek seeks sought call called calls prepare prepares prepared
    preparing gear gears geared gearing brace braces braced bracing consider considers considered considering weigh weighs weighed weighing mull mulls mulled mulling contemplate contemplates contemplated contemplating prohibit prohibits prohibited forbid forbids outlaw outlaws ban bans banned"""
)

UNSURE = words("unconfirmed unverified conflicting initial preliminary early contradictory rumour rumours rumor rumors")

NOT_SAID_OF = words(
    """describe describes described state states stated write wrote add added adds"""
) | _forms(CLAUSAL)

_KNOWLEDGE = words("information data figures figure indications findings estimates estimate results")
_HOW_SURE = words("preliminary initial early first available latest provisional updated unconfirmed official the some any")


def nobodys(phrase: list[str]) -> bool:
    """Whether a phrase is bare knowledge ("preliminary information"): things go "according to" it, and nobody says them."""
    return bool(phrase) and phrase[-1] in _KNOWLEDGE and all(word in _HOW_SURE for word in phrase[:-1])
