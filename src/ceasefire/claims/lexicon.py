"""The dictionary of acts: which words can say which act. Data in `lexicon.yaml`, forms made by rule."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

import msgspec

from ceasefire.claims.memo import of_spelling
from ceasefire.claims.people import FORCE, PEOPLE
from ceasefire.dossier.wordlist import words

Roles = Literal["std", "patient", "mutual", "move"]

_IRREGULAR = {
    "fight": "fights fought fighting", "shoot": "shoots shot shooting", "strike": "strikes struck striking stricken",
    "hit": "hits hit hitting", "flee": "flees fled fleeing", "withdraw": "withdraws withdrew withdrawn withdrawing",
    "take": "takes took taken taking", "retake": "retakes retook retaken retaking", "leave": "leaves left leaving",
    "break": "breaks broke broken breaking", "meet": "meets met meeting", "hold": "holds held holding",
    "withhold": "withholds withheld withholding", "drive": "drives drove driven driving",
    "fall": "falls fell fallen falling", "blow": "blows blew blown blowing", "begin": "begins began begun beginning",
    "send": "sends sent sending", "bring": "brings brought bringing", "fly": "flies flew flown flying",
    "overfly": "overflies overflew overflown overflying", "give": "gives gave given giving",
    "lose": "loses lost losing", "cut": "cuts cut cutting", "dig": "digs dug digging",
    "build": "builds built building", "set": "sets set setting", "put": "puts put putting", "win": "wins won winning",
    "go": "goes went gone going", "come": "comes came come coming", "be": "is are was were been being be",
    "become": "becomes became becoming", "get": "gets got getting gotten", "make": "makes made making",
    "have": "has had having have", "throw": "throws threw thrown throwing", "swear": "swears swore sworn swearing",
    "overrun": "overruns overran overrunning", "seek": "seeks sought seeking", "hang": "hangs hung hanged hanging",
    "shut": "shuts shut shutting", "lead": "leads led leading", "burn": "burns burned burnt burning",
    "stab": "stabs stabbed stabbing", "say": "says said saying", "tell": "tells told telling", "lay": "lays laid laying",
    "find": "finds found finding", "quit": "quits quit quitting", "bus": "buses bused bussed busing", "rise": "rises rose risen rising",
    "think": "thinks thought thinking", "speak": "speaks spoke spoken speaking", "write": "writes wrote written writing",
    "lynch": "lynches lynched lynching", "quell": "quells quelled quelling", "see": "sees saw seen seeing",
    "know": "knows knew known knowing", "understand": "understands understood understanding", "quote": "quotes quoted quoting",
    "medevac": "medevacs medevaced", "panic": "panics panicked panicking", "feel": "feels felt feeling", "die": "dies died dying",
    "sit": "sits sat sitting", "steal": "steals stole stolen stealing", "pay": "pays paid paying",
    "keep": "keeps kept keeping", "hide": "hides hid hidden hiding", "beat": "beats beat beaten beating", "torch": "torches torched torching",
    "spread": "spreads spread spreading", "shed": "sheds shed shedding", "tear": "tears tore torn tearing",
    "teach": "teaches taught teaching", "draw": "draws drew drawn drawing", "slay": "slays slew slain slaying",
    "freeze": "freezes froze frozen freezing", "lend": "lends lent lending", "ride": "rides rode ridden riding",
    "run": "runs ran running", "stick": "sticks stuck sticking", "sink": "sinks sank sunk sinking",
    "mow": "mows mowed mown mowing", "let": "lets let letting", "burst": "bursts burst bursting",
    "kneel": "kneels knelt kneeling", "rend": "rends rent rending", "speed": "speeds sped speeding",
    "bind": "binds bound binding", "forbid": "forbids forbade forbidden forbidding", "flog": "flogs flogged flogging",
    "hurt": "hurts hurt hurting", "rebuild": "rebuilds rebuilt rebuilding", "uphold": "upholds upheld upholding",
    "waylay": "waylays waylaid waylaying", "wind": "winds wound winding",
    "tread": "treads trod trodden treading",
    "withstand": "withstands withstood withstanding",
    "forsake": "forsakes forsook forsaken forsaking", "overthrow": "overthrows overthrew overthrown overthrowing",
    "stand": "stands stood standing", "sweep": "sweeps swept sweeping",
    "creep": "creeps crept creeping", "sell": "sells sold selling", "hear": "hears heard hearing", "gas": "gasses gassed gassing",
}  # fmt: skip
# Of more than one syllable; those of one double by their shape.
_DOUBLING = words("expel rebel repel compel dispel refer confer abet commit transfer control patrol kidnap medevac submit admit readmit unban airdrop permit enrol booby-trap machine-gun")
_SHORT = re.compile(r"[^aeiou]*[aeiou][bdgklmnprt]")
# Doubled in Britain and not in America.
_EITHER = words("level cancel signal travel tunnel quarrel marshal initial pummel shovel")
_IRREGULAR_PLURAL = {
    "woman": "women",
    "man": "men",
    "child": "children",
    "person": "people",
    "body": "bodies",
    "bus": "buses",
    "minibus": "minibuses",
    "gas": "gases",
    "thief": "thieves",
    "wolf": "wolves",
    "wife": "wives",
    "life": "lives",
    "knife": "knives",
    "calf": "calves",
    "half": "halves",
    "shelf": "shelves",
}


_NO_MEN = words("german roman norman ottoman shaman talisman caiman turkoman")
_NO_PLURAL = words("specimen regimen abdomen acumen stamen yemen turkmen bitumen women")


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One row of the lexicon; the fields are explained at the top of `lexicon.yaml`."""

    id: str
    act: str
    verb: tuple[str, ...] = ()
    noun: tuple[str, ...] = ()
    obj: frozenset[str] = frozenset()
    subj: frozenset[str] = frozenset()
    pobj: frozenset[str] = frozenset()
    none_of: frozenset[str] = frozenset()
    prt: frozenset[str] = frozenset()
    prt_phrase: tuple[str, ...] = ()
    after: frozenset[str] = frozenset()
    advmod: frozenset[str] = frozenset()
    not_obj: frozenset[str] = frozenset()
    not_prt: frozenset[str] = frozenset()
    not_subj: frozenset[str] = frozenset()
    not_pobj: frozenset[str] = frozenset()
    noun_of: frozenset[str] = frozenset()
    roles: Roles = "std"
    need: tuple[str, ...] = ()
    kind: Literal["event", "statement", "status"] = "event"
    with_: str | None = msgspec.field(default=None, name="with")
    not_with: str | None = None
    generic: bool = False
    military: bool = False
    place_obj: bool = False
    place_subj: bool = False
    unknown_town: bool = False
    actor_obj: bool = False
    not_actor_obj: bool = False
    unable: bool = False
    passive: bool = False
    loose: bool = False
    obj_person: bool = False
    obj_not_aid: bool = False
    xcomp: bool = False
    to: bool = False
    own: bool = False


