"""Which language a text is written in, by its script and its commonest words."""

from __future__ import annotations

import re

from ceasefire.claims.memo import of_spelling

_WORDS = {
    "en": "the of and to in a is was were that for on with by as at from it has have been said which this are not but an its he they near after who when into over between",
    "fr": "le la les des et du une dans est que pour sur par avec au aux qui sont été ont ce cette plus leur son elle ils nous mais deux",
    "es": "el la los las de y en que del por con una para se es un su al ha fue sus como más pero entre también han sobre",
    "de": "der die das und in den von zu mit im ist des auf für nicht eine als auch dem sich ein bei wurde nach aus hat einer wird",
    "it": "il la di e che in un per del della con sono una dei nel le gli si al è da non alla anche più delle ha",
    "pt": "o a de e que do da em um para com os as uma no na por mais dos foi não se ao pela como são das",
    "nl": "de het een en van in is dat op te zijn voor met niet aan door bij werd ook naar om uit heeft als maar",
    "tr": "ve bir bu da de için ile olarak olan çok daha gibi kadar sonra ise en üzere tarafından dedi ancak göre",
    "pl": "w i na z do się nie że jest to o jak po przez od za oraz dla był przy są został",
    "id": "yang dan di dari untuk dengan ini pada tidak itu dalam akan telah oleh adalah ke juga bahwa",
}
_LATIN = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("ar", re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")), ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")), ("zh", re.compile(r"[\u4e00-\u9fff]")), ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")), ("el", re.compile(r"[\u0370-\u03ff]")), ("am", re.compile(r"[\u1200-\u137f]")),
    ("hi", re.compile(r"[\u0900-\u097f]")), ("ka", re.compile(r"[\u10a0-\u10ff]")), ("hy", re.compile(r"[\u0530-\u058f]")),
)  # fmt: skip
_CODES = {
    word: tuple(code for code, words in _WORDS.items() if word in words.split())
    for word in sorted({word for words in _WORDS.values() for word in words.split()})
}
_PARTICLES = frozenset(["al", "el", "la", "las", "los", "le", "les", "de", "del", "des", "du", "da", "do", "dos", "es", "au", "van"])
"""Words of names of places and people all over the world."""
_HEADLINE = 40
"""Words of the longest text that may be all headline."""
_ARAB = re.compile(r"[ةأإى]|\bال")
"""Letters and the article that Persian and Urdu hardly write; spoken Arabic writes their letters for its own sounds."""
_TAG = re.compile(r"[#@][A-Za-z]\w*")
"""Tags and handles, which say nothing of the language they stand in."""
_ARTICLE = re.compile(r"\b[AaEe]l-(?=\w)")
_SAMPLE = 20_000
_ENOUGH = 0.08
"""Share of the words of an English text that are common ones."""


def language_of(text: str) -> str | None:
    """ISO 639-1 code of a text's language, None where it cannot be told.

    Other scripts than Latin and Arabic are named by their most widely used language; Persian, Urdu
    and Ukrainian letters are told apart.
    """
    sample = text[:_SAMPLE]
    if sample.isascii():  # no other script can be in it
        return _latin_language(sample)
    sample = _TAG.sub(" ", sample)
    found = _LATIN.findall(sample)
    latin = sum(len(w) for w in found if w[0] < "\u0250")
    counts = {code: len(pattern.findall(sample)) for code, pattern in _SCRIPTS}
    code, most = max(counts.items(), key=lambda item: item[1])
    if counts["ja"] and code == "zh":
        code = "ja"
    if most > latin * 0.6 and most >= 2:
        if (
            code == "ar"
            and re.search(r"[پچژگ]", sample)
            and len(_ARAB.findall(sample)) < most * 0.03
            and len(re.findall(r"[پچژگیک]", sample)) > most * 0.03
        ):
            return "ur" if re.search(r"[ٹڈڑےں]", sample) else "fa"
        if code == "ru" and re.search(r"[іїєґ]", sample):
            return "uk"
        return code
    return _latin_language(sample)


def _common(words: list[str]) -> list[str]:
    """Words in lower case, those blanked that belong to names in any language: "UN", "Xväll", "El" in "El Xville", "del" in
    "Xville del Yville". A name is in capitals among words that are not."""
    if not any(one.islower() for one in words):
        return [one.lower() for one in words]
    last = len(words) - 1
    return ["" if _of_a_name(words, at, last) else one.lower() for at, one in enumerate(words)]


def _of_a_name(words: list[str], at: int, last: int) -> bool:
    one = words[at]
    if (len(one) > 1 and one.isupper()) or (one[0].isupper() and not one.isascii()):
        return True
    if one.lower() not in _PARTICLES or at == last or not words[at + 1][0].isupper():
        return False
    return one[0].isupper() or one in {"al", "el"} or (at > 0 and words[at - 1][0].isupper())


