"""Places that no gazetteer has: the text itself says of a name that it is one ("the village of X", "in X").

They keep their name and have no point of their own; where the text says beside what they lie, that is kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ceasefire.claims.capitals import adjectives
from ceasefire.claims.lexicon import inflect
from ceasefire.claims.memo import of_spelling
from ceasefire.claims.tokens import Tokens
from ceasefire.dossier.wordlist import words

_NOUN = words(
    """town towns village villages city cities district districts suburb suburbs neighbourhood neighbourhoods neighborhood
    neighborhoods settlement settlements hamlet hamlets municipality township townships locality localities outskirts countryside
    crossing subdistrict commune quarter community communities kebele payam"""
)
_NOUN_AFTER = words(
    """village town city district neighbourhood neighborhood township crossing checkpoint camp suburb junction roundabout hill valley
    countryside farms settlement subdistrict commune quarter highway road mountain mountains dam bridge airport airbase island islands oilfield refinery peninsula
    barracks forest mine prison airstrip airfield outpost garrison dike canal square pass gorge ridge plateau heights plain swamp marshes terminal corniche harbour harbor lagoon area areas sector locality ward region county"""
)
# What stands between a name and such a word: "X refugee camp", "the X military base".
_SORT = words("refugee refugees displacement displaced idp military border international gold coal air army naval transit industrial gas oil power police nuclear detention internment frontier")
_SORTED = _NOUN_AFTER | words("base post station plant zone port depot field fields center centre")
_MANY_AFTER = words("regions districts areas neighbourhoods neighborhoods villages quarters camps provinces suburbs towns settlements fronts hills mountains heights roads crossings valleys plains sectors")
_MANY_PLACES = words("towns villages cities districts suburbs neighbourhoods neighborhoods settlements localities quarters areas communities")
_HOUSES = words("hospital market mosque church monastery marketplace stadium prison station")
_LIVING = words("resident residents inhabitant inhabitants villagers mukhtar")
_WAYS = words("road roads highway route line area distance bridge border crossing track railway junction")
_VILLAGE = words("village town city hamlet settlement township")
_SITE = words("airport airfield airbase airstrip port base camp bridge dam island islands junction crossroads hill heights valley plain plains mines mine prison")
_IN = words("in near at around outside inside into throughout")
_SIDES = words("north south east west northeast northwest southeast southwest north-east north-west south-east south-west northwards southwards outskirts edge limits fringes vicinity centre center heart")
# What is done to places, as a noun: "the shelling of X", "a raid on X", "the battle for X".
_ACTS_OF = words("shelling bombardment bombing fall storming recapture retaking blockade siege encirclement liberation evacuation loss burning looting sacking pounding defence defense")
_ACTS_ON = words("raid raids assault assaults strike strikes airstrike airstrikes march advance offensive push fire bombs shells rockets missiles barrage shelling bombardment fired closing closed advanced marched")
_ACTS_FOR = words("battle battles fight fighting struggle fights")
_FORCE_NOUN = words(
    """army troops forces soldiers fighters rebels rebel militants militia militiamen insurgents gunmen paramilitaries units unit marines separatists jihadists
    guerrillas regulars infantry tanks brigade brigades battalion commandos paratroopers force coalition junta resistance invaders defenders"""
)
# Of many things: of places only where those who fight do it.
_OPEN = frozenset(form for base in words("take hold lose secure clear abandon leave reach quit surrender defend cross") for form in inflect(base))
_REACHED = frozenset(form for base in words("reach enter leave") for form in inflect(base))
_FLED = frozenset(inflect("flee"))
_FOLK = words("people residents inhabitants villagers families civilians refugees persons households thousands hundreds dozens many most who women children")
_CONVOY = words("convoy convoys truck trucks lorry lorries aid supplies bus buses relief ambulance ambulances vehicles reinforcements")
_MOVING = frozenset(form for base in words("advance push march move head drive retreat roll press close withdraw fall") for form in inflect(base))
_SUFFERED = frozenset({("came", "under"), ("comes", "under"), ("fell", "to"), ("falls", "to"), ("fell", "into"), ("is", "under"), ("was", "under")})
_NO_SIEGE = {(), *((word,) for word in words("pressure scrutiny way review investigation discussion construction consideration arrest oath stress repair debate threat"))}
"""What a name that is no place's may be under: "Fighting is under way"."""
_ARMS = words("artillery shells shell rockets rocket missiles missile bombs jets warplanes warplane drones drone airstrikes airstrike mortars mortar shelling helicopters gunships barrage planes aircraft bombers")
_HIT = frozenset(form for base in words("attack hit strike target pound raid shell bomb reach visit") for form in inflect(base))
_STRUCK = words("shelled bombed captured retaken recaptured stormed bombarded besieged overrun blockaded liberated encircled evacuated razed")
_ROUND = words("surroundings outskirts environs suburbs vicinity villages area areas countryside surrounding")
_KIND_OF = words("town village city hamlet settlement suburb neighbourhood neighborhood quarter district camp outpost stronghold crossing port municipality community locality kebele payam base area commune")
# Verbs that are done to places: a lone name behind one is taken for a place.
_DONE_TO = frozenset(
    form for base in words("capture seize retake recapture storm shell bomb bombard enter raid besiege overrun blockade liberate")
    for form in inflect(base)
)  # fmt: skip
_BEFORE_NAMED = _IN | _DONE_TO | {"over", "off"} | {"the", "of", "on", "to", "from", "towards", "and", ",", "with"} | frozenset(
    form for base in words("attack hit strike target pound reach leave flee visit burn") for form in inflect(base)
)  # fmt: skip
# Verbs of leaving or going: a lone name behind one and its preposition.
_GOING = frozenset(form for base in words("withdraw retreat redeploy evacuate pull flee relocate") for form in inflect(base))
_FALLING = frozenset(form for base in words("drop fall land rain crash lob") for form in inflect(base))
_FLYING = frozenset(form for base in words("fly hover circle buzz") for form in inflect(base))
_ATTACKS = frozenset(form for base in words("attack storm assault raid ransack loot") for form in inflect(base))
_OVERHEAD = words("aircraft jet jets plane planes drone drones helicopter helicopters warplane warplanes smoke missiles rockets")
_TOWARDS = frozenset({"to", "towards", "toward", "into"})
_NOT = words(
    """parliament congress senate ramadan eid christmas easter english arabic russian french hebrew kurdish ukrainian islam god
    telegram twitter facebook whatsapp youtube instagram tiktok x operation operations january february march april may june july august september october november
    december monday tuesday wednesday thursday friday saturday sunday article articles section annex phase resolution chapter paragraph
    government governments opposition parliament house court ministry minister president prime general army forces police state republic
    union nations council security international united geneva front line zone zones area areas region north south east west central
    northern southern eastern western resistance ceasefire truce agreement memorandum cold world war ii i iii iv group rebel rebels
    troops soldiers fighters militants militiamen gunmen insurgents jihadists separatists civilians residents villagers policemen protesters demonstrators houses homes positions
    friday's school hospital university church mosque hotel street embassy camp base airport port police station district province
    governorate city town village crossing road highway bridge river lake mount mountain valley island islands hills gulf bay
    lt col gen maj sgt mr mrs ms dr sheikh the a an this that these his her their our my your its"""
)
_PEAKS = frozenset({"mount", "lake"})
_OFFICE = "sheikh"
"""In "in Sheikh Xville" a name, elsewhere a man's office."""
_NAME = re.compile(r"[A-Z\u00c0-\u00de][\w'’‘ʿʾʻʼ]*[a-z\u00df-\u024f][\w'’‘ʿʾʻʼ]*$")
_ARTICLES = words("al el as ash ad ar at az an es de la los san santa saint st umm da do das dos du abu bani beit bab deir tal tell khan kafr wadi jabal bir ain")
_NEVER = _NOT - _ARTICLES - _PEAKS - {_OFFICE}
_ON = words("on in and after before for during overnight at with from last early late today yesterday without when because where")
_MONTHS = words("january february march april may june july august september october november december")
_TIMES = words("twice once again two three four five six seven eight nine ten several this that every all")
_TURNED = words("both neighbouring neighboring nearby adjacent northern southern eastern western central northeastern northwestern southeastern southwestern")
_OWNED = words("held controlled occupied ruled run besieged governed administered")
_OPENERS = _IN | words("on from to between across over off with after before during elsewhere meanwhile earlier later when while as both and but then")
_GAPS = frozenset({" ", "-", "‐", "‑"})
_LINK = frozenset({",", "and", "or"})
_STOPS = frozenset('.;:!?"“”')
_MOST = 4
_CREEDS = words("shiite shi'ite shi’ite shia sunni christian druze alawite alawi ismaili yazidi muslim jewish maronite orthodox catholic hindu buddhist sikh")


