"""Words for people, forces and offices: which nouns act for whoever they belong to."""

from __future__ import annotations

from ceasefire.dossier.wordlist import words

# Nouns that act for whoever they belong to: "Army warplanes", "forces of the Army".
FORCE = words(
    """force troop formation army military warplane plane jet aircraft helicopter artillery tank unit soldier fighter
    police government authority official command commander leadership leader president minister ministry
    regime state side delegation delegate negotiator representative navy brigade division battalion
    group faction party movement gunner sniper drone shell rocket mortar missile strike shelling fire
    bombardment position checkpoint patrol convoy vehicle envoy diplomat gun bomber raid mediator
    mediation office body council member personnel airstrike machinegun gunfire spokesman spokesperson
    spokeswoman cell element gunboat general colonel militiaman militia militant gunman attempt effort
    offer proposal demand ultimatum statement offensive attack assault advance bloc coalition team king
    ambassador officer chief premier prime counterpart ruler emir sultan cabinet junta marine commando paratrooper ranger cadre trooper infantry infantryman legionnaire guardsman rebel insurgent guerrilla guerilla jihadist extremist terrorist paramilitary partisan separatist peacekeeper staff call request appeal initiative term delegate serviceman reservist warship parliament court campaign operation intelligence security
    gendarmerie corps regiment squadron victory gain column reinforcement defence defense barrage round
    maoist islamist warlord mutineer attacker assailant
    projectile ally administration empire ministers conscript recruit guard chancellor post base
    barracks gang thug mercenary headquarters outpost secretary senator lawmaker politician embassy monarchy
    agent operative
    policeman policewoman artilleryman howitzer battery armour armor gunship fleet destroyer frigate submarine garrison trench airbase occupation bomb command"""
)
# Offices whose holder acts for whoever the office belongs to, also when named: "Xian President N. N.".
TITLES = words(
    """president minister premier chancellor king queen emir sultan prince sheikh envoy ambassador secretary general commander
    spokesman spokeswoman leader chief colonel major lieutenant admiral brigadier marshal governor diplomat negotiator
    mediator official officer representative premier-designate deputy counterpart ruler dictator"""
)
# Of a state these are its proxies at most, not the state: "Iranian militias".
PROXY = words(
    """gang thug mercenary militia militant gunman faction group movement militiaman cell ally bloc rebel insurgent guerrilla
    guerilla jihadist extremist terrorist paramilitary partisan separatist"""
)
PEOPLE = words(
    """civilian people person resident villager woman man child boy girl family refugee farmer student
    teacher doctor journalist activist worker volunteer protester protestor demonstrator worshipper
    shepherd driver passenger prisoner detainee leader commander soldier fighter officer policeman rebel
    militant gunman aid-worker paramedic medic engineer official mayor sheikh imam priest judge lawyer
    youth teenager baby infant member others another one population inhabitant nurse tribesman
    peacekeeper captain colonel general lieutenant trader inmate dissident settler herder miner migrant evacuee patient terrorist troop
    sailor fisherman fishermen trader merchant shopkeeper monk nun bishop priest cleric clergyman preacher missionary scholar professor lecturer
    pupil schoolchild schoolboy schoolgirl infant newborn orphan widow mother father brother sister son daughter wife husband parent relative
    reporter editor photographer cameraman correspondent blogger writer poet singer artist technician contractor labourer laborer miner
    surgeon pharmacist midwife rescuer firefighter fireman conscript serviceman servicewoman recruit deserter defector sergeant corporal
    captive hostage abductee suspect convict internee pilgrim worshiper tourist traveller traveler motorist pedestrian bystander passer-by
    lawmaker legislator senator deputy councillor councilor minister governor politician campaigner organiser organizer unionist diplomat
    ambassador consul expert inspector observer monitor mediator foreigner expatriate national citizen settler nomad pastoralist peasant
    policewoman constable guard watchman bodyguard crewman pilot skipper employee staffer colleague supporter follower sympathiser sympathizer
    hiker climber trekker backpacker cyclist candidate
    kidnapper abductor hijacker captor mutineer pirate
    friend cousin uncle aunt nephew niece
    opponent critic rival extremist jihadist insurgent guerrilla separatist gangster smuggler bandit adult elder grandmother grandfather"""
)