class Lexicon(msgspec.Struct, frozen=True):
    """entries: by id; deeds: noun -> the verb it is made of; verbs: form -> (base, entry id) pairs; nouns: last word's form -> (the words
    before it, entry id) pairs, longest first; forms: every form that makes a sentence worth parsing."""

    entries: dict[str, Entry]
    deeds: dict[str, str]
    verbs: dict[str, tuple[tuple[str, str], ...]]
    nouns: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    forms: frozenset[str]


def inflect(base: str) -> tuple[str, ...]:
    """All forms of a verb, the base first."""
    if base in _IRREGULAR:
        return (base, *_IRREGULAR[base].split())
    if base.endswith("e"):
        return (base, base + "s", base + "d", base[:-1] + "ing")
    if re.search(r"[^aeiou]y$", base):
        return (base, base[:-1] + "ies", base[:-1] + "ied", base + "ing")
    if base in _DOUBLING or _SHORT.fullmatch(base):
        return (base, base + "s", base + base[-1] + "ed", base + base[-1] + "ing")
    if base in _EITHER:
        return (base, base + "s", base + "ed", base + "ing", base + "led", base + "ling")
    third = base + ("es" if re.search(r"(?:s|x|z|ch|sh)$", base) else "s")
    return (base, third, base + "ed", base + "ing")


