"""Every fixed word of the brief, in one place, so that another language is one more module like it."""

from __future__ import annotations

from ceasefire.findings.finding import Outcome

LANGUAGE = "en"
DIRECTION = "ltr"

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

OUTCOMES: tuple[Outcome, ...] = (
    "serious_violation", "minor_violation", "pending", "not_a_violation", "not_an_incident",
)  # fmt: skip
"""Gravest first: the order of columns, of bars and of what an incident counts as."""

OUTCOME = {
    "serious_violation": "Serious violation",
    "minor_violation": "Minor violation",
    "pending": "Pending",
    "not_a_violation": "Not a violation",
    "not_an_incident": "Not an incident",
}
OUTCOME_MEANS = {
    "serious_violation": "forbidden by the article, with deaths, injury or heavy weapons, or an offensive",
    "minor_violation": "forbidden by the article, of lesser weight",
    "pending": "cannot be decided on what is reported: time, place, act or bearer is open",
    "not_a_violation": "relevant, and the article does not forbid it",
    "not_an_incident": "did not happen, or is no event, on what is reported",
}
RESPONSIBILITY = {
    "attributed": "Attributed",
    "contested": "Contested",
    "not_attributable": "Not attributable",
}
RESPONSIBILITY_MEANS = {
    "attributed": "the claims point to one responsible side and none contradicts it",
    "contested": "claims point to different sides, or the side named denies it",
    "not_attributable": "no claim says who did it, or none can be held to",
}
PROOF = {
    "reasonable_suspicion": "Reasonable suspicion",
    "reasonable_grounds": "Reasonable grounds",
    "balance_of_probabilities": "Balance of probabilities",
    "clear_and_convincing": "Clear and convincing",
    None: "None reached",
}
ZONE = {"inside": "inside the zone", "outside": "outside the zone", "indeterminate": "zone not determinable"}
STATE = {
    "proposed": "proposed",
    "under_review": "under review",
    "endorsed": "endorsed",
    "published": "published",
    "withdrawn": "withdrawn",
}
MODALITY = {
    "asserted": "asserted",
    "hedged": "stated with reserve",
    "denied": "denied",
    "future_or_conditional": "announced or conditional",
    "opinion": "opinion",
}
CREDIBILITY = {
    1: "confirmed by other sources",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "cannot be judged",
}
RELIABILITY = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}
PRECISION = {
    1: "exact place",
    2: "near the named place",
    3: "known to the district",
    4: "known to the province",
    5: "along a line or part of a province",
    6: "known to the country",
    7: "beyond one country",
}
NOT_LOCATED_PLACE = "place not in the gazetteer, not located"
CLASS = {
    "cessation_of_hostilities": "cessation of hostilities",
    "preliminary": "preliminary ceasefire",
    "definitive": "definitive ceasefire",
    "local_truce": "local truce",
}
PROVISION = {"prohibits": "Prohibition", "requires": "Requirement", "permits": "Permission"}
ELEMENT = {
    "act": "Act",
    "bearer": "Bearer",
    "zone": "Zone",
    "period": "Period",
    "exception": "Exception",
    "gravity": "Gravity",
    "responsibility": "Responsibility",
    "proof": "Proof",
}
FIELD = {
    "act": "What happened",
    "acts": "What happened",
    "actor": "Who did it",
    "actors": "Who did it",
    "target": "To whom",
    "targets": "To whom",
    "place": "Where",
    "when": "When",
    "killed": "How many were killed",
    "injured": "How many were injured",
    "toll": "How many were hurt",
    "date": "When",
    "happened": "Whether it happened",
    "denial": "Whether it happened",
    "denied": "Whether it happened",
}
SOURCE_KIND = {
    "state_media": "state media",
    "party_media": "party media",
    "news_agency": "news agency",
    "newspaper": "newspaper",
    "broadcaster": "broadcaster",
    "monitor": "monitor",
    "local_network": "local network",
    "un": "United Nations",
    "think_tank": "research body",
    "dataset": "event data set",
    "official": "official body",
}
MARK = {
    "act": "act", "actor": "who", "target": "to whom", "place": "where", "when": "when",
    "killed": "killed", "injured": "injured", "weapon": "weapon",
    "attributed_to": "who says so", "modality": "how firmly", "denial": "denial", "deadline": "deadline",
}  # fmt: skip

