"""English words by what they tell the extractor. Data only."""

from typing import Final

from chrono.extract.abroad import GERMAN_TITLES, TITLES_ABROAD

LONG: Final = 8  # letters of a compound with a title at its end


def of(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Heads of the names of organisations, and of those that are events as well.
EVENTS: Final = of(
    "forum summit conference congress session olympics championship championships games expo "
    "festival convention symposium exhibition fair cup assembly council_meeting workshop"
)
BODY_HEADS: Final = EVENTS | of(
    "organization organisation organizations movement union council committee commission "
    "agency service services ministry department bureau office authority administration "
    "parliament senate assembly court tribunal bank fund foundation trust institute institutes "
    "institution university college academy school center centre association federation "
    "confederation league alliance coalition group corporation company corps inc corp ltd llc plc "
    "airlines airways airline motors industries systems technologies holdings partners party front "
    "secretariat directorate board society club network press times post journal herald tribune "
    "news army navy force forces police guard command community cooperation initiative programme "
    "program embassy consulate hospital church museum laboratory laboratories observatory "
    "consortium enterprise enterprises exchange chamber syndicate team airport_authority records "
    "communications pharmaceuticals aerospace aviation stores publishing studios "
    "entertainment electronics software computer computers semiconductor telecom energy_company"
)
SUFFIXES: Final = of(
    "inc corp ltd llc plc co sons ag gmbh sa s.a nv bv ab oy spa pty llp asa oyj kg kgaa se ltda "
    "bhd ulc lp srl sarl"
)
LINKED: Final = of(
    "based led born backed bound organized organised owned run made controlled held built trained "
    "funded supported brokered sponsored listed educated mandated ordered style wide"
)
LEGAL: Final = of("inc corp ltd llc plc")
OFFICES: Final = of(  # behind a name, and before that of the person who has it
    "ceo cfo coo cto chief chairman chairwoman chair president vice minister secretary director "
    "spokesman spokeswoman spokesperson analyst commissioner ambassador governor lieutenant prime "
    "chancellor premier executive manager officer coach mayor attorney senator"
)
CABINET: Final = of("minister ministers secretary secretaries lieutenant prime")
PLACE_HEADS: Final = of(
    "airport river lake sea ocean mountain mountains valley island islands peninsula desert "
    "street avenue square bridge palace tower province region district county city state park "
    "bay gulf strait canal port beach stadium base"
)
THINGS: Final = of(  # heads of names that are neither: they stay untyped
    "declaration agreement treaty convention_text accord act law charter protocol resolution "
    "statement project route corridor pipeline highway railway plan strategy war battle prize "
    "award day week month year operation crisis revolution book report constitution"
)
TITLES: Final = of(  # written before a name with a capital, and part of it no more
    "president vice prime minister chancellor king queen prince princess emperor pope bishop "
    "archbishop cardinal general colonel major captain lieutenant sergeant admiral commander "
    "marshal secretary senator governor mayor ambassador judge justice professor prof dr doctor "
    "mr mrs ms miss sir lady lord dame baron count sheikh sultan chairman chairwoman chair "
    "director deputy chief executive officer ceo cfo coo cto spokesman spokeswoman spokesperson "
    "representative rep sen gov gen col sgt rev reverend father sister brother imam rabbi "
    "premier speaker commissioner foreign defence defense finance interior first acting former "
    "chairperson attorney congressman congresswoman analyst engineer author treasurer crown "
    "spokesperson superintendent inspector sheriff constable detective coach archduke duke duchess "
    "emir ayatollah patriarch rabbi vice-president vice-chairman councillor councilor cllr "
    "alderman trustee pastor vicar"
)


def titles(low: str) -> bool:
    """Whether a word stands before a name: president, of several too: presidents."""
    if low in TITLES or low in TITLES_ABROAD or (low.endswith("s") and low[:-1] in TITLES):
        return True
    return low.endswith(GERMAN_TITLES) and len(low) > LONG


ROLES: Final = of(  # the same, in small letters before a name
    "president minister chancellor king queen prince princess general colonel captain secretary "
    "senator governor mayor ambassador judge professor doctor chairman chairwoman chair director "
    "chief officer ceo founder cofounder co-founder spokesman spokeswoman spokesperson leader "
    "analyst engineer author writer journalist actor actress singer lawyer attorney commissioner "
    "executive manager pilot astronaut scientist economist activist designer employee partner "
    "wife husband son daughter brother sister premier speaker head inventor artist photographer"
)
GIVEN: Final = of(
    "helen tomas amos silas ines lars priya june ellen hugh maren alfred alicia alison amir anders "
    "anita anja anne annette anton arjun astrid aurora ayesha beatrice bernard bertha bjorn björn "
    "bridget camille carmen caroline cecilia charlotte chiara chris clara claire clement conrad "
    "cornelia daisy dan danielle darren deepak dev diana diego dieter dmitrii dominic dora dorothy "
    "douglas duncan edgar edith edmund edwin eileen ekaterina eleanor eliza ella ellie emile emily "
    "enrique ernest ernesto erwin esther eva evelyn fabio fatou felix fiona florence frederick "
    "freya frieda gareth gavin geoffrey georg gerald gilbert giorgio giulia grace greta gudrun "
    "gustav hanna hannes harriet harvey heidi henrik herbert herman hilary horst hugo hyun ida "
    "ignacio ingrid irene iris isaac isabel isabella ivanka jakob jamal jan jane jasmine "
    "javier jerome jesus jill joachim joanna johan johann johannes jonas jon josef josephine "
    "joyce julian jun juliet katharina kate kathy katja kenneth klara konrad kurt lara lena leo "
    "leonard leonardo lewis liam lillian lucas lucia lucy ludwig luisa lukas luke lydia magnus "
    "malcolm marc marcel marcus margarita margot marguerite marianne marina marta marthe mathilde "
    "matthias maurice max maximilian meera mercedes michal mila milan mila mitchell mohan monica "
    "moritz nadia nadine nana natalie nathalie nikita niklas nils noel nora norman nuria octavia "
    "oliver oscar otto owen paula pavlo penelope per petra pia pius pauline quentin rahul rainer "
    "ralf ralph ramon raúl renate rené ricardo rita robin rodrigo rohan rolf rosa rose rosemary "
    "rudolf rufus rupert russell sabine sally samira sandeep sanjay sebastian shirin sigrid silas "
    "simone sofia sophia sophie stanley stefan stella stephan sunil susanna sven sylvia takeshi "
    "tamara tanya teodor thea theo theodor therese tobias tom tomás toni trevor ulrich ulrike uwe "
    "valentina valerie vanessa vera veronica vikram vincenzo viola vivian volker walter wilhelm "
    "wilma xavier yasmin yusuf yves yvonne zainab zara zoe "
    "james john robert michael william david richard joseph thomas charles christopher daniel "
    "matthew anthony mark donald steven steve paul andrew joshua kenneth kevin brian george "
    "timothy tim ronald edward jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry "
    "justin scott brandon benjamin samuel gregory alexander frank patrick raymond jack dennis "
    "jerry tyler aaron jose adam nathan henry peter zachary kyle noah ethan jeremy walter keith "
    "roger terry sean gerald carl harold dylan arthur lawrence jordan jesse bryan billy bruce "
    "gabriel joe logan alan juan albert willie elijah wayne randy vincent mary patricia jennifer "
    "linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley "
    "kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca sharon laura "
    "cynthia amy kathleen angela shirley emma brenda pamela nicole anna samantha katherine "
    "christine debra rachel janet maria catherine heather diane olivia julie joyce victoria "
    "ruth virginia lauren kelly christina joan judith andrea hannah jacqueline martha gloria "
    "teresa ann sara madison frances kathryn janice jean alice julia bob bill jim tom mike dave "
    "phil ken tony ron don fred jeff greg alex nick ben sam ed ted ray neil simon ian graham "
    "martin colin craig stuart philip louis luis carlos antonio francisco manuel pedro jorge "
    "miguel fernando pablo sergio angel rafael mario marco giuseppe giovanni luigi paolo matteo "
    "pierre jacques michel philippe nicolas francois françois henri marcel andre andré claude "
    "hans peter klaus wolfgang jürgen heinz helmut angela ursula olaf friedrich karl otto "
    "vladimir sergei sergey dmitry dmitri mikhail boris alexei aleksei nikolai yuri igor oleg "
    "ivan viktor victor andrei anatoly leonid maxim pavel roman konstantin natalia tatiana olga "
    "elena irina svetlana leyla ali mohammed muhammad mohamed ahmed ahmad "
    "mahmoud hassan hussein ibrahim omar osman yusuf abdullah khalid karim tariq said fatima "
    "recep mustafa mehmet hakan kemal emmanuel barack hillary joe kamala george tony gordon boris "
    "theresa rishi keir narendra rajiv indira sonia manmohan xi hu deng mao wen li wang zhang liu "
    "chen yang kim park lee shinzo junichiro taro hiroshi kenji yoshi akira "
    "shavkat nikol robert levon mikheil salome volodymyr petro yulia lech donald "
    "viktor václav vaclav jean-claude josé jose-manuel kofi ban antonio nelson thabo jacob desmond "
    "winston franklin abraham theodore woodrow dwight harry lyndon jimmy neelie condoleezza colin "
    "dick al bernie elon jeff sundar satya tim marissa warren rupert wolfgang gerhard jacques "
    "silvio romano benito adolf joseph leon che fidel hugo evo lula dilma augusto salvador"
)
# Sentence openers and other small words that carry a capital by their place only.
SMALL: Final = of(
    "a an the this that these those it its he she they we you i his her their our my your in on "
    "at by for from to of with without about after before during since until till while when where "
    "who whom whose what which why how if unless although though because as so but and or nor yet "
    "not no never also then thus hence however moreover meanwhile furthermore therefore still "
    "even only just both either neither each every all some any many much more most few several "
    "such other another there here now today yesterday tomorrow later earlier soon once again "
    "despite under over between among across against through within into onto upon above below "
    "near behind beyond beside besides along around per via than like unlike given according "
    "following including instead rather indeed perhaps maybe first second third last next one two "
    "three four five six seven eight nine ten eleven twelve dozens hundreds thousands millions "
    "is are was were be been being has have had do does did will would shall should can could "
    "may might must having let new old good great"
)
CALENDAR: Final = of(
    "january february march april may june july august september october november december jan feb "
    "mar apr jun jul aug sept sep oct nov dec monday tuesday wednesday thursday friday saturday "
    "sunday christmas easter ramadan spring summer autumn winter gmt utc est pst edt pdt bst cet "
    "am pm"
)
ROLE_NOUNS: Final = of("president minister chancellor king queen prince premier leader chairman")
VAGUE: Final = of(  # a definite noun that stands for an organisation or an event named before
    "forum conference summit session meeting event organization organisation company group "
    "agency bloc movement union council committee gathering party bank firm institution body"
)
SPEECHES: Final = of("address speech remarks keynote statement lecture talk interview")
SPEECH_VERB: Final = "addresses"
LIGHT: Final = of("take place happen occur")
PLURALS: Final = of("people police men women children media data others both many some several")
PRONOUNS: Final = of("it he she they its his her their this these we i")
MODALS: Final = of("will would shall should can could may might must 'll ’ll")
BE: Final = of("is are was were be been being am 's ’s")
HAVE: Final = of("has have had having")
DO: Final = of("do does did")
NEGATIVE: Final = of("not never n't n’t no")
CONDITION: Final = of("if unless would could might may whether possibly perhaps suggests")
PLAN_NOUNS: Final = of(
    "planned scheduled expected due slated set intended intends plans expects hopes aims likely "
    "anticipated promised proposed projected forecast"
)
DENIALS: Final = of("denied denies deny denying")
PREPOSITIONS: Final = of(
    "of in on at by for from to with without about after before during since until till under over "
    "between among across against through within into onto upon near behind beyond along around "
    "per via than like as amid including following despite toward towards throughout"
)
DETERMINERS: Final = of(
    "a an the this that these those its his her their our my your some any no each every both all "
    "several many few more most two three four five six seven eight nine ten"
)
CONJUNCTIONS: Final = of(
    "and but or yet so while whereas although though because as when where which who whom whose "
    "that if unless since after before until once whether"
)
# -ed words that are no verbs, and those that mostly stand before a noun.
NOT_VERBS: Final = of(
    "hundred kindred indeed speed need feed seed weed breed exceed proceed succeed sacred naked "
    "united so-called aged armed advanced related based limited sophisticated talented alleged "
    "renowned unprecedented combined increased accelerated integrated detailed estimated "
    "distinguished shared embed red bed shed unexpected unmanned updated interested"
)
NEED_OBJECT: Final = of("joining leaving founding entering signing chairing hosting ratifying")
DONE_TO: Final = of("held sent made fought built brought bought sold paid taught read")
TRANSITIVE: Final = of(  # what is done to somebody or something, where no object follows
    "elected re-elected educated appointed reappointed named renamed awarded honoured honored "
    "killed buried arrested jailed imprisoned released sentenced convicted acquitted executed "
    "exiled deported sold rebuilt restored demolished destroyed published adopted signed ratified "
    "approved rejected extended resumed installed inaugurated consecrated established founded "
    "nationalised nationalized privatised privatized acquired promoted knighted canonised "
    "interrupted suspended cancelled postponed replaced removed transferred converted enlarged "
    "discharged dismissed adjourned heard issued served filed granted refused quashed upheld "
    "overturned fined charged indicted remanded extradited evacuated treated admitted injured "
    "wounded captured seized confiscated stolen recovered looted bombed repaired refitted cleaned "
    "shipped delivered completed launched scrapped decommissioned listed archived amended revised "
    "updated translated printed reprinted revoked lifted imposed repealed annulled dissolved "
    "disbanded reinstated patched deployed reverted escalated resolved"
)
EVENT_NOUNS: Final = EVENTS | of(
    "session meeting launch debut release election elections referendum war attack attacks crash "
    "visit tour flight trial strike protest protests coup earthquake flood hurricane fire race "
    "match game final premiere opening ceremony address speech keynote interview talks round raid "
    "bombing shooting massacre revolution uprising invasion landing mission merger acquisition "
    "sale purchase offering report announcement event edition season expedition outbreak eruption"
)
NOMINALS: Final = EVENT_NOUNS | of(  # nouns that tell an event by themselves: since its launch
    "death birth resignation arrest appointment founding foundation establishment creation "
    "formation collapse fall independence marriage wedding divorce signing adoption ratification "
    "closure takeover breakup split dissolution conviction sentencing execution assassination "
    "murder killing abduction kidnapping disappearance defeat victory surrender occupation "
    "annexation withdrawal retreat ceasefire cease-fire armistice truce accession admission "
    "expulsion suspension re-election inauguration coronation abdication retirement dismissal "
    "departure arrival return introduction publication reopening completion construction "
    "relaunch discovery accident collision explosion derailment sinking spill blackout outage "
    "breach incident default bankruptcy flotation listing privatisation privatization "
    "nationalisation nationalization reunification unification partition vote ballot "
    "d'etat d'état putsch mutiny riot riots famine drought epidemic pandemic"
)
TELLING: Final = of(
    "say tell announce claim state report show estimate add note believe think confirm deny admit "
    "suggest argue reveal explain declare insist warn expect hope predict indicate mention "
    "acknowledge allege stress write find promise agree propose know learn testify conclude recall "
    "complain vow pledge boast joke caution"
)
CAUSING: Final = of(
    "prompt force allow lead cause enable ask urge help invite permit order require push encourage"
)
COMPANY: Final = of(
    "company corporation group holdings computer computers motors airlines airways industries "
    "technologies systems bank entertainment electronics software records corps international"
)
MINOR: Final = of("of for on in and the de del da di du la le al van von der den bin ibn &")
PARTICLES: Final = MINOR - of("of for on in and the &")
OFFICE_HEADS: Final = of(  # of bodies that are for two things
    "authority commission committee ministry department agency office council board administration "
    "service bureau directorate"
)
UNITS: Final = of("eur usd gbp chf jpy mw gw kw mwh gwh km kg utc gmt cet est")
NAMELESS: Final = UNITS | TITLES | CALENDAR | SMALL | MODALS
PLACE_FRONTS: Final = of("lake mount cape port fort gulf")
CONNECTING: Final = PREPOSITIONS | CONJUNCTIONS
REFERRING: Final = PRONOUNS | DETERMINERS
JOINTS: Final = MINOR - PARTICLES
LEADING: Final = (
    CONJUNCTIONS | of(", the a an ’s 's ' ’ current meanwhile however indeed") | {"this"}
)
TRAILING: Final = of(
    "also already now then just still soon first later never ever not only even once again since "
    "both all had has have was were is are recently"
)
POSSESSIVE: Final = of("its their his her")
SHE: Final = of("he she")
PERSONAL: Final = of("he she who his her")
DANGLING: Final = (
    CONNECTING | DETERMINERS | of("such to , according both not is are has have will — - “")
)