def plural(noun: str) -> str:
    """Plural of a noun by rule."""
    if noun in _IRREGULAR_PLURAL:
        return _IRREGULAR_PLURAL[noun]
    if noun.endswith("man") and len(noun) > 5 and noun not in _NO_MEN:
        return noun[:-3] + "men"
    if re.search(r"[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    return noun + ("es" if re.search(r"(?:s|x|z|ch|sh)$", noun) else "s")


@of_spelling(32_768)
def singular(word: str) -> str:
    """Lower-case singular of a noun form, good enough to look it up in a list."""
    low = word.lower()
    for one, many in _IRREGULAR_PLURAL.items():
        if low == many and one != "person":
            return one
    if low.endswith("men") and len(low) > 5 and low not in _NO_PLURAL:
        return low[:-3] + "man"
    if low.endswith(("buses", "mpuses")):
        return low[:-2]
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if re.search(r"(?:ss|x|z|ch|sh)es$", low):
        return low[:-2]
    if low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 3:
        return low[:-1]
    return low


_NO_PERSONS = frozenset({"not_person", "unarmed", "either"})


def _data(name: str) -> Any:
    return msgspec.yaml.decode(files("ceasefire.claims").joinpath(name).read_bytes())


def _rows(decoded: dict[str, dict[str, Any]]) -> dict[str, dict[str, dict[str, Any]]]:
    """The rows of each act, word classes spelt out."""
    persons = {word for group, some in _data("persons.yaml").items() if group not in _NO_PERSONS for word in some.split()}
    classes: dict[str, list[str]] = {"people": sorted(PEOPLE | persons), "force": sorted(FORCE), **decoded.pop("classes")}
    return {act: {name: _spelt(fields, classes) for name, fields in rows.items()} for act, rows in decoded.items()}


def _spelt(fields: dict[str, Any], classes: dict[str, list[str]]) -> dict[str, Any]:
    """A row with "$vehicles" replaced by the words of that class."""
    return {
        key: list(dict.fromkeys(w for one in value for w in (classes[one[1:]] if str(one).startswith("$") else [one]))) if isinstance(value, list) else value
        for key, value in fields.items()
    }


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    entries: dict[str, Entry] = {}
    verbs: dict[str, list[tuple[str, str]]] = {}
    nouns: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    decoded: dict[str, dict[str, Any]] = _data("lexicon.yaml")
    deeds = {noun: base for base, some in decoded.pop("deeds").items() for noun in some}
    for act, rows in _rows(decoded).items():
        for name, fields in rows.items():
            entry = msgspec.convert({"id": f"{act}.{name}", "act": act, **fields}, Entry)
            entries[entry.id] = entry
            for base in entry.verb:
                for form in dict.fromkeys(inflect(base)):
                    verbs.setdefault(form, []).append((base, entry.id))
            for phrase in entry.noun:
                words = phrase.replace("-", " - ").split()
                for form in dict.fromkeys((words[-1], plural(words[-1]))):
                    nouns.setdefault(form, []).append((tuple(words[:-1]), entry.id))
    ordered = {form: tuple(sorted(rows, key=lambda row: -len(row[0]))) for form, rows in nouns.items()}
    return Lexicon(
        entries,
        deeds,
        {form: tuple(rows) for form, rows in verbs.items()},
        ordered,
        frozenset(verbs) | frozenset(ordered) | frozenset(deeds),
    )
