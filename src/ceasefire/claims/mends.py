"""What the parse often has wrong around who says what, put right on the tree before anything reads it."""

from __future__ import annotations

from collections.abc import Sequence

from ceasefire.claims import stance_words as w
from ceasefire.claims.lexicon import inflect, lexicon, singular
from ceasefire.claims.people import FORCE, PEOPLE
from ceasefire.claims.word import Word, regrown
from ceasefire.dossier.wordlist import words

_CHARGING = words(
    """of for denied deny denies denying admitted admit admits confessed acknowledged condemned condemns condemn denounced denounces
    reported report described recalled alleged regretted disputed refuted"""
)
"""Words behind which "burning homes" is what somebody did and no homes that burn."""


def mend(doc: Sequence[Word]) -> None:
    """Puts right what the parse often has wrong around deeds that somebody is charged with or tells of: "of burning
    homes", "X of shelling Y" after "accused", "the killing of Z by X" after "reported"."""
    lex = lexicon()
    for word in doc:
        if word.low not in _SAID and (word.dep_ not in _HANGING or (word.dep_ in {"amod", "compound"} and not word.low.endswith("ing") and word.low not in _SPEAKS)):
            continue
        if word.dep_ in {"amod", "compound"} and word.i and word.low.endswith("ing") and word.low in lex.verbs and (word.tag_ == "VBG" or word.low not in lex.nouns):
            _gerund(doc, word)
        elif word.dep_ == "prep" and word.low in {"of", "for"} and word.head.i < word.i:
            _charge(word)
        elif word.low == "by" and word.head.low in _TELLS and word.head.tag_ in {"VBD", "VBZ", "VBP", "VB"}:
            _by(word)
        elif word.dep_ == "acl" and word.tag_ in {"VBN", "VBD"} and word.head.dep_ == "ROOT" and (
            (word.low in _SPEAKS and word.head.tag_.startswith("NN")) or (word.tag_ == "VBD" and word.low in lex.verbs and _all_said(doc, word))
        ):
            _told(word)
        elif word.dep_ == "advcl" and word.tag_ == "VB" and word.head.low in _OFFERS and word.head.i < word.i and any(c.tag_ == "TO" for c in word.lefts):
            word.dep_ = "xcomp"  # "offered on Friday to free them"
        elif word.dep_ == "conj" and word.tag_ == "VBD" and word.low in _ALSO_SAID and word.head.tag_ in {"VBN", "VBD"}:
            _said_too(doc, word)
        elif word.dep_ == "conj" and word.tag_ == "VBD" and word.head.tag_ == "VB" and word.head.dep_ != "advcl" and any(c.tag_ == "TO" for c in word.head.lefts):
            _past_too(word)
        elif word.dep_ == "acl" and word.tag_ in {"VBN", "VBD"} and word.head.dep_ == "dobj" and word.head.head.low in _ONLY_SAID and word.head.i == word.i - 1 and any(c.dep_ == "dobj" for c in word.rights):
            _told_of(word)
        elif word.dep_ in {"conj", "advcl"} and word.low in _BEFELL and word.tag_ in {"VBD", "VBN"} and doc[word.i - 1].low == ",":
            _befallen(word)
        elif word.low == "shot" and word.i and word.i + 1 < len(doc) and doc[word.i + 1].low == "dead" and not any(c.dep_ in {"nsubj", "nsubjpass", "auxpass"} for c in word.children):
            _shot_dead(doc, word)
        elif word.low in _YIELDS and word.tag_ == "NN" and word.dep_ in {"dobj", "ccomp"} and word.i and doc[word.i - 1].head is word and doc[word.i - 1].dep_ == "compound" and any(c.low == "that" for c in word.lefts):
            _yields(doc, word)
        elif word.low in _CAPTIVE and word.i > 1 and word.dep_ in {"dobj", "pobj", "oprd"}:
            _captive(doc, word)
        elif word.low in _FIRED and word.tag_ == "VBD" and word.i and doc[word.i - 1].low in _SHOTS:
            _flown(word, doc[word.i - 1])
        elif word.low == "wanted" and word.i + 1 < len(doc) and doc[word.i + 1].low in _WANTED and doc[word.i + 1].dep_ == "nsubj" and doc[word.i + 1].head.head is word:
            _wanted(word, doc[word.i + 1])
        elif word.tag_ in {"NN", "NNP"} and word.dep_ == "ROOT" and word.low in _PASTS:
            _past(word)
        elif word.dep_ == "amod" and word.i and word.low in _SPEAKS and doc[word.i - 1].low in w.SPEAKER:
            _teller(doc[word.i - 1], word)


