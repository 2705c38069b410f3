"""What a text is about, by its words alone: force and truces, or sport, trade, courts, weather and the rest.

Many words of war have another sense ("strike", "shot", "siege", "explode"). A text with no word that only
force has, and with words of another subject, is ordinary news. Names are left out, so that nothing
depends on who is named; and every sentence that holds more of war than of its subject is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from ceasefire.claims.mentions import Mention
from ceasefire.dossier.vocabulary import Vocabulary
from ceasefire.dossier.wordlist import words

# Words that ordinary news does without: one of them, and the text is read as one about force.
FORCE = words(
    """army armies troop troops soldiers militia militias militiaman militiamen militant militants insurgent insurgents
    insurgency gunman gunmen guerrilla guerrillas guerilla guerillas mercenary mercenaries paramilitary paramilitaries
    jihadist jihadists mujahideen separatist separatists warplane warplanes airstrike airstrikes airstrips gunship gunships
    howitzer howitzers artillery mortar mortars shelling shelled bombardment ceasefire ceasefires truce truces armistice
    hostilities hostage hostages sniper snipers gunfire landmine landmines ied ieds peacekeeper peacekeepers frontline
    frontlines battalion battalions brigade brigades garrison garrisons barracks besieging airbase ammunition
    warring combatant combatants detainees deescalation disengagement demilitarised demilitarized massacre massacres
    rpg rpgs kalashnikov munitions warhead warheads ballistic incursion incursions ambush ambushed ambushes
    checkpoint checkpoints warlord warlords junta intifada curfew curfews projectile projectiles tracer unifil unmiss reinforcements fortifications civilians"""
)
# Words of force that ordinary news also has, in its own sense.
LOOSE = words(
    """war wars armed military weapon weapons rebel rebels soldier fighter fighters terrorist terrorists terrorism raid raids
    raided bomb bombs bombed bombing bombings shell shells rocket rockets missile missiles drone drones explosive explosives
    explosion explosions exploded blast blasts shot shots shooting shootings clash clashes clashed fighting fought siege besieged
    blockade regime gang gangs observers monitors killed kill kills killing dead died deaths wounded injured casualties
    martyred martyr refugees displaced displacement humanitarian convoy convoys evacuated evacuation corridor offensive
    assault assaults attack attacks attacked attackers assassinated assassination kidnapped abducted executed fled shelters
    invasion invaded occupation occupied withdrawal withdrew violation violations forces stormed tank tanks jet jets sorties
    helicopter helicopters aircraft looted prisoners captives ultimatum surrender surrendered strikes struck bombers bomber
    settlement reconciliation commander commanders aid crossfire targeted targeting mine mines fire fired
    captured seized occupiers advance advanced village villages positions"""
)

_SPORT = """goal goals goalkeeper goalless scored scorer scorers scoring striker strikers midfielder midfielders winger
    halftime kickoff penalty penalties offside championship championships champions tournament tournaments
    league fixture fixtures semifinal semifinals quarterfinal semi-final finalists medal medals medallist
    olympic olympics coach coaches coached referee umpire umpires wicket wickets innings batsman batsmen bowler
    cricket rugby football footballer footballers soccer tennis basketball baseball hockey golf golfer athletics
    athlete athletes marathon sprint sprinter swimmer swimmers cyclist cyclists cycling peloton skier skiers
    skiing racket doubles singles tiebreak playoff playoffs playmaker equaliser equalizer halfback substitute
    substitutes dribble teammate teammates trophy title titles rematch boxer boxers boxing heavyweight wrestler
    wrestlers wrestling sprinting jockey racing racecourse lap laps podium unbeaten relegation relegated
    promotion spectators dressing-room kick kicks header overtime homer touchdown quarterback nba nfl fifa uefa
    ioc club clubs derby stoppage sport sports sporting sportsman gymnast gymnastics rowing rower regatta yacht
    chess climber climbers mountaineer mountaineers"""
_BUSINESS = """profit profits profitable revenue revenues sales turnover shareholder shareholders shares dividend dividends
    investor investors investment bonds bond banking banker bankers lender lenders loan loans mortgage mortgages
    retailer retailers retail consumer consumers customer brand brands takeover merger mergers acquisition
    bidder startup startups ceo chairwoman boardroom quarterly earnings forecast forecasts analyst analysts
    analysts' market-share price prices pricing inflation tariff tariffs export exports import imports exporter
    exporters manufacturer manufacturers carmaker carmakers airline airlines plc inc ltd subsidiary franchise
    patent patents trademark bankruptcy bankrupt insolvency insolvent audit auditor auditors accounting
    accountant accountants invoice invoices tax taxes taxpayers budget budgets deficit surplus gdp economy
    economist economists economic growth recession rate rates currency currencies dollar euro yen commodity
    commodities wheat copper opec index ipo pension pensions insurer insurers insurance wage wages salary
    salaries layoffs redundancies unemployment entrepreneur entrepreneurs software app apps smartphone
    smartphones chipmaker semiconductor semiconductors ecommerce broadband telecom telecoms subscribers
    advertising advertisers coffee cocoa sugar rents rent tenants landlord landlords developers"""
_WORK = """strike-bound walkout walkouts unionised employer employers pay rosters overtime dockers dockworkers commuters
    commuter tram trams metro subway picketing workplace bargaining stoppages apprentices apprentice"""
_LAW = """court courts judge judges jury juror jurors trial trials verdict verdicts plaintiff plaintiffs defendant
    defendants lawsuit lawsuits sued indicted indictment bail sentenced convicted conviction acquitted fraud
    fraudulent forging forged forgery embezzlement bribery bribe bribes laundering theft thief thieves burglar
    burglars burglary mugging detective detectives constable sheriff cocaine heroin cannabis speeding parole
    probation homicide manslaughter inquest coroner counterfeit jeweller copyright antitrust divorce paedophile"""
_WEATHER = """storms hurricane hurricanes typhoon typhoons cyclone cyclones tornado tornadoes rainfall rain rains snow
    snowfall snowstorm blizzard frost heatwave drought droughts flood floods flooding flooded floodwater
    landslide landslides mudslide avalanche avalanches earthquake earthquakes quake quakes magnitude aftershock
    aftershocks tsunami volcano volcanic eruption lava wildfire wildfires bushfire bushfires hectares
    firefighter firefighters firefighting forecaster forecasters meteorological meteorologist meteorologists
    temperature temperatures celsius fahrenheit humidity thunderstorm thunderstorms lightning gusts gale gales
    winds wind monsoon reservoir reservoirs glacier glaciers climate emissions carbon pollution polluted smog"""
_ACCIDENT = """crash crashed crashes collided collision derailed derailment overturned capsized skidded motorway motorist
    motorists pedestrian pedestrians bicycle ravine drowned drowning swimmer lifeguard ferry ferries cockpit
    scaffolding boiler chimney electrocuted hikers hiker skidding rollercoaster"""
_CULTURE = """film films movie movies cinema cinemas actress actresses hollywood bollywood oscar oscars box-office album
    albums singer singers song songs orchestra orchestras symphony opera operas composer pianist violinist
    guitarist drummer novel novels novelist novelists poets poetry book books bookshop publisher publishers
    bestseller literary literature painting paintings painter painters sculpture sculptor gallery galleries
    museum museums exhibition exhibitions exhibit curator curators playwright premiere audience audiences
    critics reviewers fashion designer designers catwalk celebrity celebrities season sitcom comedian comedians
    comedy comedies trailer streaming netflix youtube podcast podcasts chef chefs recipe recipes cuisine wine
    beer brewery tourist tourists tourism holidaymakers castle roman archaeologist archaeologists excavation
    auction auctioned auctioneer dancer dancers ballet choreographer carnival tickets ticket"""
_HEALTH = """surgeons vaccine vaccines vaccinated vaccination vaccinations virus viruses outbreak outbreaks epidemic pandemic
    measles malaria cholera ebola influenza flu covid covid-19 coronavirus disease diseases cancer tumour
    tumours tumor diabetes asthma obesity dementia alzheimer heart-attack antibiotic antibiotics bacteria dose
    doses clinical trials symptoms diagnosis diagnosed midwife midwives psychiatrist psychologists allergies
    allergy dentist dentists pharmacist pharmacies pharmaceutical nutrition diet diets vitamin smokers smoking
    tobacco alcohol"""
_SCIENCE = """scientist scientists researcher researchers research professor professors laboratory telescope telescopes
    astronomer astronomers astronomy galaxy galaxies stars planet planets comet asteroid asteroids orbit orbiter
    spacecraft spaceship nasa esa astronaut astronauts cosmonaut cosmonauts lunar moon rover liftoff physicist
    physicists physics chemist chemists chemistry biologist biologists biology genome genes gene genetic dna
    fossil fossils dinosaur dinosaurs species mammal mammals bird birds whale whales shark sharks turtle turtles
    elephant elephants bee bees insect insects locusts reef coral algae moss rainforest seeds algorithm
    algorithms ai neurons particles quantum journal wildlife zoo zookeeper conservationists biodiversity"""
_POLITICS = """election elections electoral electorate vote votes voted voter voters voting ballot ballots polls poll polling
    turnout candidate candidates constituency constituencies referendum lawmaker lawmakers mp mps senator
    senators senate congress parliamentary bill bills legislation legislature amendment reshuffle pension reform
    reforms welfare childcare quota quotas visas passport passports immigration recount landslide incumbent
    nominee nomination primaries caucus democrats republicans conservatives labour liberals populist tuition
    classroom curriculum exam exams kindergarten graduation scholarship"""
TOPICS = {
    name: words(of) - FORCE
    for name, of in {
        "sport": _SPORT, "business": _BUSINESS, "work": _WORK, "law": _LAW, "weather": _WEATHER, "accident": _ACCIDENT, "culture": _CULTURE, "health": _HEALTH,
        "science": _SCIENCE, "politics": _POLITICS,
    }.items()
}  # fmt: skip
ORDINARY = words(" ".join((_SPORT, _BUSINESS, _WORK, _LAW, _WEATHER, _ACCIDENT, _CULTURE, _HEALTH, _SCIENCE, _POLITICS))) - FORCE

# Words of force that are none behind another word: a fire brigade, the Salvation Army, a truce over tariffs.
_NO_FORCE = {
    "brigade": words("fire ambulance"), "brigades": words("fire ambulance"), "army": words("salvation"),
    "troop": words("scout dance"), "truce": words("trade tariff price"),
}  # fmt: skip

_AIR = frozenset({"air", "aerial"})
_RAIDS = words("strike strikes raid raids bombardment bombing bombings")
# A weapon and what it did in one sentence, whatever it did it to: a museum, a cricket match, a harvest.
_WEAPONS = words("bomb bombs bomber bombers missile missiles rocket rockets shell shells drone drones grenade grenades explosives landmine landmines bullet bullets")
_PITS = words("mine mines")
_DUG = words("miner miners shaft pit gold coal copper diamond iron salt silver ore uranium tin zinc lithium cobalt underground collapse collapsed gas methane rockfall company")
_HURT = words("killed kills kill wounded wounds injured injures maimed maims dead died dies")
_BLOWS = _HURT | words("hit hits struck strikes exploded explodes destroyed destroys wrecked damaged landed tore rip ripped slammed smashed blasted")
_BOMBED = words("jets jet warplane warplanes planes plane helicopter helicopters aircraft bombers")


_BY = words("by in when after as")
_NOTHING: frozenset[str] = frozenset()
_NEAR = 4
"""Words on within which a weapon's blow follows it ("a bomb in the market killed"), or the weapon what it did ("killed by a bomb")."""


