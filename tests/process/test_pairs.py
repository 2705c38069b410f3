"""Judgements of pairs in the ledger: they last when reports are read otherwise, and what they change is recorded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest
from tests.support.small import write
from tests.support.steps import CountingReader, headed, steps

from ceasefire.claims.claim import Claim
from ceasefire.dossier.pair import Judgement, Pair
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.errors import InputError, LedgerError
from ceasefire.ids import content_id
from ceasefire.incidents.judged import judged, meant
from ceasefire.ledger import chain
from ceasefire.ledger.erase import erase
from ceasefire.ledger.verify import verify
from ceasefire.package.view import view
from ceasefire.process import Process, Results, open_process
from ceasefire.process.custody import history
from ceasefire.process.known import known
from ceasefire.process.pairs import enter, entered

NOW = datetime(2031, 1, 1, tzinfo=UTC)
REPORTS = {
    "a.md": headed("watch", "2030-05-03", "army shelled Milltown, killing 3."),
    "b.md": headed("crown_news", "2030-05-09", "army shelled Fordham, killing 8."),
    "c.md": headed("wire", "2030-05-03", "army shelled Milltown, killing 3. league shelled Westgate, killing 2."),
}


class Anew(CountingReader):
    """Reads as the plain reader, with other ids, other spans by a little, and without what names Westgate."""

    def __call__(self, text: str, vocabulary: Vocabulary, **more: Any) -> Sequence[Claim]:  # type: ignore[override]
        found = super().__call__(text, vocabulary, **more)
        return [
            msgspec.structs.replace(c, id=content_id("claim", [c.id]), spans={k: (a, b - 4) for k, (a, b) in c.spans.items()})
            for c in found if c.place is None or c.place.id != "west_gate"
        ]  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = write(tmp_path / "vale")
    for name, text in REPORTS.items():
        (folder / "reports" / name).write_text(text, "utf-8")
    with opened(folder) as process:
        list(process.add([folder / "reports"]))
        process.update()
    return folder


def opened(root: Path, reader: CountingReader | None = None, version: str = "1") -> Process:
    return open_process(root, write=True, steps=steps(reader or CountingReader(), version=version))


def say(root: Path, judgement: Judgement, first: int, second: int, *, by: str = "Ada", why: str = "seen on site", **more: Any) -> int:
    """Of the claims of these numbers, in order of intake."""
    with opened(root) as process:
        claims = process.update().claims
        said = Pair(judgement=judgement, first=meant(claims[first], claims), second=meant(claims[second], claims), by=by, why=why, at=NOW, **more)
        return enter(process.store, said).seq


def results(root: Path, reader: CountingReader | None = None, version: str = "1") -> Results:
    with opened(root, reader, version) as process:
        return process.update()


def partition(made: Results) -> list[list[int]]:
    """Incidents as numbers of claims in order of intake."""
    at = {claim.id: n for n, claim in enumerate(made.claims)}
    return [sorted(at[name] for name in one.claims_for) for one in made.incidents]


def states(made: Results) -> list[str]:
    return [one.state for one in judged(made.claims, made.dossier.pairs)]


def test_what_is_said_is_an_entry_that_matching_obeys_and_no_reading_is_lost(root: Path) -> None:
    before = results(root)
    assert partition(before) == [[0, 2], [1], [3]]
    seq = say(root, "same", 0, 1)
    after = results(root)
    assert partition(after) == [[0, 1, 2], [3]]
    assert (after.read, after.claims, after.incidents[0].id) == (0, before.claims, before.incidents[0].id)
    with opened(root) as process:
        entry = next(e for e in chain.entries(process.store) if e.seq == seq)
        assert (entry.kind, entry.author, entry.payload["by"], entry.payload["why"]) == ("pair_judged", "Ada", "Ada", "seen on site")
        assert entry.payload["rests_on"] == [before.claims[0].report, before.claims[1].report]
        assert verify(process.store)
        (change,) = process.lineage().changes
        assert (change.kind, change.old, change.into) == ("merged", before.incidents[1].id, (before.incidents[0].id,))
    say(root, "different", 2, 0)
    assert partition(results(root)) == [[0, 1], [2], [3]]
    with opened(root) as process:
        assert [change.kind for change in process.lineage().changes] == ["merged", "split"]


def test_from_scratch_is_as_one_after_the_other(root: Path) -> None:
    say(root, "same", 0, 3)
    say(root, "different", 0, 2)
    grown = results(root)
    (root / "reports" / "d.md").write_text(headed("echo", "2030-05-03", "army shelled Milltown, killing 4."), "utf-8")
    with opened(root) as process:
        list(process.add([root / "reports"]))
        grown = process.update()
        process.store.drop_derived()
        anew = process.update()
    assert (grown.claims, grown.incidents, grown.findings) == (anew.claims, anew.incidents, anew.findings)


def test_it_lasts_when_every_claim_has_another_id(root: Path) -> None:
    say(root, "same", 0, 1)
    say(root, "different", 0, 2)
    made = results(root, Anew(), "2")
    assert states(made) == ["holds", "holds"]
    assert partition(made) == [[0, 1], [2]]


def test_what_is_not_found_again_is_told_and_binds_nothing(root: Path) -> None:
    say(root, "same", 1, 3)
    assert partition(results(root)) == [[0, 2], [1, 3]]
    made = results(root, Anew(), "2")
    assert states(made) == ["lost"]
    assert partition(made) == [[0, 2], [1]]
    assert partition(results(root)) == [[0, 2], [1, 3]]  # with the old reader it is there again


def test_all_that_was_said_is_kept_and_the_last_of_a_pair_counts(root: Path) -> None:
    say(root, "same", 0, 1)
    say(root, "different", 1, 0, by="Bo")
    say(root, "unsure", 0, 1, by="Cy")
    made = results(root)
    assert states(made) == ["replaced", "replaced", "unsure"]
    assert partition(made) == [[0, 2], [1], [3]]
    assert [pair.by for pair in made.dossier.pairs] == ["Ada", "Bo", "Cy"]


@pytest.mark.parametrize(("by", "why"), [("", "x"), ("  ", "x"), ("Ada", ""), ("Ada", "\n")])
def test_nobody_and_no_reason_are_refused(root: Path, by: str, why: str) -> None:
    with pytest.raises(InputError, match="a name and a reason"):
        say(root, "same", 0, 1, by=by, why=why)
    with opened(root) as process:
        assert entered(process.store) == ()


def test_an_entry_that_is_none_is_told(root: Path) -> None:
    with opened(root) as process:
        chain.append(process.store, "pair_judged", {"judgement": "perhaps"}, at=NOW)
        with pytest.raises(LedgerError, match="is not what a person says of two claims"):
            process.results()


def test_what_was_said_can_be_erased_and_an_erased_report_is_not_found(root: Path) -> None:
    seq = say(root, "same", 0, 1)
    say(root, "same", 1, 3)
    with opened(root) as process:
        erase(process.store, [seq], why="the officer asked", at=NOW)
    made = results(root)
    assert states(made) == ["holds"]
    assert partition(made) == [[0, 2], [1, 3]]
    with opened(root) as process:
        (entry,) = [e.seq for e in chain.entries(process.store, kind="report_received") if e.payload["report"]["source"] == "crown_news"]
        erase(process.store, [entry], why="a person's data", at=NOW)
    assert states(results(root)) == ["lost"]


def test_the_chain_of_custody_of_both_reports_tells_of_it_to_who_may_see_it(root: Path) -> None:
    say(root, "same", 0, 1, handling="AMBER")
    with opened(root) as process:
        ids = [claim.report for claim in process.results().claims]
        for report in ids[:2]:
            told = [step.detail for step in history(process, report).steps if step.what == "judged"]
            assert [one.endswith("same: seen on site") for one in told] == [True]
            assert history(process, report, "GREEN").hidden == 1
        assert not [step for step in history(process, ids[2]).steps if step.what == "judged"]


def test_the_chain_of_custody_tells_nobody_what_rests_on_a_report_that_they_may_not_see(root: Path) -> None:
    (root / "reports" / "q.md").write_text(headed("rumour", "2030-05-20", "league shelled Fordham, killing 1.", "handling: AMBER\n"), "utf-8")
    with opened(root) as process:
        list(process.add([root / "reports" / "q.md"]))
    say(root, "same", 0, 4)
    with opened(root) as process:
        report = process.results().claims[0].report
        clear, amber = history(process, report, "CLEAR"), history(process, report, "AMBER")
    assert [(chain.hidden, [step for step in chain.steps if step.what == "judged"] != []) for chain in (clear, amber)] == [(1, False), (0, True)]


def test_who_may_not_see_the_words_sees_that_a_person_judged_and_who_may_not_see_a_report_nothing(root: Path) -> None:
    (root / "reports" / "q.md").write_text(headed("rumour", "2030-05-20", "league shelled Fordham, killing 1.", "handling: AMBER\n"), "utf-8")
    with opened(root) as process:
        list(process.add([root / "reports" / "q.md"]))
        process.update()
    say(root, "same", 0, 1, handling="GREEN")
    say(root, "same", 1, 4)
    made = results(root)
    assert partition(made) == [[0, 1, 2, 4], [3]]
    seen = view(made, "CLEAR")
    assert [(pair.by, pair.why) for pair in seen.dossier.pairs] == [(None, None)]
    assert [sorted(one.claims_for) for one in seen.incidents.values()] == [sorted(made.claims[n].id for n in group) for group in ([0, 1, 2], [3])]
    assert [pair.by for pair in view(made, "GREEN").dossier.pairs] == ["Ada"]
    assert [pair.by for pair in view(made, "AMBER").dossier.pairs] == ["Ada", "Ada"]


def test_results_of_an_earlier_day_know_nothing_of_it(root: Path) -> None:
    """Nobody had said it then."""
    say(root, "different", 0, 2)
    with opened(root) as process:
        made = process.results()
        assert partition(made) == [[0], [1], [2], [3]]
        (then,) = known(process, made, [datetime(2030, 5, 30, tzinfo=UTC).date()])
    assert partition(then) == [[0, 2], [1], [3]]