_HANGING = frozenset({"amod", "compound", "acl", "conj", "advcl", "ROOT"})
"""Relations of words that may have to be put right: all that a branch of `mend` asks for has to be among them or its word in `_SAID`, or it is never asked."""


def _rehang(word: Word, head: Word, dep: str) -> None:
    """Makes a word hang on another one; nothing where that one hangs below it, for there would be no way up any more."""
    at = head
    while at is not word and at.head is not at:
        at = at.head
    if at is word:
        return
    old = word.head
    old.children = [c for c in old.children if c is not word]
    old.lefts = [c for c in old.lefts if c is not word]
    old.rights = [c for c in old.rights if c is not word]
    head.children = sorted([*head.children, word], key=lambda c: c.i)
    head.lefts = [c for c in head.children if c.i < head.i]
    head.rights = [c for c in head.children if c.i > head.i]
    word.head, word.dep_ = head, dep


def _gerund(doc: Sequence[Word], word: Word) -> None:
    before, noun = doc[word.i - 1], word.head
    if before.low not in _CHARGING or noun.head is not before or noun.i < word.i:
        return
    if before.low in {"of", "for"} and not (before.head.tag_.startswith("VB") or before.head.low in _CHARGES or _charger(before.head) is not None):
        return
    _rehang(word, before, "pcomp" if before.low in {"of", "for"} else "xcomp")
    _rehang(noun, word, "dobj")
    word.tag_ = "VBG"
    if noun.tag_ == "VBZ":
        noun.tag_ = "NNS"


def _charger(accused: Word) -> Word | None:
    """The verb that accuses somebody, or points the finger at them; None elsewhere."""
    verb = accused.head
    if accused.dep_ in {"dobj", "nsubjpass"} and verb.low in _ACCUSES:
        return verb
    if accused.dep_ == "pobj" and verb.dep_ == "agent" and verb.head.low in _ACCUSES:
        return verb.head  # "was accused by Y of shelling Z"
    if accused.dep_ == "pobj" and verb.low == "at" and any(c.low in {"finger", "fingers"} for c in verb.head.children):
        return verb.head
    return None


def _charge(prep: Word) -> None:
    """ "accused X of shelling Y": what X is accused of hangs on the verb."""
    verb = _charger(prep.head)
    if verb is None or any(not before for before, _ in lexicon().nouns.get(prep.head.low, ())) or prep.head.low.endswith("ing") or (prep.low == "of" and verb.low[:4] not in {"accu", "susp"}):
        return  # "blamed the shelling of Y on X"
    told = next((c for c in prep.children if c.dep_ in {"pcomp", "pobj"}), None)
    if told is None:
        return
    if told.tag_ == "VBG" or told.low in lexicon().forms or any(c.low.endswith("ing") and c.dep_ in {"amod", "compound"} for c in told.children):
        _rehang(prep, verb, "prep")


def _make_root(verb: Word) -> None:
    """Makes a word the root of its sentence."""
    old = verb.head
    old.children = [c for c in old.children if c is not verb]
    old.lefts = [c for c in old.lefts if c is not verb]
    old.rights = [c for c in old.rights if c is not verb]
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"


def _told(verb: Word) -> None:
    """ "A local official told of ...": a sentence whose only verb is taken for a participle."""
    noun = verb.head
    if any(c.dep_ == "agent" for c in verb.children) or not any(c.dep_ in {"ccomp", "dobj", "prep"} and c.i > verb.i for c in verb.children):
        return
    _make_root(verb)
    for one in [c for c in noun.rights if c.i > verb.i]:
        _rehang(one, verb, one.dep_)
    noun.head, noun.dep_ = verb, "nsubj"
    verb.children = sorted([*verb.children, noun], key=lambda c: c.i)
    verb.lefts = [c for c in verb.children if c.i < verb.i]


_FIRED = words("fired launched shot lobbed")
_SHOTS = words("rockets missiles shells drones mortars bombs rocket missile shell drone projectiles projectile rounds")
_LANDS = words("landed fell hit struck exploded crashed killed wounded injured damaged destroyed set slammed rained tore reached")


