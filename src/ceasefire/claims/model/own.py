"""What a quotation means: as our own rules read it, and as the model takes it, held against each other.

Ours is first what the rule reader itself has read from those very words in this text, else what its rules make of the phrase.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta

import msgspec

from ceasefire.claims.arabic.context import FAR_KM
from ceasefire.claims.bearings import NEAR_KM
from ceasefire.claims.claim import Claim, Harm
from ceasefire.claims.language import language_of
from ceasefire.claims.mentions import Mention, find_mentions, mentions
from ceasefire.claims.model import scenes
from ceasefire.claims.model.arabic_phrases import ArabicPhrases
from ceasefire.claims.model.meant import (
    PROVINCES,
    bears,
    country_of,
    is_province,
    is_unit,
    places_meant,
    shared_units,
    spellings,
)
from ceasefire.claims.model.phrases import PARTS, Phrases
from ceasefire.claims.model.tolls import shares
from ceasefire.claims.placenames import resolve
from ceasefire.claims.text import Span
from ceasefire.claims.tokens import tokenise
from ceasefire.clock import Interval, days, first_day, last_day
from ceasefire.dossier.names import name_key
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.place import Place, distance_km


class Source(msgspec.Struct, frozen=True):
    """A text with the names in it. ours: what our rules read of the whole text; phrases: what they read from parts of it;
    day: local day of publication, None unknown; publisher: id of who publishes it."""

    text: str
    vocabulary: Vocabulary
    mentions: tuple[Mention, ...]
    ours: tuple[Claim, ...]
    phrases: Phrases | ArabicPhrases
    day: date | None
    publisher: str | None = None

    def names(self, span: Span, *kinds: str) -> list[Mention]:
        """Names of those kinds that lie in a span or hold it."""
        return [
            m for m in self.mentions
            if m.kind in kinds and ((span[0] <= m.start and m.end <= span[1]) or (m.start <= span[0] and span[1] <= m.end))
        ]  # fmt: skip

    def actor(self, spans: Sequence[Span], sentence: Span) -> str | None:
        """The id of the first actor that quotations name, describe or point at; None where the text leaves it open."""
        for span in spans:
            read = self._ours(span, sentence, ("actor", "target"))
            known = next((who for one, field in read if (who := getattr(one, field)) is not None), None) or self.phrases.actor(span)
            if known is not None:
                return known
        return None

    def asserter(self, span: Span, sentence: Span) -> str | None:
        """The id of the source or actor that a quotation names as speaking; None where it names none that is known."""
        ids = self.vocabulary.sources.keys() | self.vocabulary.actors.keys()
        said = (who for one, _ in self._ours(span, sentence, ("attributed_to",)) if (who := one.attributed_to) in ids)
        return next(said, None) or self.phrases.asserter(span) or next((m.id for m in self.names(span, "source", "actor") if m.id is not None and m.start == span[0]), None)

    def where(self, spans: Sequence[Span], sentence: Span, meant: str | None = None) -> tuple[Place, Span] | None:
        """The first place that quotations name, and where its name stands; one that no gazetteer has keeps its name, but a street, bridge or river is in the town
        told with it. meant: which one the model takes it for: decides where our rules know none under the name in that country."""
        found = self._meant(spans, sentence, meant)
        if found is None or not isinstance(self.phrases, Phrases):
            return found
        span = self._name(spans[0])
        quoted, (name, country), gazetteer = " ".join(self.text[slice(*span)].split()), country_of(meant), self.vocabulary.gazetteer
        if scenes.part_of_country(quoted, found[0], gazetteer):
            return self._alone(span)
        nowhere = found[0].id is None and found[0].lat is None and not found[0].ambiguous
        street = scenes.is_street(quoted) or scenes.is_street(name)
        if (nowhere and (street or scenes.is_line(quoted) or scenes.is_line(name))) or (street and scenes.is_street(quoted) and not gazetteer.find(quoted)):
            return self._beside(span, sentence, country, street) or self._alone(span)
        # the dossier's own before another that is only spelt like it
        if (nowhere or (not found[0].ambiguous and (found[0].id or "").startswith("geonames:") and not gazetteer.find(quoted))) and len(sides := scenes.sides(quoted, country, gazetteer)) > 1:
            return resolve(Mention("place", tuple(p.id for p in sides if p.id is not None), *span, quoted), self.vocabulary), span
        return (msgspec.structs.replace(found[0], name=scenes.without_kind(found[0].name)), found[1]) if nowhere else found

    def _beside(self, span: Span, sentence: Span, country: str | None, street: bool) -> tuple[Place, Span] | None:
        """The town told with a street, bridge or river, of the country that the model names, else in the same sentence; by a bridge or river it may be anywhere around."""
        near = [m for m in self._towns(span) if country is not None or sentence[0] <= m.start < sentence[1]]
        found = next((town for one in scenes.nearest_first(near, span, sentence) if (town := self._town(one, country)) is not None), None)
        if found is None or street or found[0].ambiguous:
            return found
        return msgspec.structs.replace(found[0], where_prec=2, radius_km=max(found[0].radius_km, NEAR_KM)), found[1]

    def agreed_at(self, act: Span, sentence: Span) -> tuple[Place, Span] | None:
        """The place that a sentence tells of an agreement, where a model quoted none."""
        told = scenes.deal_places(self.text, self._towns(), act, sentence) if isinstance(self.phrases, Phrases) else ()
        return next((town for one in told if (town := self._town(one, None, PROVINCES - {"country"})) is not None), None)

    def witnessed_at(self, act: Span, sentence: Span) -> tuple[Place, Span] | None:
        """The town in which somebody heard or saw an act, where a model quoted no place."""
        told = scenes.witness_places(self.text, self._towns(), act, sentence) if isinstance(self.phrases, Phrases) else ()
        return next((town for one in told if (town := self._town(one, None)) is not None), None)

    def denies_at_large(self, sentence: Span) -> bool:
        """Whether a denial names what it denies and points back at nothing."""
        return isinstance(self.phrases, Phrases) and scenes.denies_at_large(self.text, sentence)

    def in_condition(self, act: Span, place: Span) -> bool:
        """Whether a quoted place stands in the condition of what is refused."""
        return isinstance(self.phrases, Phrases) and scenes.in_condition(self.text, act, place)

    def _towns(self, but: Span = (-1, -1)) -> list[Mention]:
        """Names of places, but for those within a span."""
        return [m for m in self.mentions if m.kind == "place" and not m.adjective and not (m.start < but[1] and but[0] < m.end)]

    def _town(self, name: Mention, country: str | None, wide: Collection[str] = ()) -> tuple[Place, Span] | None:
        """The settlement, or what of the kinds `wide`, that a name means, in a country where one is given."""
        place = self.phrases.place(name) if isinstance(self.phrases, Phrases) else resolve(name, self.vocabulary)
        known = place.ambiguous or (place.lat is not None and (place.where_prec < 3 or place.kind in wide))
        return (place, (name.start, name.end)) if known and (country is None or place.admin[:1] in ((country,), ())) else None

    def _meant(self, spans: Sequence[Span], sentence: Span, meant: str | None) -> tuple[Place, Span] | None:
        spans = [self._name(one) for one in spans]
        ours = self._where(spans, sentence)
        name, country = country_of(meant)
        if country is None or not spans:
            return ours
        quoted = " ".join(self.text[slice(*spans[0])].split())
        if ours is not None and ours[0].ambiguous:
            ours = self._in_country(ours, quoted, country)
            if ours is not None and not any(one.startswith("geonames:") for one in ours[0].candidates or ()):
                return ours  # the dossier's own places: that they lie in one country tells them not apart
        if ours is not None and (unit := self._unit(name, country, ours[0])) is not None:
            return unit, spans[0]
        names = spellings(name)
        # A dossier need not say in which country a place lies, and a crossing lies between two.
        there = ours is not None and ours[0].id is not None and (ours[0].admin[:1] in ((country,), ()) or ours[0].kind == "crossing")
        if there and ours is not None and (ours[0].where_prec < 3 or is_province(quoted) or is_province(name)):
            if not (ours[0].id or "").startswith("geonames:"):
                return ours
            whole = any(one.id == ours[0].id for one in self.vocabulary.gazetteer.find(quoted))
            if not whole and _SITE.match(quoted):
                return self._alone(spans[0])  # an airport is not the town that it bears the name of
            other = places_meant(names, country, self.vocabulary)
            if other is None or ((distance_km(other, ours[0]) or 0.0) <= FAR_KM and (whole or other.where_prec >= 3 or name_key(other.name) == name_key(ours[0].name))):
                return ours
            return other, spans[0]  # only spelt like ours, or ours is but a part of its name
        found = places_meant((quoted, *names), country, self.vocabulary, self._located(spans[0]))
        if found is not None and not (there and found.kind in PROVINCES):
            return resolve(Mention("place", (found.id or "",), *spans[0], quoted), self.vocabulary), spans[0]
        if there or (ours is not None and ours[0].ambiguous):
            return ours
        return self._alone(spans[0])  # a namesake in another country is not the place

    def _unit(self, name: str, country: str, ours: Place) -> Place | None:
        """The province, district or countryside that the model names as one, where our rules took its words for the town that it is named after or that lies in it."""
        if not is_unit(name) or ours.where_prec >= 3:
            return None
        found = [p for p in self.vocabulary.gazetteer.find(name) if p.id is not None and p.admin[:1] in ((country,), ())]
        if len(found) != 1 or found[0].where_prec < 3:
            return None
        km = distance_km(found[0], ours)
        return found[0] if found[0].id in ours.admin or (km is not None and km <= FAR_KM) else None

    def _in_country(self, ours: tuple[Place, Span], quoted: str, country: str) -> tuple[Place, Span] | None:
        """An ambiguous name with those of its places that lie in a country, or the only one; None where none does, or where the name is only a part of what is quoted."""
        left = [one for one in map(self.vocabulary.gazetteer.get, ours[0].candidates or ()) if one is not None and one.admin[:1] in ((country,), ())]
        if not left or name_key(ours[0].name) != name_key(quoted):
            return None
        if len(left) == 1:
            return left[0], ours[1]
        ids = tuple(one.id for one in left if one.id is not None)
        return ours if ids == ours[0].candidates else (msgspec.structs.replace(ours[0], candidates=ids, admin=shared_units(left)), ours[1])

    def _name(self, span: Span) -> Span:
        """A quoted place without "the", "the village of"."""
        found = _CALLED.match(self.text, *span)
        return (found.end(), span[1]) if found is not None and found.end() < span[1] else span

    def _located(self, span: Span) -> list[Place]:
        """The places with a point that the other names of the text mean."""
        others = (m for m in self.mentions if m.kind == "place" and not (m.start < span[1] and span[0] < m.end))
        return [place for m in others if (place := resolve(m, self.vocabulary)).lat is not None]

    def _where(self, spans: Sequence[Span], sentence: Span) -> tuple[Place, Span] | None:
        found = [one for span in spans for one in self._places(span, sentence)]
        known = next((one for one in found if one[0].lat is not None or one[0].ambiguous or one[0].id is not None), None)
        return known or self._listed(found[0][1] if found else spans[0]) or (found[0] if found else self._alone(spans[0]))

    def _places(self, span: Span, sentence: Span) -> Iterator[tuple[Place, Span]]:
        """What is read from a quotation: by the rule reader in this text, by its rules in that sentence, from the words alone."""
        for one, _ in self._ours(span, sentence, ("place",)):
            if one.place is not None:
                yield one.place, one.spans["place"]
        if isinstance(self.phrases, ArabicPhrases) and (place := self.phrases.place(span)) is not None:
            yield place, span
        beside = [m for m in self.mentions if m.kind == "place"]
        for name in self.names(span, "place"):
            yield self.phrases.place(name) if isinstance(self.phrases, Phrases) else resolve(name, self.vocabulary, [m for m in beside if m is not name]), (name.start, name.end)
        for name in mentions(self.text[slice(*span)], self.vocabulary):
            if name.kind == "place":  # written together with the word before it
                yield resolve(name, self.vocabulary, beside), (span[0] + name.start, span[0] + name.end)

    def _listed(self, span: Span) -> tuple[Place, Span] | None:
        """A quoted name that the rules take for a place only where more speaks for it: the place that the gazetteer has under
        it near those that the text names, else the only one."""
        said = " ".join(self.text[slice(*span)].split())
        bearing = [p for p in self.vocabulary.gazetteer.find(said) if p.id is not None]
        located = [p for m in self.mentions if m.kind == "place" and m.surface != said and (p := resolve(m, self.vocabulary)).lat is not None]
        near = [p for p in bearing if any((km := distance_km(p, other)) is not None and km <= FAR_KM for other in located)]
        ids = tuple(p.id for p in (near if located else bearing) if p.id is not None)
        beside = [m for m in self.mentions if m.kind == "place"]
        return (resolve(Mention("place", ids, *span, said), self.vocabulary, beside), span) if ids else None

    def _alone(self, span: Span) -> tuple[Place, Span] | None:
        """A name that no gazetteer has: as written, with no point; with the noun of the base, camp or airport that bears it."""
        site = _BEFORE.search(self.text, max(0, span[0] - _SITE_LETTERS), span[0])
        span = (site.start(1), span[1]) if site is not None else span
        said = self.text[slice(*span)].split()
        return (Place(name=" ".join(said)), span) if len(said) <= _LONGEST else None

    def when(self, spans: Sequence[Span], sentence: Span, meant: Interval | None = None) -> Interval | None:
        """The time that quotations mean; None where it cannot be worked out. meant: the days that the model takes them for: they decide, and our
        rules say the hour within them; but of days counted back from the publication ("the past three days") models leave the first or the last out."""
        ours = self._when(spans, sentence)
        if meant is None or (self.day is not None and first_day(meant) > self.day + _COMING):
            return ours
        if ours is None:
            return meant
        before, after = first_day(meant) - first_day(ours), last_day(ours) - last_day(meant)
        counted = timedelta(0) <= before <= _DAY and timedelta(0) <= after <= _DAY and any(_PAST_DAYS.search(self.text, *one) for one in spans)
        return ours if before == after == timedelta(0) or counted else meant

    def _when(self, spans: Sequence[Span], sentence: Span) -> Interval | None:
        """The time that our rules read from quotations. Words that are no time ("remains closed")
        say that it goes on as it is told: on the day of publication."""
        found: Interval | None = None
        for span in spans:
            alone = self.phrases.times(span) if len(spans) == 1 else self.phrases.counted(span, None)
            counted = self.phrases.counted(span, last_day(found)) if found is not None else alone
            if counted is None and self.day is not None and not self.phrases.says_time(span):
                counted = alone = days(self.day, self.day, self.vocabulary.time_zone)
            if counted is not None:
                found = counted if found is None or counted != alone else _both(found, counted)
        if found is None:
            found = next((one.when for span in spans for one, _ in self._ours(span, sentence, ("when",)) if one.when is not None), None)
        return found

    def died(self, act: Span, target: Sequence[Span] = (), sentence: Span | None = None) -> tuple[Harm, Span] | None:
        """The dead that the words of an act tell by themselves ("shot him dead", "killed" of one person), or a sentence behind it ("He died"), and where they
        tell it, where a model counts none; in Arabic also "his death", "him dead", where our rules read it as that of the act."""
        if isinstance(self.phrases, ArabicPhrases):
            if (told := self.phrases.told(act, "killed")) is not None and told.best:
                return told, act
            same = [one for one in self.ours if one.spans["act"][0] < act[1] and act[0] < one.spans["act"][1]]
            return next(((one.killed, at) for one in same if one.killed is not None and (at := one.spans.get("killed")) is not None and _HIS_DEATH.fullmatch(self.text, *at)), None)
        force = any(m.start <= one[0] + _ARTICLE and one[1] <= m.end for one in target for m in self.names(one, "actor"))  # a party is no one person
        if not force and (at := self.phrases.killed_one(act, target, sentence or act)) is not None:
            return Harm(low=1, best=1, high=1), at
        told = self.phrases.harm((act,), "killed")
        return (told, act) if told is not None and not self.phrases.tried(act, sentence or act) else None

    def unnumbered(self, act: Span, who: Sequence[Span], target: Sequence[Span]) -> bool:
        """Whether the dead that a model quotes of an assassination are only whom it was made on: no number is told then."""
        return isinstance(self.phrases, Phrases) and self.phrases.unnumbered(act, who, target)

    def harm(self, spans: Sequence[Span], sentence: Span, which: str, meant: Harm | None = None, beside: Sequence[Span] = ()) -> Harm | None:
        """The number of people that quotations state. beside: the quotations of the other toll; meant: how the model counts them: it decides, but for figures that
        the quotations do not bear, for nobody (no news of casualties is not none) and where "at least" stands before another number of its words."""
        ours = self._harm(spans, sentence, which)
        if meant is not None and meant.high == 0:
            if isinstance(self.phrases, Phrases) and (ours is None or ours.high != 0):
                return meant if len(spans) == 1 and self.phrases.nobody(spans[0]) else None if self.phrases.denies(spans) else ours
            if isinstance(self.phrases, ArabicPhrases) and (ours is None or ours.best is None) and self.phrases.nobody(spans, "injured" if which == "injured" else "killed"):
                return meant
            return ours
        meant = self._stated(meant, spans, ours, beside) if meant is not None else None
        if meant is None or not bears(self._without_ages(spans), meant):
            return ours
        if ours is not None and ours.high is None and meant.low == meant.high and (ours.low or ours.best) == meant.best:
            return msgspec.structs.replace(meant, low=ours.low, high=None)  # "at least 14", "about 14"
        return self.phrases.parts(spans, meant, ours) if isinstance(self.phrases, ArabicPhrases) else meant

    def _without_ages(self, spans: Sequence[Span]) -> str:
        """The words of quotations but for numbers that say how old somebody is."""
        ages = self.phrases.ages(spans) if isinstance(self.phrases, Phrases) else ()
        return " ".join("".join(" " if any(a <= at < b for a, b in ages) else self.text[at] for at in range(*one)) for one in spans)

    def _stated(self, meant: Harm, spans: Sequence[Span], ours: Harm | None, beside: Sequence[Span]) -> Harm:
        """A toll without those parts that nothing says: a noun of its own says them ("three of its own men", "one pilot" say no combatants), and where it has none
        ("eight", "nine of their number") it shares that of the toll before under one verb, whether the model says so or not, or our rules take it for one before. The members of a named
        force, and nouns in no list, are whoever the model takes them for."""
        said = self.phrases.groups(spans)
        if not said and self.phrases.bare(spans):
            said = {part for part in PARTS if ours is not None and getattr(ours, part) is not None}
            if beside and shares(self.text, beside[0], spans[0]):
                who = self.phrases.groups(beside)
                said |= who or (set() if self.phrases.bare(beside[:1]) else set(PARTS))
                if len(who) == 1 and meant.low is not None and meant.high in (None, meant.low) and not any(getattr(meant, part) for part in PARTS):
                    meant = msgspec.structs.replace(meant, **dict.fromkeys(who & set(PARTS), meant.best))
        elif not said or any(self.names(one, "actor") for one in spans):
            return meant
        return msgspec.structs.replace(meant, **{part: None for part in PARTS if part not in said})

    def _harm(self, spans: Sequence[Span], sentence: Span, which: str) -> Harm | None:
        found = self.phrases.harm(spans, which)
        if found is None:
            found = next((harm for one, field in self._ours(spans[0], sentence, (which,)) if (harm := getattr(one, field)) is not None), None)
        return found

    def deadline(self, span: Span) -> str | None:
        """The local day, or day and time, that the quoted end of an ultimatum means."""
        return self.phrases.deadline(span)

    def our_when(self, said: Span, sentence: Span, spoken: bool) -> tuple[Interval, Span | None] | None:
        """When our rules saw an act that is told by these words, and where they read it, where a model quoted no time for it. spoken: somebody says it in that very sentence. A time beyond a border of
        clauses is of another act; one that our rules carry over from a sentence before is that of its own speaker."""
        for one in self.ours:
            if one.when is None or one.when_assumed or not (one.spans["act"][0] < said[1] and said[0] < one.spans["act"][1]):
                continue
            at = one.spans.get("when")
            if at is None:
                return one.when, None
            if sentence[0] <= at[0] < sentence[1]:
                apart = _BORDER.search(self.text, *self._between(at, said)) is not None
            else:
                apart = spoken
            return None if apart else (one.when, at)
        return None

    def _between(self, time: Span, act: Span) -> Span:
        """What stands between a time and an act, without the commas that a time is put between: "announced, on Monday, that"."""
        before, after = self.text[: time[0]].rstrip(), self.text[time[1] :].lstrip()
        aside = before.endswith(_COMMAS) and after.startswith(_COMMAS)
        if time[1] <= act[0]:
            return (len(self.text) - len(after) if aside else time[1]) + aside, act[0]
        return act[1], len(before) - 1 if aside else time[0]

    def points(self) -> list[Place]:
        """The places with a point that names of the text mean."""
        return self._located((-1, -1))

    def speaker(self, act: Span, sentence: Span) -> str | None:
        """Who our rules see an act or its sentence attributed to, where a model saw nobody."""
        told = next((one.attributed_to for one in self.ours if (at := one.spans["act"])[0] < act[1] and act[0] < at[1]), None)
        return told or (self.phrases.speaker(sentence) if isinstance(self.phrases, Phrases) else None)

    def _ours(self, span: Span, sentence: Span, fields: Sequence[str]) -> list[tuple[Claim, str]]:
        """Our rules' claims that read a field from words of a quotation, those of its own sentence first."""
        found = [(one, field) for one in self.ours for field in fields if (at := one.spans.get(field)) is not None and at[0] < span[1] and span[0] < at[1]]
        return sorted(found, key=lambda item: not (item[0].spans["sentence"][0] < sentence[1] and sentence[0] < item[0].spans["sentence"][1]))