KICKER = "Ceasefire monitoring brief"
PERIOD = "Period"
REPORTED_TO = "Latest report cited"
REPORTED_LATER = "what was said of the period afterwards counts"
LOCAL_TIME = "local time"
HANDLING = "Handling"
COMPARED = "Compared with"
IS = "What this brief is"
IS_TEXT = (
    "A reading of published and submitted reports against the text of the agreements. Everything below is a "
    "claim by a source, not a fact. The findings are proposed by a machine; people decide. Every sentence "
    "leads to the claims behind it, and every claim to the words and the address of its report."
)
IS_NOT = "What it is not"
IS_NOT_TEXT = (
    "Not a verification on the ground, not a legal judgment, and not a complete count: what was not reported "
    "is not here. A quiet place may be a place nobody could see. Names are neutral; a source’s own wording "
    "appears only inside quotation marks."
)
CONTENTS = "Contents"
SUMMARY = "Summary"
FINDINGS = "Findings by article"
MAP = "Map"
TIMELINE = "Timeline"
CASUALTIES = "Casualties"
SIDES = "What each side says"
EVENTS = "Reported besides, under no article"
UNDATED = "Without a date"
METHOD = "How to read and contest this brief"
ANNEX = "Annex: reports and claims"
SKIP = "Skip to the summary"
PREVIOUS = "before"
HEAVIEST = "Heaviest reported tolls"
LIMITS = "What limits these figures"
FIGURES_CAPTION = "Incidents by outcome, each counted once at its gravest"
FIGURES_COMPARED = "; below, the equal period before"
ARTICLES_CAPTION = (
    "Findings by article and outcome; one incident may stand under several articles, so rows do not add up"
)
ARTICLES_COMPARED = "; in brackets the equal period before"
NOT_COMPARED_SILENT = "no report speaks of the period before"
NOT_COMPARED_LONG = "the period is longer than {days} days"
NO_COMPARISON = "no comparison"
TOTAL = "All"
ARTICLE = "Article"
NOT_IN_FORCE = "Agreements not in force in this period"
NO_AGREEMENT = "No agreement is on file; nothing could be held against one."
SILENT = "Articles without a finding in this period"
NO_FINDING = "That nothing was reported does not show that the article was kept."
NOT_JUDGED = "What is due under this article is not judged here. Claims about it stand under “Reported besides, under no article”."
SHOW = "Show"
ALL_OUTCOMES = "All outcomes"
DATE, PLACE, ACT, RESPONSIBLE, PROOF_HEAD, CLAIMS = (
    "Date",
    "Place",
    "Act",
    "Said to be responsible",
    "Proof",
    "Claims",
)
OUTCOME_HEAD = "Outcome"
REASONS = "Reasons"
NOT_SAID = "not said"
PLACE_NOT_SAID = "place not said"
DATE_NOT_SAID = "date not said"
KILLED, INJURED = "killed", "injured"
KILLED_HEAD, INJURED_HEAD, ORIGIN_HEAD = "Killed", "Injured", "According to"
CASUALTIES_NOTE = (
    "For each incident the lowest and the highest figure that any origin gives. Two outlets that repeat one "
    "agency are one origin. Figures of different incidents may overlap when reports sum up several days."
)
NO_TOLL = "No casualties are reported in this period."
SIDES_NOTE = (
    "Where claims about one incident differ, each version stands in a column of its own, with the number of "
    "independent origins and the sources’ own words."
)
NO_SIDES = "No claims differ on an incident in this period."
EVENTS_NOTE = "Reported in the period and held against no article."
UNDATED_NOTE = (
    "These claims, published in the period, give no date for what they report. They are in no count above."
)
NO_EVENTS = "None reported."
DUE = "What was due"
DUE_NOTE = (
    "What the agreements require, as far as it fell due or was reported in the period or stands open at its end. "
    "Missed means that no report tells of it although somebody could have seen it; unseen, that nobody is known "
    "to have been able to see it, and then silence says nothing."
)
NO_DUE = "Nothing fell due in this period."
DUE_OPEN = "Besides, {n} of the things required have no time set and no report of them."
NO_TIME_SET = "no time set"
DUE_BY, DUE_WHAT, STATUS_HEAD, WHY = "Due by", "What", "Status", "Why"
STATUS = {
    "met": "met", "partly": "partly met", "late": "late", "missed": "missed", "unseen": "unseen",
    "open": "open", "waiting": "waiting",
}  # fmt: skip
NO_REPORTS = "No claim is cited."
MAP_EMPTY = "No place can be drawn for this period."
MAP_ALT = "Map of reported incidents"
MAP_LEGEND = "Legend"
MAP_SIZE = "Number of incidents"
MAP_UNCERTAIN = "within this circle"
MAP_AREA = "known to an area only"
MAP_SAMPLE = "Circles show what was reported, not what happened; coverage is uneven."
MORE_PLACES = "Incidents by place, as a table"
INCIDENTS = "Incidents"
KILLED_LEAST = "Killed, at least"
KILLED_SUM = "added up; incidents may overlap"
GRAVEST = "Gravest outcome"
NORTH = "N"
TIMELINE_EMPTY = "No dated incident to draw for this period."
TIMELINE_ALT = "Incidents over time by outcome"
TIMELINE_TABLE = "The same as a table"
TIMELINE_FORCE = "Agreements in force"
UNIT = {
    "day": "Incidents per day",
    "week": "Incidents per week, starting on Monday",
    "month": "Incidents per month",
}
FROM = "From"
REPORT = "Report"
CITED_IN = "Behind finding"
ANOTHER_CLAIM, AND_THIS = "Another claim", "and this"
BACK = "Back to top"
READ_AS = "Read as"
ROW = "Row"
ADDRESS = "Address"
NO_ADDRESS = "no address given"
PUBLISHED = "published"
DATE_UNKNOWN = "date of publication unknown"
DATE_ASSUMED = "date assumed"
UNKNOWN_PUBLISHER = "publisher unknown"
QUOTED_WORDS = "Words of the report"
QUIET_POSITION = "Words not repeated: they state a military position and the report is not public."
QUIET_TITLE = "title not repeated"
NOT_LOCATED = "The words could not be located in the report; this is how it begins:"
DISSENT = "Dissent"
STATE_HEAD = "State"
CREDIBILITY_HEAD = "Credibility"
SHA = "SHA-256"
SEE_SIDES = "claims differ"
ORIGIN_ONE, ORIGIN_MANY = "1 origin", "{n} origins"
MORE_CLAIMS = "and {n} more"
SEE_ANNEX = "see annex"
MORE_FINDINGS = "And {n} of this article, less grave, not listed here: see `ceasefire findings --json` or `ceasefire export`."
MORE_INCIDENTS = "And {n}, counted and not listed here: see `ceasefire export`."
MORE_HARM = "Of the incidents listed one by one only; {n} of the period are not: see `ceasefire export`."
PROPOSED_HEAD = "Proposed by the machine"
JUDGED_HEAD = "Said by people"
ABOUT = "About this dossier, in the words of who keeps it"
ROWS = "Findings {a}–{b}"
ROWS_ONLY = "Finding {a}"

