"""Sentence patterns of ordinary news for the benchmark's second stream, written by us.

Many use a word of war in another sense, or tell of deaths that no army caused. The order was settled
before anything was measured: the first, third, fifth … of each topic are for tuning, the others are
held out and only reported.
"""

from __future__ import annotations

TOPICS: dict[str, tuple[str, ...]] = {
    "sport": (
        "{name} fired {town} into the lead with a shot from 30 metres before {other} levelled in injury time.",
        "The visitors came under siege in the last quarter of an hour but their goalkeeper saved everything.",
        "{state} will defend its title against {state2} in the final on {day}, with {n},000 seats already sold.",
        "Coach {name} said his strikers had to be more ruthless: \"You cannot win if you do not kill off a game.\"",
        "{name} withdrew from the tournament with a knee injury, and {other} captured the doubles crown.",
        "A late assault on the summit gave the rider from {state} the yellow jersey by {n} seconds.",
    ),
    "business": (
        "{firm} launched a hostile bid for its rival on {day}, offering {n} crowns a share in cash.",
        "The battle for control of {firm} ended when its largest shareholder accepted the offer.",
        "{firm} will shed {n}00 jobs at its plant in {town} and move production of tyres to {state}.",
        "A price war between supermarkets has hit the profits of {firm}, analysts in {town} said.",
        "The airline agreed to buy {n} aircraft from a maker in {state} in a deal worth 4 billion.",
        "Exports of machine tools to {state} fell by {n} per cent after the tariff came into force.",
    ),
    "courts": (
        "A court in {town} sentenced {name} to {n} months for forging invoices of {firm}.",
        "Prosecutors accused the former mayor of {town} of taking bribes from builders, which he denies.",
        "{name} was released on bail after {n} days in custody over an unpaid tax bill.",
        "Judges in {state} threw out a challenge to the ban on plastic bags, saying that it violated no right.",
        "The jury heard that the accountant had shot emails to clients at {firm} demanding payment.",
        "Police raided the offices of {firm} on {day} and seized computers in an inquiry into price fixing.",
    ),
    "weather": (
        "A storm with winds of 1{n} kilometres an hour tore roofs off houses near {town} on {day} night.",
        "Flood water forced {n}0 families out of their homes in the valley below {town}.",
        "Forest fires destroyed {n}00 hectares of pine in the north of {state}; {n} firefighters were treated for burns.",
        "The heat killed {n} elderly people in {town} in a week, the health office said.",
        "Snow blocked the pass between {town} and {other}, and lorries waited there all night.",
        "Forecasters expect shells of ice on power lines across {state} until {day}.",
    ),
    "culture": (
        "The new film by {name} bombed at the box office, taking only {n} million on its first weekend.",
        "A war epic shot in {state} opens the festival of {town}; {name} plays a nurse at the front.",
        "Critics attacked the staging of the opera in {town} as an assault on good taste.",
        "{name}, whose first novel exploded on to the lists in {state}, will read in {town} on {day}.",
        "The gallery has acquired {n} battle scenes by a painter who never saw a soldier.",
        "Volunteers guard the old fort of {town}, which was besieged in 1645 and is now a hotel.",
    ),
    "politics": (
        "The government of {state} survived a vote of confidence by {n} votes after a night of talks.",
        "Ministers from {state} and {state2} signed an agreement on fishing quotas on {day}.",
        "The opposition in {state} rejected the budget and threatened to block the reform of pensions.",
        "{name}, the foreign minister, arrived in {town} for talks on visas with officials from {state}.",
        "Lawmakers traded fire over the bill on housing before it passed by {n} votes.",
        "The president of {state} denied that he had ordered the release of the figures before the poll.",
    ),
    "health": (
        "A fresh outbreak of measles has killed {n} children in the east of {state} since {day}.",
        "Nurses at the hospital of {town} are fighting on several fronts: beds, pay and hours.",
        "The drug targets cells that the body's own defences fail to attack, researchers said in {town}.",
        "Health workers delivered {n},000 doses of vaccine to villages around {town} by boat.",
        "Doctors in {town} warned of an explosion in cases of asthma among children.",
        "{n} people were taken to hospital with food poisoning after a wedding near {town}.",
    ),
    "labour": (
        "Rail workers in {state} began a strike of {n} hours on {day}, halting trains to {town}.",
        "The union called off its walkout at {firm} after managers withdrew a plan to cut breaks.",
        "Pilots of {firm} rejected an offer of {n} per cent and will strike again on {day}.",
        "Teachers blocked the road to the ministry in {town} for an hour, demanding {n} per cent more.",
        "Miners at {town} ended their occupation of the shaft when the owner agreed to talks.",
        "Dockers clashed with managers over rosters, and {n} ships waited off {town}.",
    ),
    "accidents": (
        "{n} people died when a bus left the road near {town} on {day} and fell into a ravine.",
        "A gas explosion wrecked a bakery in {town}, injuring {n} customers and a baker.",
        "Two climbers from {state} were killed by an avalanche above {town}; a third was pulled out alive.",
        "A light plane crashed into a field beside the airport of {town}, and its pilot was slightly hurt.",
        "Fire swept through a warehouse of {firm} before dawn, and nobody was inside.",
        "A ferry with {n}0 passengers struck a pier in {town}, and {n} of them were injured.",
    ),
    "crime": (
        "A man armed with a kitchen knife robbed a jeweller in {town} of {n} watches.",
        "Police arrested {n} people in {town} on suspicion of stealing copper from {firm}.",
        "{name}, a taxi driver, was stabbed to death outside a bar in {town} on {day} night, police said.",
        "Thieves blew up a cash machine in {town} and escaped with {n},000 crowns.",
        "Customs officers in {town} seized {n} kilos of cocaine hidden in a load of melons from {state}.",
        "A gang that sold forged tickets was broken up, and {n} members were detained.",
    ),
    "science": (
        "A rocket carrying {n} small satellites lifted off from {state} on {day}.",
        "Drones counted {n}00 seals on the islands off {town} without disturbing them.",
        "Astronomers saw a star explode {n} million light years away and followed it for a month.",
        "The probe fired its engines for {n} minutes to enter orbit, the agency in {state} said.",
        "Researchers planted mines of data from {n} lakes to learn when algae attack fish.",
        "A shell {n} centimetres long, found on the beach of {town}, belonged to a turtle.",
    ),
    "elections": (
        "Voters in {state} go to the polls on {day} after a campaign fought over rents.",
        "Observers said that the election in {state} was calm, although {n} polling stations opened late.",
        "{name} captured {n} per cent of the vote in {town} and claimed victory.",
        "Rebel members of the ruling party in {state} said that they would not back {name}.",
        "The commission ordered a recount in {town}, where {n} votes separate the two camps.",
        "{name} launched his bid for mayor with an attack on the record of {other}.",
    ),
    "markets": (
        "Shares in {town} retreated on {day} as investors fled {firm} for safer bonds.",
        "The currency of {state} came under heavy pressure and lost {n} per cent against the crown.",
        "Wheat rallied after {state} lifted its blockade of imports from {state2}.",
        "Oil fell for a {n}th day on hopes that {state} would release some of its stocks.",
        "Gold hit a record as traders braced for a strike at mines in {state}.",
        "Banks in {town} were bombarded with calls when the app of {firm} failed.",
    ),
}  # fmt: skip


def tuned() -> tuple[str, ...]:
    """The patterns that may be looked at while tuning."""
    return tuple(one for patterns in TOPICS.values() for one in patterns[::2])


def held() -> tuple[str, ...]:
    """The patterns that are only reported."""
    return tuple(one for patterns in TOPICS.values() for one in patterns[1::2])