_HIS_DEATH = re.compile(r"[وفبل]*(?:مقتل|مصرع|وفات|استشهاد)(?:ه|ها|هما)|قتيلا|قتيلة")
_COMING = timedelta(days=60)
"""Days told of lie at most so far behind the publication; farther ones are a slip."""
_CALLED = re.compile(r"(?:the\s+)?(?:(?:village|town|city|hamlet|settlement|municipality)\s+of\s+)?(?:the\s+)?|(?:قري[ةه]|بلد[ةه]|مدين[ةه])\s+", re.IGNORECASE)
_SITE = re.compile(r"(?:مطار|قاعدة|ممر|جامعة|سد|حقل|مصفاة|ثكنة|سجن|فندق)\s")
_BEFORE = re.compile(r"(?<![^\W\d_])[وفبل]?((?:مطار|قاعدة|معسكر|مخيم|جامعة|مصفاة|ثكنة|سجن|فندق)\s+)\Z")
"""Arabic nouns of sites that bear the name of a town, or of no place that is known otherwise. In English the towns stand."""
_SITE_LETTERS = 12
_DAY = timedelta(days=1)
_PAST_DAYS = re.compile(r"\b(?:past|last)\s+(?:[\w-]+\s+)?(?:days?|hours?)\b|(?:[أا]يام|يومين|يوما|ساعات|(?<!ال)ساعة)\b[^.،]{0,20}?\s(?:ال)?(?:ماضي|[أا]خير|منصرم)\w*|\b[آا]خر\s+\w+\s+(?:[أا]يام|ساع|يوم)", re.IGNORECASE)
_COMMAS = (",", "،")
_BORDER = re.compile(r"[,،;؛:]|\b(?:after|before|while|when|who|which|whose|where|since|بعد|قبل|كان|كانت|كانوا|بينما|فيما|حين|الذي|التي|الذين|حيث)\b")
_ARTICLE = 4
"""Characters of "the ", with which a party may be quoted."""
_LONGEST = 8
"""Words of a place's name that no gazetteer has."""


def _both(one: Interval, other: Interval) -> Interval:
    """From the earlier to the later."""
    return msgspec.structs.replace(one, start=min(one.start, other.start), end=max(one.end, other.end))


def source_of(text: str, vocabulary: Vocabulary, day: date | None, side: str | None, language: str | None, ours: Sequence[Claim] = (), publisher: str | None = None) -> Source:
    """A text made ready. ours: what our rules read of it; publisher: id of the source that publishes it."""
    code = (language or language_of(text) or "en").lower()[:2]
    found: Sequence[Mention] = find_mentions(tokenise(text), vocabulary, side)
    phrases = ArabicPhrases(text, vocabulary, day, side) if code == "ar" else Phrases(text, vocabulary, day, side)
    return Source(text, vocabulary, tuple(found), tuple(ours), phrases, day, publisher)
