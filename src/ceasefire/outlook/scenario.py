"""A scenario: two parties, what is believed of them, and of what stands around them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from ceasefire.dossier.embedded import find
from ceasefire.dossier.load import load
from ceasefire.dossier.records import to_record
from ceasefire.dossier.words import near
from ceasefire.dossier.yamlfile import Path_, YamlFile, parse
from ceasefire.errors import CeasefireError, DossierError, Problem
from ceasefire.outlook.bargain_parameters import OF_ALL, OF_PARTY, Parameter, general
from ceasefire.outlook.bargain_prior import Prior

MOST_WEEKS = 520
Number = float | str | None


class Belief(msgspec.Struct, frozen=True):
    """A prior as a scenario file writes it. value: one number; or low, likely, high. Some have words for numbers
    (`a year`, `never`). why: reason; source: where it comes from; step: size of one step of the lever."""

    value: Number = None
    low: Number = None
    likely: Number = None
    high: Number = None
    why: str = ""
    source: str = ""
    step: float | None = None


class PartyFile(msgspec.Struct, frozen=True):
    """One party in the file. Keys are those of `OF_PARTY`."""

    id: str
    name: str | None = None
    strength: Belief | None = None
    regain: Belief | None = None
    recovery: Belief | None = None
    cost: Belief | None = None
    hidden: Belief | None = None
    aid: Belief | None = None
    gain: Belief | None = None
    horizon: Belief | None = None
    voice: Belief | None = None


class AroundFile(msgspec.Struct, frozen=True):
    """What is everybody's. Keys are those of `OF_ALL`."""

    destruction: Belief | None = None
    detection: Belief | None = None
    reprisal: Belief | None = None
    spoilers: Belief | None = None
    attribution: Belief | None = None
    sanction: Belief | None = None
    credibility: Belief | None = None
    credibility_later: Belief | None = None
    turning: Belief | None = None


class ScenarioFile(msgspec.Struct, frozen=True):
    """The file. weeks: how far to look; dossier: name or folder of the dossier that the parties' ids belong to."""

    title: str
    parties: tuple[PartyFile, ...]
    about: str = ""
    dossier: str | None = None
    weeks: int = 104
    around: AroundFile = AroundFile()


class Party(msgspec.Struct, frozen=True):
    """One side. id: actor of the dossier; name: neutral name; beliefs: parameter -> prior."""

    id: str
    name: str
    beliefs: dict[str, Prior]


class Scenario(msgspec.Struct, frozen=True):
    """A scenario that can be worked out. Order of the two parties is that of the file and decides nothing."""

    title: str
    about: str
    weeks: int
    parties: tuple[Party, Party]
    around: dict[str, Prior]

    def swapped(self) -> Scenario:
        """The same with the parties in the other order."""
        return msgspec.structs.replace(self, parties=(self.parties[1], self.parties[0]))


def load_scenario(path: Path) -> Scenario:
    """The scenario in a file. `DossierError` with every fault, each with its line, when it has any."""
    source = parse(path)
    problems = list(source.problems)
    if source.data is None and problems:
        raise DossierError(tuple(problems))
    _bare(source, problems)
    file = to_record(source, (), source.data, ScenarioFile, problems)
    if source.sound(("weeks",)) and not 1 <= file.weeks <= MOST_WEEKS:
        problems.append(source.problem(("weeks",), "weeks", f"{file.weeks} weeks cannot be shown", f"give 1 to {MOST_WEEKS}"))
    if source.sound(("parties",)) and len(file.parties) != 2:
        what = f"has {len(file.parties)} part{'y' if len(file.parties) == 1 else 'ies'}"
        problems.append(source.problem(("parties",), "parties", what, "the game has two: join those that fight on one side"))
    names = _names(source, path, file, problems)
    parties = []
    for index, one in enumerate(file.parties[:2]):
        beliefs = {p.name: _prior(source, ("parties", index, p.name), getattr(one, p.name), p, problems) for p in OF_PARTY}
        parties.append(Party(one.id, one.name or names.get(one.id) or one.id, beliefs))
    around = {p.name: _prior(source, ("around", p.name), getattr(file.around, p.name), p, problems) for p in OF_ALL}
    if len(parties) == 2:
        _together(source, parties, problems)
    kept = sorted(source.kept(problems), key=lambda p: p.line)
    if kept or len(parties) != 2:
        raise DossierError(tuple(kept or problems))
    return Scenario(file.title, file.about, file.weeks, (parties[0], parties[1]), around)


def _bare(source: YamlFile, problems: list[Problem]) -> None:
    """Numbers that stand alone: a belief has a reason and a source."""
    data = source.data if isinstance(source.data, dict) else {}
    parties = data.get("parties")
    places: list[tuple[Path_, Any, tuple[Parameter, ...]]] = [(("around",), data.get("around"), OF_ALL)]
    places += [(("parties", k), one, OF_PARTY) for k, one in enumerate(parties if isinstance(parties, list) else [])]
    for at, block, known in places:
        for parameter in known if isinstance(block, dict) else ():
            value = block.get(parameter.name)
            path = (*at, parameter.name)
            if value is None or isinstance(value, dict) or path in source.faulty:
                continue
            remedy = f"write `{parameter.name}: {{low: …, likely: …, high: …, why: …, source: …}}`, or `value:` for the three"
            problems.append(source.problem(path, "value", f"'{parameter.name}' is '{value}' and nothing else", remedy))
            source.faulty.add(path)