def _flown(sent: Word, shots: Word) -> None:
    """ "Rockets fired from X landed near Y": what was fired is what landed."""
    verb = next((c for c in sent.rights if c.low in _LANDS and c.tag_ in {"VBD", "VBN"} and c.dep_ in {"advcl", "ccomp", "conj", "xcomp", "dep", "acl"}), None)
    if verb is None or shots.head is not sent or any(c.dep_ in {"nsubj", "mark", "cc", "dobj"} and c.i < verb.i for c in (*verb.children, *sent.rights)):
        return
    above, dep = sent.head, sent.dep_
    if above is sent:
        _make_root(verb)
    else:
        _rehang(verb, above, dep)
    _rehang(shots, verb, "nsubj")
    _rehang(sent, shots, "acl")
    verb.tag_, sent.tag_ = "VBD", "VBN"


def _befallen(verb: Word) -> None:
    """ "mourned two of its commanders, killed by a bomb": what befell them, and nothing that the mourners did."""
    whom = next((c for c in verb.head.rights if c.dep_ == "dobj" and c.i < verb.i), None)
    if whom is not None and verb.head.tag_.startswith("VB") and not any(c.dep_ in {"nsubj", "nsubjpass", "dobj", "aux", "auxpass", "cc", "mark"} for c in verb.children):
        _rehang(verb, whom, "acl")
        verb.tag_ = "VBN"


_BEFELL = words("killed shot wounded injured slain murdered executed beheaded arrested detained captured kidnapped abducted assassinated martyred")


_ALSO_SAID = words("accused said told warned demanded blamed vowed threatened insisted added called urged denied condemned announced pledged claimed")
_PERFECT = frozenset({"had", "has", "have", "'d", "'ve"})


def _said_too(doc: Sequence[Word], verb: Word) -> None:
    """ "rejected claims that they had killed A and accused X of B": accused by whoever rejects, not by those who are said to have killed;
    "X said A, while Y said B and denied C": denied by Y."""
    told = verb.head
    if any(c.dep_ in {"nsubj", "nsubjpass", "aux"} for c in verb.children):
        return
    near = next((t for t in reversed(doc[told.i + 1 : verb.i]) if t.low in _ALSO_SAID and t.tag_ in {"VBD", "VBZ"} and any(c.dep_ == "nsubj" for c in t.lefts)), None)
    if near is not None:
        _rehang(verb, near, "conj")
        return
    if told.tag_ != "VBN" or not any(c.low in _PERFECT for c in told.lefts if c.dep_ == "aux"):
        return
    top = told.head
    while top.head is not top and not (top.tag_ in {"VBD", "VBZ"} and any(c.dep_ == "nsubj" for c in top.children)):
        top = top.head
    if top is not told and top.tag_ in {"VBD", "VBZ"} and any(c.dep_ == "nsubj" for c in top.children):
        _rehang(verb, top, "conj")


def _past_too(verb: Word) -> None:
    """ "rejected a demand to surrender X and shelled it": a past that is joined to an infinitive goes with the past above it."""
    at = verb.head
    while at.head is not at and not (at.tag_ in {"VBD", "VBZ"} and any(c.dep_ == "nsubj" for c in at.lefts)):
        at = at.head
    if at.tag_ in {"VBD", "VBZ"} and any(c.dep_ == "nsubj" for c in at.lefts) and not any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children):
        _rehang(verb, at, "conj")


_ONLY_SAID = words("said says")


def _told_of(verb: Word) -> None:
    """ "The agency said the coalition bombed X": nothing that the agency said of a coalition that somebody bombed."""
    who, said = verb.head, verb.head.head
    _rehang(verb, said, "ccomp")
    _rehang(who, verb, "nsubj")
    verb.tag_ = "VBD"