def struck(keys: Sequence[str], said: frozenset[str]) -> bool:
    """Whether the words of a sentence, those of names left out, tell what a weapon did: of force, whatever else it speaks of. said: the same."""
    arms = _WEAPONS if not said.isdisjoint(_WEAPONS) else _PITS if not said.isdisjoint(_PITS) and said.isdisjoint(_DUG) else _NOTHING
    if arms:
        blows = _BLOWS if arms is _WEAPONS else _HURT
        for at, word in enumerate(keys):
            if word in arms:
                near = keys[at + 1 : at + 1 + _NEAR]
                if not blows.isdisjoint(near) or any(one == "went" and then == "off" for one, then in pairwise(near)):
                    return True
            elif word in blows:
                by = next((n for n in range(at + 1, min(at + _NEAR, len(keys))) if keys[n] in _BY), len(keys))
                if not arms.isdisjoint(keys[by : by + _NEAR]):
                    return True
    return "bombed" in said and not said.isdisjoint(_BOMBED)


_ENOUGH = 2
"""Words of another subject that a text must have to be ordinary, …"""
_EVERY = 40
"""… and one of them in so many different words."""


class Subject(msgspec.Struct, frozen=True):
    """How many different words a text has, names left out: of all, of force, of loose use, of other subjects."""

    all: int
    force: int
    loose: int
    other: int

    @property
    def ordinary(self) -> bool:
        """Whether the text is about something else than force and truces."""
        return not self.force and self.other >= _ENOUGH and self.other * _EVERY >= self.all

    @property
    def throughout(self) -> bool:
        """Whether no sentence of it can be about force and truces."""
        return self.ordinary and 2 * self.loose <= self.other