def _together(source: YamlFile, parties: list[Party], problems: list[Problem]) -> None:
    """What is wrong with the two beside each other."""
    if parties[0].id == parties[1].id and source.sound(("parties", 0, "id"), ("parties", 1, "id")):
        what = f"'{parties[1].id}' stands on both sides"
        problems.append(source.problem(("parties", 1, "id"), "parties", what, "name the other side"))
    for name, meant in (("strength", "could win"), ("voice", "makes demands")):
        paths: list[Path_] = [("parties", k, name) for k in (0, 1)]
        if source.sound(*paths) and all(p.beliefs[name].low <= 0.0 for p in parties):
            what = f"'{name}' may be 0 for both, so that nobody {meant}"
            problems.append(source.problem(paths[1], "value", what, f"give one of the two a {name} above 0"))


def _names(source: YamlFile, path: Path, file: ScenarioFile, problems: list[Problem]) -> dict[str, str]:
    """Neutral names of the dossier's actors; problems for parties that it does not have."""
    if file.dossier is None or not source.sound(("dossier",)):
        return {}
    try:
        beside = path.parent / file.dossier
        dossier = load(beside if (beside / "dossier.yaml").exists() else find(file.dossier))
    except CeasefireError as error:
        problems.append(source.problem(("dossier",), "dossier", f"the dossier cannot be read: {error.what}", error.remedy or "correct it first"))
        return {}
    known = {a.id: a.name for a in dossier.actors.values()}
    for index, one in enumerate(file.parties):
        at: Path_ = ("parties", index, "id")
        if source.sound(at) and one.id not in known:
            problems.append(source.problem(at, "unknown_actor", f"the dossier has no actor '{one.id}'", near(one.id, known)))
    return known


def _prior(source: YamlFile, path: Path_, belief: Belief | None, parameter: Parameter, problems: list[Problem]) -> Prior:
    """A belief as numbers, or the general prior; every fault of it told."""
    wide = general(parameter)
    if belief is None:
        if parameter.prior is None and source.sound(path):
            what = f"'{parameter.name}' is missing: {parameter.meaning}"
            problems.append(source.problem(path, "missing_key", what, f"write `{parameter.name}: {{low: 40, likely: 50, high: 60, why: …, source: …}}`"))
        return wide
    if not source.sound(path):
        return wide
    before = len(problems)
    given = {key: getattr(belief, key) for key in ("low", "likely", "high") if getattr(belief, key) is not None}
    if belief.value is not None and given:
        problems.append(source.problem(path, "value", f"'{parameter.name}' has a value and a range", "keep `value`, or low, likely and high"))
    elif belief.value is None and len(given) < 3:
        lacks = ", ".join(k for k in ("low", "likely", "high") if k not in given)
        problems.append(source.problem(path, "missing_key", f"'{parameter.name}' lacks {lacks}", "give low, likely and high, or one `value`"))
    for key in ("why", "source"):
        if not getattr(belief, key).strip():
            hint = "say in your words why" if key == "why" else "say where it comes from; `judgement` is an answer"
            problems.append(source.problem(path, "missing_key", f"'{parameter.name}' has no {key}", hint))
    if belief.step is not None and parameter.step is None:
        problems.append(source.problem((*path, "step"), "value", f"'{parameter.name}' is nobody's to move", "leave out `step`"))
    raw = {"value": belief.value} if belief.value is not None else given
    numbers = {key: _number(source, (*path, key), one, parameter, problems) for key, one in raw.items()}
    if len(problems) > before:
        return wide
    low, likely, high = (numbers.get(k, numbers.get("value", 0.0)) for k in ("low", "likely", "high"))
    if not low <= likely <= high:
        problems.append(source.problem(path, "value", f"'{parameter.name}' is not in order: low {low:g}, likely {likely:g}, high {high:g}", "low ≤ likely ≤ high"))
        return wide
    if high == float("inf") and low != high:
        problems.append(source.problem(path, "value", f"'{parameter.name}' ranges up to never", "write `value: never`, or a number of weeks"))
        return wide
    return Prior(low=low, likely=likely, high=high, why=belief.why.strip(), source=belief.source.strip(), step=belief.step)


def _number(source: YamlFile, path: Path_, value: Any, parameter: Parameter, problems: list[Problem]) -> float:
    """A value or a word for one, within what the parameter may be."""
    words = parameter.words
    if isinstance(value, str):
        if value in words:
            return words[value]
        hint = f"one of: {', '.join(words)}, or a number of weeks" if words else "write a number"
        problems.append(source.problem(path, "value", f"'{value}' is no value of '{parameter.name}'", hint))
        return 0.0
    if not parameter.least <= value <= parameter.most:
        remedy = f"give {parameter.least:g} to {parameter.most:g} ({parameter.unit})"
        if parameter.name == "horizon" and value > parameter.most:
            remedy = "nobody looks ahead without end: 'a generation' is 1000"
        problems.append(source.problem(path, "value", f"'{parameter.name}' cannot be {value:g}", remedy))
    return float(value)