def _shot_dead(doc: Sequence[Word], shot: Word) -> None:
    """ "Gunmen on a motorcycle shot dead two officers": no shot on a motorcycle. Who stands before what they rode on."""
    dead = doc[shot.i + 1]
    victim = _phrase_end(doc, dead.i + 1)
    at, rode = shot.i - 1, list[tuple[Word, Word]]()
    while at >= 0 and doc[at].tag_.startswith("NN"):
        end, at = doc[at], at - 1
        while at >= 0 and doc[at].tag_ in _PHRASE:
            if doc[at].head is shot:
                _rehang(doc[at], end, doc[at].dep_)
            at -= 1
        if at < 1 or doc[at].low not in _ABOARD:
            who = end
            break
        rode.append((doc[at], end))
        at -= 1
    else:
        return
    if victim is None or singular(victim.low) in _SPANS:
        return
    top = shot
    while top.head is not top:
        top = top.head
    _make_root(shot)
    if top.tag_.startswith("VB") and top is not shot and top.i < who.i:
        _rehang(shot, top, "ccomp")
    for prep, noun in rode:
        _rehang(prep, who, "acl" if prep.tag_ == "VBG" else "prep")
        _rehang(noun, prep, "dobj" if prep.tag_ == "VBG" else "pobj")
    _rehang(victim, shot, "dobj")
    for one in doc:
        if one.i > victim.i and one.head.i <= dead.i and one.head is not shot and one.head is not top:
            _rehang(one, shot, one.dep_)
    for one in [c for c in (*top.children,) if c.i > victim.i and top.i <= dead.i and top is not shot and not top.tag_.startswith("VB")]:
        _rehang(one, shot, one.dep_)
    for one in doc[victim.i - 1 : shot.i : -1]:
        if one is not dead and one.head.i <= dead.i:
            _rehang(one, victim, one.dep_)
    _rehang(dead, shot, "advmod")
    _rehang(who, shot, "nsubj")


def _phrase_end(doc: Sequence[Word], at: int) -> Word | None:
    """The last noun of the phrase that begins at an index; None where none does."""
    found = None
    while at < len(doc) and doc[at].tag_ in _PHRASE:
        found = doc[at] if doc[at].tag_.startswith("NN") else found
        at += 1
    return found


_PHRASE = frozenset({"DT", "CD", "JJ", "JJR", "NN", "NNS", "NNP", "NNPS", "PRP$", "POS", "VBN", "HYPH"})
_ABOARD = words("on in from aboard inside with riding driving")
_SPANS = words("week day month year hour night minute")


def _wanted(wanted: Word, men: Word) -> None:
    """ "Wanted men surrendered their rifles": nobody wanted that they did."""
    verb = men.head
    if any(c.dep_ == "nsubj" for c in wanted.children):
        return
    if wanted.head is wanted:
        _make_root(verb)
    else:
        _rehang(verb, wanted.head, wanted.dep_)
    for one in list(wanted.children):
        _rehang(one, verb, one.dep_)
    wanted.tag_ = "VBN"
    _rehang(wanted, men, "amod")


def _yields(doc: Sequence[Word], verb: Word) -> None:
    """ "demanded that X surrender 100 men": a verb, taken for the noun that it also is."""
    who = doc[verb.i - 1]
    verb.tag_, verb.dep_, who.dep_ = "VB", "ccomp", "nsubj"
    for one in [c for c in verb.lefts if c.dep_ in {"det", "amod", "poss"}]:
        _rehang(one, who, one.dep_)


_YIELDS = words("surrender halt stop release return retreat advance release withdraw cease attack")


def _captive(doc: Sequence[Word], word: Word) -> None:
    """ "took 14 soldiers of X prisoner", "soldiers of X, taken prisoner by Y": those who were taken are no part of a word "prisoner"."""
    verb = next((t for t in reversed(doc[max(0, word.i - 9) : word.i]) if t.low in _TAKES), None)
    before = doc[word.i - 1]
    if verb is None:
        return
    if before.head is word and before.dep_ in {"compound", "nmod"} and before.tag_.startswith("NN"):
        role, above = word.dep_, word.head
        for one in [c for c in word.lefts if c is not before]:
            _rehang(one, before, one.dep_)
        _rehang(before, above, role)
        _rehang(word, verb, "oprd")
    who = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if before is verb and verb.tag_ == "VBN" and who is not None and not any(c.dep_ in {"aux", "auxpass"} for c in verb.children) and doc[verb.i - 1].low == ",":
        later = next((c for c in verb.rights if c.dep_ == "conj" and c.tag_ in {"VBD", "VBZ", "VBP"}), None)
        if verb.dep_ == "ROOT" and later is not None:
            verb.children = [c for c in verb.children if c is not who and c is not later]
            verb.lefts = [c for c in verb.lefts if c is not who]
            verb.rights = [c for c in verb.rights if c is not later]
            later.head, later.dep_ = later, "ROOT"
            who.head, who.dep_ = later, "nsubj"
            later.children = sorted([*later.children, who], key=lambda c: c.i)
            later.lefts = [c for c in later.children if c.i < later.i]
            verb.head, verb.dep_ = who, "acl"
            who.children = sorted([*who.children, verb], key=lambda c: c.i)
            who.rights = [c for c in who.children if c.i > who.i]
        word.dep_ = "oprd"