def maybe_ordinary(different: frozenset[str]) -> bool:
    """Whether a text of these words can be ordinary once names are left out, which takes words away and adds none."""
    return len(different & ORDINARY) >= _ENOUGH


def subject_of(keys: Sequence[str], different: frozenset[str] | None = None) -> Subject:
    """What words, those of names left out, are about. different: each of them once, where that is at hand."""
    different = frozenset(keys) if different is None else different
    force = different & FORCE
    if force and force <= _NO_FORCE.keys():
        force = frozenset(one for before, one in pairwise(("", *keys)) if one in force and before not in _NO_FORCE[one])
    air = 0 if different.isdisjoint(_AIR) else sum(one in _AIR and then in _RAIDS for one, then in pairwise(keys))
    return Subject(len(different), len(force) + air, len(different & LOOSE), len(different & ORDINARY))


def passed_over(text: Subject, sentence: frozenset[str]) -> bool:
    """Whether a sentence of an ordinary text is, by its words, as ordinary as the rest of it."""
    if not text.ordinary:
        return False
    more = 2 * len(sentence & LOOSE) - text.other
    return more <= 0 or more <= len(sentence & ORDINARY)


def near(found: Sequence[Mention], vocabulary: Vocabulary) -> bool:
    """Whether a text names a place of the area that the dossier is about."""
    area = frozenset(vocabulary.area)
    if not area:
        return False
    for one in found:
        if one.kind == "place":
            for i in one.ids:
                if (place := vocabulary.gazetteer.get(i)) is not None and (place.id in area or not area.isdisjoint(place.admin)):
                    return True
    return False
