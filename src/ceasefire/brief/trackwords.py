"""Fixed words of the brief's sections on talks and strength."""

from __future__ import annotations

TALKS = "Talks"
TALKS_NOTE = (
    "Who demanded, offered, accepted or refused what, according to whom; words in quotation marks are a report's. What became of a step is "
    "taken from later claims alone, by stated rules, and all of it is listed: nothing is decided between sources."
)
ASKED = "Demands and offers still open at the end of the period"
NONE_ASKED = "No demand or offer is known to be open."
STEPS = "Steps of the period"
NO_STEPS = "No step of talks is reported in the period."
EARLIER = "What became in the period of earlier demands and offers"
STEP, TERMS, FATE = "Step", "Terms", "What became of it"
ON_FILE, ON_FILE_1 = "agreement on file, {n} pages", "agreement on file, 1 page"
DISPUTED = "sources contradict each other"
STRENGTH = "Strength"
STRENGTH_NOTE = (
    "Moves of forces by month and side, each counted once however often it was reported; numbers are the least and the most that sources "
    "give, added over moves: they tell what was reported and no strength. One-sided: only sources of other sides tell of it."
)
NO_MOVES = "No move of forces is reported in the period, or none may be shown yet."
MONTH, SIDE, MOVES, NUMBERS, UNDER, COVERAGE = "Month", "Side", "Moves", "Numbers told", "Under a truce", "Could it be seen"