_CAPTIVE = words("prisoner prisoners captive captives hostage hostages")
_TAKES = words("take takes took taken taking hold holds held holding seize seizes seized seizing made make makes")
_WANTED = words("men persons people militants fighters youths")


def _past(verb: Word) -> None:
    """ "The army retook Xville": a past that is never a noun, taken for one."""
    who = next((c for c in reversed(verb.lefts) if c.tag_.startswith("NN")), None)
    what = next((c for c in verb.rights if c.tag_.startswith("NN") and c.dep_ in {"appos", "dobj", "dep", "npadvmod", "nmod"}), None)
    if who is None:
        return
    verb.tag_ = "VBD"
    for one in [c for c in verb.lefts if c.i < who.i]:
        _rehang(one, who, one.dep_)
    who.dep_ = "nsubj"
    if what is not None:
        what.dep_ = "dobj"


_PASTS = words("retook overran withdrew overflew overthrew fled fought")
"""Pasts of deeds that are no noun and no other form of their verb."""


def _all_said(doc: Sequence[Word], verb: Word) -> bool:
    """Whether a past tense is the only finite verb of a sentence, right behind the noun it is hung on: "commandos crossed into ..."."""
    noun = verb.head
    if not 0 < verb.i - noun.i < 3:
        return False
    acts = (noun.tag_ == "NNS" and ((one := singular(noun.low)) in FORCE or one in PEOPLE)) or noun.low in _BODIES
    return acts and not any(c.tag_ in {"VBD", "VBZ", "VBP", "MD"} for c in doc if c is not verb)


def _teller(who: Word, verb: Word) -> None:
    """ "A local official accused troops of ...", "a medic alleged gunmen shot ...": no troops that are accused."""
    noun = verb.head
    top = noun if noun.dep_ == "ROOT" else noun.head
    if who.head is not noun or top.dep_ != "ROOT" or (top is not noun and noun.dep_ not in {"nsubj", "nsubjpass"}):
        return
    for one in [c for c in noun.lefts if c.i < who.i]:
        _rehang(one, who, one.dep_)
    _make_root(verb)
    _rehang(who, verb, "nsubj")
    who.tag_ = "NN"
    top.head, top.dep_ = verb, "dobj" if top is noun else "ccomp"
    verb.children = sorted([*verb.children, top], key=lambda c: c.i)
    verb.rights = [c for c in verb.children if c.i > verb.i]


def _by(by: Word) -> None:
    """ "X reported the killing of Z by Y": Y killed, and did not report."""
    verb = by.head
    if not any(c.dep_ == "nsubj" for c in verb.children):
        return
    forms = lexicon().forms
    things = [t for t in verb.subtree if verb.i < t.i < by.i and t.low in forms and (t.low.endswith("ing") or t.tag_.startswith("NN"))]
    regrown(verb.doc)  # what lies below a word may be changed yet
    deed = next((t for t in things if t.dep_ == "dobj" or any(c.low in {"of", "on", "against"} for c in t.children)), None)
    if deed is not None:
        _rehang(by, deed, "prep")


_OFFERS = words("offered offers threatened threatens vowed vows pledged pledges promised promises refused refuses agreed agrees demanded demands")
_BODIES = words("army delegation convoy patrol team battalion brigade column force group mission contingent unit")
_ACCUSES = frozenset(f for base in ("accuse", "suspect", "blame", "condemn", "criticise", "criticize", "denounce") for f in inflect(base))
_TELLS = frozenset(
    f for base in ("report", "document", "record", "describe", "register", "condemn", "denounce", "confirm", "allege", "announce", "note", "tell", "speak", "complain", "recount", "blame", "log", "observe", "verify", "witness", "lodge", "file", "raise", "protest")
    for f in inflect(base)
)
_SPEAKS = _TELLS | _ACCUSES
_CHARGES = words("accusation accusations allegation allegations charge charges claim claims report reports suspicion guilty responsible responsibility")

_SAID = frozenset({"by", "of", "for", "shot", "wanted"}) | _YIELDS | _CAPTIVE | _FIRED
"""Words that may have to be put right, whatever they hang by."""