def _without_articles(sample: str) -> str:
    """A text without the Arabic articles of its names: "al-Xville" is no Spanish."""
    return _ARTICLE.sub("", sample) if "l-" in sample else sample


_NUMBER = 1 << 20
"""Numbers below this one are counted in one sum; a sample has fewer words."""


@of_spelling(32_768)
def _counts(run: str) -> int:
    """Of a run of letters between spaces, in one number: the common words of English in small letters, which are of no name; those of
    other languages, if only in names; all words."""
    words: list[str] = _LATIN.findall(_without_articles(run))
    codes = [_CODES.get(word.lower(), ()) for word in words]
    english = sum("en" in some and word.islower() for word, some in zip(words, codes, strict=True))
    foreign = sum(any(code != "en" for code in some) for some in codes)
    return english + _NUMBER * (foreign + _NUMBER * len(words))


def _latin_language(sample: str) -> str | None:
    """The language whose commonest words are most of a text's; English, which is read, wins a tie."""
    rest, english = divmod(sum(map(_counts, sample.split())), _NUMBER)
    number, foreign = divmod(rest, _NUMBER)
    if english >= max(1, foreign) and english / number >= _ENOUGH:
        return "en"  # whichever of the others belong to names
    if not number:
        return None
    words = _common(_LATIN.findall(_without_articles(sample)))
    scores = dict.fromkeys(_WORDS, 0)
    plain = all(word.isascii() for word in words)  # dashes and quotation marks are no letters of another language
    for word in words:
        for code in _CODES.get(word, ()):
            scores[code] += 1
    best = max(scores, key=lambda c: (scores[c], c == "en"))
    share = scores[best] / len(words)
    if best == "en" and (
        (scores["en"] >= 1 and share >= _ENOUGH)
        or (len(words) <= 12 and scores["en"] == max(scores.values()) and plain)
    ):
        return "en"
    if share >= 0.12 and scores[best] >= 3:
        return best
    if len(words) <= _HEADLINE and plain and (scores["en"] == scores[best] or _acts(words) > scores[best]):
        return "en"
    return None


def _acts(words: list[str]) -> int:
    """How many words say an act or a harm in English and are common in no other language: a headline has few others."""
    from ceasefire.claims.gate import may_say

    return sum(may_say((word,)) for word in words if word not in _CODES)


_ARABIC = _SCRIPTS[0][1]
_ASCII = re.compile(r"[A-Za-z]")
_RUN = 12
"""Letters of a script that make a paragraph worth telling apart."""


def parts(text: str, start: int, language: str | None = None) -> list[tuple[str, str]]:
    """(language, text) to read: the whole where one language is given or found, else each language's
    paragraphs with all others blanked out. Offsets are those of `text`."""
    if language is not None:
        return [(language.lower()[:2], text)]
    body = text[start:]
    main = language_of(body)
    mixed = False
    if not body.isascii() and _ARABIC.search(body) is not None:
        sample = body[:200_000]
        mixed = len(_ARABIC.findall(sample)) >= _RUN and len(_ASCII.findall(sample)) >= _RUN
    if main in ("en", "ar") and not mixed:
        return [(main, text)]
    if main is None and not mixed:
        return []
    spans = _by_language(text, start, main)
    return [(code, _only(text, start, spans[code])) for code in sorted(spans)]


def _by_language(text: str, start: int, main: str | None) -> dict[str, list[tuple[int, int]]]:
    """The lines of each language that is read. A line too short to tell follows the main language."""
    found: dict[str, list[tuple[int, int]]] = {}
    at = start
    for line in text[start:].splitlines(keepends=True):
        code = main
        latin = len(_ASCII.findall(line if line.isascii() else _TAG.sub(" ", line)))
        arabic = len(_ARABIC.findall(line))
        if (main not in ("en", "ar") and latin + arabic >= 5 * _RUN) or (main in ("en", "ar") and latin + arabic >= _RUN and (arabic > latin) != (main == "ar")):
            code = language_of(line)
        if code in ("en", "ar"):
            found.setdefault(code, []).append((at, at + len(line)))
        at += len(line)
    return found


def _only(text: str, start: int, spans: list[tuple[int, int]]) -> str:
    """The text with all but these spans, and what stands before `start`, blanked; its length is unchanged."""
    out: list[str] = [text[:start]]
    at = start
    for first, last in spans:
        out += [re.sub(r"[^\n]", " ", text[at:first]), text[first:last]]
        at = last
    return "".join([*out, re.sub(r"[^\n]", " ", text[at:])])
