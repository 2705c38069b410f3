"""Word lists behind `roles`."""

from __future__ import annotations

from ceasefire.dossier.wordlist import words

DEEDS = words(
    """victory gain advance attack offensive assault operation attempt strike raid campaign push success
    effort fire shelling bombardment"""
)
OBJECT_CONTROL = words(
    """force forces forced forcing prompt prompts prompted prompting lead leads led leading compels compelling allow allows allowed allowing order orders ordered urge urges urged ask
    asks asked tell tells told compel compelled help helped helps let lets permit permits permitted
    enable enabled require required requires expect expects expected prevent prevented call called calls"""
)
SAID = words("said says say saying told reported claimed stated added announced confirmed")
PART = words(
    """southern northern eastern western central south north east west south-east south-west north-east north-west
    southeastern southwestern northeastern northwestern coastal rural upper lower"""
)
UNKNOWN = words("unknown unidentified unnamed masked anonymous former ex late onetime")
SCORN = words("gang thug mercenary militia")

SUFFERED = words(
    """shot killed executed hanged beheaded beaten tortured raped stabbed hacked burned burnt robbed looted detained arrested jailed deported
    expelled abducted kidnapped bombed shelled destroyed demolished murdered slaughtered lynched disarmed released freed evacuated"""
)
FIRED = words("fire rocket shell missile shelling attack strike airstrike barrage salvo drone launch raid mortar bombardment round projectile gunfire")
"""What comes from where it was fired: "rockets from Xland"."""
ADVANCES = words("offensive assault attack march advance raid raids strikes shelling")
"""What is made on a town, a seat of government or not."""
LETS = words("let lets letting allow allows allowed allowing permit permits permitted permitting")
"""Verbs whose object may stand as the subject of what is let be done."""
