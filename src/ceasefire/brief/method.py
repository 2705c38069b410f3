"""How the brief says it is to be read and contested: the fixed text of its section on method."""

from __future__ import annotations

METHOD_ITEMS = (
    ("Claims and incidents", "A claim is one statement by one source. Claims that can be about the same happening "
     "are joined into an incident; where they differ, every version is kept."),
    ("Copies", "Corroboration counts independent origins, not repeats: two outlets that copy one agency count "
     "once. A statement against its source’s own interest weighs more, one in its interest less."),
    ("Two grades kept apart", "Source reliability A–F and information credibility 1–6 (Admiralty code) are never "
     "merged. F and 6 mean that it cannot be judged; they are missing values, not middling ones."),
    ("Proof", "In rising order: reasonable suspicion, reasonable grounds to believe, balance of probabilities, "
     "clear and convincing. The standard given is the highest that outcome and responsibility both reach."),
    ("Precision", "Places and dates carry the precision they are known to. A district’s centre is never taken "
     "for a point: a finding then says that the zone is not determinable."),
    ("Read with doubt", "A program reads the reports. Where it is likely to have misread a place, a time, a toll or a name, or to have read what is not told, going by its "
     "mistakes on test reports, the claim says “read with doubt, check”. What bears no mark can be misread too: the "
     "words of the report stand beside it."),
    ("Counts are a sample", "Counts show what was reported and taken in. Access, language and interest decide what "
     "gets reported. A rise may be a rise in reporting; compare places and periods with care. The summary counts "
     "incidents, each once; the tables by article count findings, and one incident may stand under several."),
    ("Military positions", "Movements and positions of forces, and who holds which place, are shown late and coarsely: by "
     "district (control by place) and not before seven days have passed, unless the dossier says otherwise."),
    ("Handling", "Reports above the mark of this brief, and all that rests only on them, are left out; incidents "
     "that rest on them in part were matched and judged again without them."),
    ("To contest a line", "Name the brief’s date and the id of the finding or claim. Say which element is wrong – "
     "act, bearer, zone, period, exception, gravity, responsibility or proof – and send what shows it. A "
     "correction becomes a new entry; nothing is erased, and dissent is printed beside the finding."),
)  # fmt: skip