def unlisted_places(
    tokens: Tokens, taken: Sequence[tuple[int, int]], places: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Spans of place names that are in no gazetteer. taken: spans of names; places: those of places."""
    busy = bytearray(len(tokens.keys))
    for start, end in taken:
        for i in range(tokens.index_from(start), len(tokens.keys)):
            if tokens.starts[i] >= end:
                break
            busy[i] = 1
    spots = set()
    for start, _ in places:
        spots.add(tokens.index_from(start))
    result: list[tuple[int, int]] = []
    done, sure = 0, -1
    text, keys = tokens.text, tokens.keys
    # Only a capital or an article opens a name; a preposition that opens a sentence does not.
    for at in [i for i, start in enumerate(tokens.starts) if busy[i] or (keys[i] not in _NEVER if text[start].isupper() else keys[i] in _ARTICLES)]:
        if at < done:
            continue
        if busy[at]:
            if at in spots or (at > 0 and busy[at - 1] and sure == at - 1):
                sure = at
            continue
        if (keys[at] in _OPENERS or text[tokens.starts[at]].islower()) and not (keys[at] in _ARTICLES and _article(tokens, at)):
            continue
        last = _run(tokens, at, busy)
        if last < 0:
            continue
        listed = at > 0 and (keys[at - 1] in _LINK or keys[at - 2 : at] == ("well", "as")) and _after_place(tokens, at, sure) and not _in_apposition(tokens, at, last)
        if (at > 0 and (keys[at - 1] in _HIT or keys[at - 1] == "between") and _leads_list(tokens, last, spots)) or (at > 0 and _told(tokens, at, last, listed)) or _told_after(tokens, at, last) or (listed and _listed_on(tokens, last, spots)):
            result.append((tokens.starts[at], tokens.ends[_first_end(tokens, at, last)]))
            sure = last
        done = last + 1
    return result


def _run(tokens: Tokens, at: int, busy: bytearray) -> int:
    """Last token of the capital words that start here, -1 where they are no name."""
    text, keys, starts, ends = tokens.text, tokens.keys, tokens.starts, tokens.ends
    last, here = -1, at
    while here < len(keys) and here - at < _MOST and not busy[here]:
        if here > at and text[ends[here - 1] : starts[here]] not in _GAPS:
            break
        key = keys[here]
        if key not in _NOT and _named(text[starts[here] : ends[here]]):
            last = here
        elif not (key in _PEAKS and here == at and here + 1 < len(keys) and text[starts[here + 1]].isupper()) and not ((key in _ARTICLES or (key == _OFFICE and here == at and at > 0 and keys[at - 1] in _IN)) and here + 1 < len(keys) and _article(tokens, here)):
            break
        here += 1
    if last < 0 or (last == at and (keys[at] in _CREEDS or keys[at] in adjectives() or (keys[at].endswith("s") and keys[at][:-1] in adjectives()))):
        return -1  # "opened fire on Xians", "a Christian village", "on Xian territory": people
    # More capital words behind it: a longer name, of a body or a person.
    nxt = last + 1
    if nxt < len(keys):
        key = keys[nxt]
        if text[starts[nxt]].isupper() and text[ends[last] : starts[nxt]] in {" ", "-"} and key not in _NOUN_AFTER and not _day(key):
            return -1
        if key == "'s" and (at == 0 or keys[at - 1] not in _IN) and _HOUSES.isdisjoint(keys[nxt + 1 : nxt + 3]):
            return -1
    return last


@of_spelling(32_768)
def _named(word: str) -> bool:
    """Whether a word looks like a name: a capital, and small letters behind it."""
    return _NAME.match(word) is not None


def _first_end(tokens: Tokens, at: int, last: int) -> int:
    """Of "the X-Y road" the last word of X: both names are places'."""
    if tokens.keys[last + 1 : last + 2] in (("road",), ("highway",), ("motorway",)):
        for here in range(at, last):
            if tokens.text[tokens.ends[here] : tokens.starts[here + 1]] in {"-", "‐", "‑"} and tokens.keys[here] not in _ARTICLES:
                return here
    return last


def _article(tokens: Tokens, at: int) -> bool:
    """ "at-Tall", "El Fula", and not "at Xville", "as Xville"."""
    return tokens.keys[at] not in {"at", "as", "an", "us"} or tokens.text[tokens.ends[at] : tokens.ends[at] + 1] in {"-", "‐", "‑"}


def _day(word: str) -> bool:
    return word.endswith("day") or word in _MONTHS


def _told(tokens: Tokens, at: int, last: int, listed: bool) -> bool:
    keys, text = tokens.keys, tokens.text
    joined = text[tokens.ends[at - 1] : tokens.starts[at]] in {" ", "\n", " -"}
    before = keys[at - 1]
    if before in _STOPS:
        return False
    if before in _TURNED and at > 1:
        before = keys[at - 2]  # "in neighbouring Xville", "in eastern Xville"
    elif before in _OWNED and at > 1 and text[tokens.starts[at - 1] - 1] in "-‐‑":
        before = "the"  # "shelled rebel-held Xville town"
    after = keys[last + 1] if last + 1 < len(keys) and text[tokens.ends[last] : tokens.starts[last + 1]] == " " else ""
    follow = text[tokens.starts[last + 1] : tokens.ends[last + 1]] if after else ""
    if before == "between" and keys[last + 1 : last + 2] == ("and",) and at > 1 and keys[at - 2] in _WAYS:
        return True
    if before == "of" and at > 1 and (keys[at - 2] in _NOUN or keys[at - 2] in _LIVING or keys[at - 2] in _SITE or keys[at - 2] in _HOUSES):
        return True
    if joined and before in _NOUN and at > 1 and keys[at - 2] in {"the", "of", "in", "near", "nearby", "border"}:
        return True
    if after in {"oil", "gas"} and keys[last + 2 : last + 3] in (("field",), ("fields",), ("terminal",), ("port",)) and before in _BEFORE_NAMED:
        return True
    if before in {"the", "a"} and after in _VILLAGE and keys[last + 2 : last + 3] == ("of",):
        return False  # "the Xian village of Xville": whose people live there
    if after in {"road", "highway"} and keys[last + 2 : last + 3] in (("between",), ("from",), ("linking",), ("connecting",)):
        return False  # the name of a road
    if after in _NOUN_AFTER and follow.islower() and (before in _BEFORE_NAMED or before == "'s") and not (at == last and keys[at] in adjectives()):
        return True
    if after in _SORT and follow.islower() and keys[last + 2 : last + 3] and keys[last + 2] in _SORTED and before in _BEFORE_NAMED and not (at == last and keys[at] in adjectives()):
        return True
    if before in _BEFORE_NAMED and _shares_noun(tokens, last):
        return True
    if before == "including" and joined and not _MANY_PLACES.isdisjoint(keys[max(0, at - 10) : at - 1]):
        return True  # "several quarters of Xville, including Y and Z"
    stopped = not after or after in _ON or after in _LINK or after in _TIMES or after.endswith("ly") or after.isdigit()
    if before == "of" and at > 1 and (keys[at - 2] in _SIDES or keys[at - 2] in _ACTS_OF or (keys[at - 2] in {"control", "possession"} and stopped) or (keys[at - 2] in {"capture", "seizure"} and stopped)):
        return True
    if at > 1 and ((before in {"on", "upon"} and keys[at - 2] in _ACTS_ON) or (before == "for" and keys[at - 2] in _ACTS_FOR)):
        return True
    if joined and stopped and before in _OPEN and _fought(keys[max(0, at - 7) : at - 1]):
        return True
    if joined and before in {"towards", "toward", "to", "on"} and stopped and any(k in _MOVING for k in keys[max(0, at - 3) : at - 1]) and _fought(keys[max(0, at - 9) : at - 1]):
        return True
    if joined and stopped and before in _FLED and not _FOLK.isdisjoint(keys[max(0, at - 9) : at - 1]):
        return True
    if joined and before in _REACHED and (stopped or after == "from") and not _CONVOY.isdisjoint(keys[max(0, at - 9) : at - 1]):
        return True
    if joined and stopped and before == "to" and at > 1 and keys[at - 2] in {"spread", "spreads", "extended"}:
        return True
    if joined and stopped and before in _HIT and not _ARMS.isdisjoint(keys[max(0, at - 9) : at - 1]):
        return True
    if (before in _DONE_TO or before in _HIT) and joined and after == "'s" and not _HOUSES.isdisjoint(keys[last + 2 : last + 4]):
        return True
    if (before in _DONE_TO or before in _HIT) and joined and (after in _HOUSES or after in {"hospitals", "port", "harbour", "power", "railway"}) and follow.islower():
        return True
    if before in _DONE_TO and joined and stopped:
        return True
    if joined and _gone(keys[max(0, at - 6) : at]) and (stopped or after in _TOWARDS):
        return True
    if after == "area" and tokens.keys[last + 2 : last + 3] == ("of",) and before in {"the", "of"}:
        return True
    if joined and before in {"on", "near", "into", "onto"} and stopped and any(k in _FALLING for k in keys[max(0, at - 5) : at - 1]) and keys[last + 2 : last + 3] != ("who",):
        return True
    if joined and stopped and before == "at" and at > 1 and (keys[at - 2] in _NOUN_AFTER or keys[at - 2] in _SORTED or keys[at - 2] in {"position", "positions", "bases"}):
        return True
    if joined and (stopped or after == "from") and keys[last + 1 : last + 2] not in ((",",), ("and",)) and before in _ATTACKS and _fought(keys[max(0, at - 9) : at - 1]):
        return True
    if joined and stopped and before == "over" and at > 1 and keys[at - 2] in _OVERHEAD:
        return True
    if joined and stopped and before == "off":
        return True
    # "Xville", "Old Xville", "Urem al-Xville"
    name = keys[at : last + 1]
    return joined and before in _IN and not listed and sum(k not in _ARTICLES for k in name) <= (3 if not _ARTICLES.isdisjoint(name[1:]) else 2)


def _shares_noun(tokens: Tokens, last: int) -> bool:
    """ "the X and Y regions", "X, Y and Z districts": the noun behind the last name is that of each."""
    keys, text = tokens.keys, tokens.text
    joined = False
    for at in range(last + 1, min(last + 10, len(keys))):
        if keys[at] in _LINK:
            joined = joined or keys[at] != ","
        elif not (text[tokens.starts[at]].isupper() or keys[at] in _ARTICLES):
            return joined and keys[at] in _MANY_AFTER
    return False


def _fought(before: Sequence[str]) -> bool:
    """Whether those who fight stand in the words before."""
    return not _FORCE_NOUN.isdisjoint(before)


def _told_after(tokens: Tokens, at: int, last: int) -> bool:
    """ "Xville was shelled", "Xville came under fire", "Xville, a village in Yland", "Xville, north of Ytown"."""
    keys = tokens.keys
    after = keys[last + 1 : last + 8]
    if not after or after[0] not in _AFTER:
        return False
    if after[:2] in (("and", "its"), ("and", "the"), ("and", "nearby"), ("and", "surrounding")):
        after = after[3:] if after[2:3] and after[2] in _ROUND else after
    if not after:
        return False
    if tuple(after[:2]) in _SUFFERED and after[2:3] not in _NO_SIEGE:
        return True
    if after[0] in {"was", "were", "is", "has", "had", "have"} and at == last:
        rest = [k for k in after[1:5] if k not in {"been", "again", "being", "also", "reportedly", "heavily", "repeatedly", "then", "now"}]
        if rest and rest[0] in _STRUCK:
            return True
    if after[:3] == (",", "home", "to"):
        return True
    if not _lies_before(keys, at):
        return False
    if after[0] in {"near", "outside"} or (after[0] in _SIDES and after[1:2] == ("of",)):
        return True
    if after[0] != "," or len(after) < 2:
        return False
    if after[1] in _SIDES or after[1] in {"near", "outside"} or (after[1].isdigit() and any(k in {"km", "kilometres", "kilometers", "miles"} for k in after[2:3])):
        return True
    return after[1] in {"a", "an", "the", "another"} and any(k in _KIND_OF for k in after[2:6])


_AFTER = frozenset({"and", "was", "were", "is", "has", "had", "have", ",", "near", "outside", *(first for first, _ in _SUFFERED)}) | _SIDES
"""Words right behind a name that may tell it to be a place."""


_LIES = (_BEFORE_NAMED - {"the", "with", "and", ","}) | _OPEN


def _lies_before(keys: Sequence[str], at: int) -> bool:
    """Whether the word before a name lets it be a place: a verb of force or a preposition, not a title."""
    return at > 0 and keys[at - 1] in _LIES


def _gone(before: Sequence[str]) -> bool:
    """ "withdrew from Xville", "pulled out of Xville", "fled to Xville"; who "fled from X" may have fled a man."""
    if len(before) > 1 and before[-1] == "over" and before[-2] in _FLYING:
        return True
    words_ = [w for w in before if w not in {"out", "back", "away"} and not w.endswith("ly")]
    if len(words_) > 1 and tuple(before[-2:]) == ("out", "of") and any(w in _GOING for w in words_[:-1]):
        return True
    if len(words_) < 2 or words_[-2] not in _GOING:
        return False
    return words_[-1] in _TOWARDS or (words_[-1] in {"from", "of"} and not words_[-2].startswith(("fle", "fled")))


def _after_place(tokens: Tokens, at: int, sure: int) -> bool:
    gap = tokens.keys[sure + 1 : at] if sure >= 0 else ()
    return (0 < len(gap) <= 2 and set(gap) <= _LINK) or tuple(gap) == ("as", "well", "as")


_OFFICES = words("governor mayor president minister head chief commander director spokesman spokeswoman spokesperson leader ambassador bishop premier secretary deputy representative envoy coordinator")


def _in_apposition(tokens: Tokens, at: int, last: int) -> bool:
    """ "the governor of X, Some Body, said": a name between commas behind an office is whose it is."""
    keys = tokens.keys
    if keys[at - 1] != "," or keys[last + 1 : last + 2] != (",",) or last == at:
        return False
    return any(k in _OFFICES for k in keys[max(0, at - 9) : at - 1])


def _leads_list(tokens: Tokens, last: int, spots: set[int]) -> bool:
    """Whether a name opens a list that goes on with a place: "struck X and Ytown"."""
    return tokens.keys[last + 1 : last + 2] in ((",",), ("and",)) and last + 2 in spots


def _part_of_day(words_: Sequence[str]) -> bool:
    return not {"morning", "afternoon", "evening", "night", "day", "week", "month"}.isdisjoint(words_)


def _listed_on(tokens: Tokens, last: int, spots: set[int]) -> bool:
    """Whether a name in a list of places is followed by more of the list or by its end, not by a verb."""
    if last + 1 >= len(tokens.keys):
        return True
    after = tokens.keys[last + 1]
    return after in _MANY_AFTER or after in _ON or (after in {"this", "that"} and _part_of_day(tokens.keys[last + 2 : last + 3])) or after in {",", "and", ".", ";", "in", "on", "with", "as", ")", "overnight", "killing", "wounding"} or last + 2 in spots