# Sentences. Braces are filled by the modules that count; numbers come as text.
S_HELD = "{incidents} of the period {are} held against {articles} and {give} {findings}."
S_NOTHING = "Nothing dated in the period is held against an article."
S_OUTCOME = "Each incident counted once, at its gravest outcome: {parts}."
S_BEFORE = "In the equal period before: {parts}."
S_NOT_COMPARED = "No comparison: {why}."
S_VIOLATIONS = "{incidents} held to be a violation, each counted once."
S_ATTRIBUTED = (
    "Of {total} held to be a violation, each counted once, {n} {are} attributed to one side: {parts}."
)
S_TWICE = "{n} of these {stand} under more than one of them, by different articles."
S_CONTESTED = "{n} of them {are} contested: claims name different sides, or the side named denies it."
S_NOBODY = "{n} of them cannot be attributed."
S_PROOF = "Highest proof reached for each of these incidents: {parts}."
S_PROOF_NONE = "no standard"
S_DEAD = "Killed, added up over {incidents} with a stated toll: {span}."
S_HURT = "Injured, added up over {incidents} with a stated toll: {span}."
S_OVERLAP = (
    "Incidents may overlap, where reports sum up several days or places: this sum is no count of persons."
)
S_TALLIES = (
    "{incidents} with a stated toll {have} no place, a whole country for its place, or a date wider than a "
    "week; such figures are often sums over many incidents and {are} not added up here."
)
S_NO_TOLL = "No claim of the period states a number of killed or injured."
S_OPEN_TOLL = "{incidents} of them {have} no upper figure."
S_TALKS = "Reported besides, and held against no article: {parts}."
S_DIFFER = "Claims differ on {incidents}; the versions stand side by side below."
S_HEAVY = "{when}, {place}: {act}, {toll}; {responsibility}, {origins}."
S_MIX = "{reports} {are} cited, by {parts}."
S_VOICE = "Their sources speak for: {parts}."
S_VOICE_FOR = "{name} {n}"
S_VOICE_NONE = "no party {n}"
S_PENDING = "{incidents} {are} pending."
S_COARSE = "For {incidents} the place is known to the district or wider only."
S_NO_PLACE = "For {incidents} no place is given."
S_WIDE = "For {incidents} the date is known to a week or wider only."
S_UNDATED = "{incidents}, published in the period, {have} no date and {stand} in no count."
S_WITHHELD = (
    "{reports} {are} above the handling mark of this brief and left out, with whatever rests only on them."
)
S_DELAYED = (
    "{incidents} about movements or positions of forces {are} held back for {delay}; the figures of the "
    "period before may include such incidents."
)
S_DELAYED_ONLY = "{incidents} about movements or positions of forces {are} held back for {delay}."
S_LISTED = (
    "This brief counts {findings} and lists {listed} of them: the {most} gravest of each article. All stand in "
    "`ceasefire findings --json` and in `ceasefire export`."
)
S_WITHDRAWN = "{findings} of the period {have} been withdrawn and {are} not shown."
S_ABSENT = "{findings} about something due that was not reported {have} no date and {are} in no count."
S_SAMPLE = "All counts are a sample: they show what was reported and taken in, not all that happened."
S_MAP_WIDE = "{incidents} known only to a country or wider {are} not drawn."
S_MAP_NONE = "{incidents} without coordinates {are} not drawn."
S_TIME_WIDE = "{incidents} whose dates span more than one {unit} {are} not drawn."
NOUNS = {
    "day": ("1 day", "{n} days"),
    "incident": ("1 incident", "{n} incidents"),
    "finding": ("1 finding", "{n} findings"),
    "article": ("1 article", "{n} articles"),
    "report": ("1 report", "{n} reports"),
    "origin": ("1 origin", "{n} origins"),
    "claim": ("1 claim", "{n} claims"),
}
VERBS = {
    "are": ("is", "are"),
    "have": ("has", "have"),
    "give": ("gives", "give"),
    "stand": ("stands", "stand"),
}
OUTCOME_COUNT = "{outcome} {n}"
TO_AT_LEAST = "{a} to at least {b}"
AT_LEAST, UP_TO, NONE, NO_NUMBER = "at least {n}", "up to {n}", "none", "number not stated"
BEST = "best estimate {n}"
OF_THEM = "of them {parts}"
PERSONS = {
    "civilians": ("1 civilian", "{n} civilians"), "women": ("1 woman", "{n} women"),
    "children": ("1 child", "{n} children"), "combatants": ("1 combatant", "{n} combatants"),
}  # fmt: skip
UNCOUNTED = "{who}, number not stated"
BY, AT, SAYS, BETWEEN = "by {x}", "in {x}", "said by {x}", "between {x} and {y}"
AGAINST, WITH = "against", "with"
VIA = "relayed through {x}"
SPEAKS_FOR, LEANS, RELAYS = "speaks for {x}", "leans to: {x}", "usually relays {x}"
OF_SIDE = "act of {x}"
DATE_RANGE_OPEN = "from {a}, no end stated"
DATE_RANGE = "{a} to {b}"
HAPPENED, DENIED = "It happened", "Denied"
WITHHELD_PLACE = "district not known"
OTHER_WORDS = "other"
UNIT_NAME = {"day": "day", "week": "week", "month": "month"}
OR = " / "
MAP_DESC = "{places} with incidents. {listed}. The same figures stand in the table beneath the map."
TIME_DESC = (
    "From {a} to {b}; highest bar {n} incidents. The same figures stand in the table beneath the chart."
)
PLACES = ("1 place", "{n} places")
ALL_DATED = "{a} to {b}"
ORIGINS_ARE = "{n}: {names}"
ACTOR_HEAD = "Who"
RELIABILITY_HEAD = "Source reliability"
AMENDED = "{title} (as amended from {date})"
UNKNOWN_ORIGIN = "origin unknown"
MAP_DETAIL = "Detail: around {name}"
TERMS_FROM = "Pages its terms were reported on"
