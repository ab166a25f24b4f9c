"""English verbs by their forms: `base_of` a past form, `third` person, what is a verb here."""

import re
from functools import lru_cache
from typing import Final

# base past participle; one form where past and participle are the same
_IRREGULAR: Final = """
arise arose arisen|awake awoke awoken|bear bore borne|beat beat beaten|become became become
begin began begun|bend bent|bet bet|bid bid|bind bound|bite bit bitten|bleed bled|blow blew blown
break broke broken|breed bred|bring brought|broadcast broadcast|build built|burn burnt|burst burst
buy bought|cast cast|catch caught|choose chose chosen|cling clung|come came come|cost cost|cut cut
deal dealt|dig dug|do did done|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten
fall fell fallen|feed fed|feel felt|fight fought|find found|flee fled|fly flew flown
forbid forbade forbidden|forecast forecast|foresee foresaw foreseen|forget forgot forgotten
forgive forgave forgiven|freeze froze frozen|get got gotten|give gave given|go went gone
grow grew grown|hang hung|have had|hear heard|hide hid hidden|hit hit|hold held|hurt hurt|keep kept
know knew known|lay laid|lead led|leave left|lend lent|let let|lie lay lain|light lit|lose lost
make made|mean meant|meet met|mistake mistook mistaken|oversee oversaw overseen
overtake overtook overtaken|overthrow overthrew overthrown|pay paid|prove proved proven|put put
quit quit|read read|rebuild rebuilt|ride rode ridden|ring rang rung|rise rose risen|run ran run
say said|see saw seen|seek sought|sell sold|send sent|set set|shake shook shaken|shed shed
shine shone|shoot shot|show showed shown|shrink shrank shrunk|shut shut|sing sang sung
sink sank sunk|sit sat|sleep slept|slide slid|speak spoke spoken|spend spent|spin spun|split split
spread spread|spring sprang sprung|stand stood|steal stole stolen|stick stuck|strike struck struck
strive strove striven|swear swore sworn|sweep swept|swim swam swum|swing swung|take took taken
teach taught|tear tore torn|tell told|think thought|throw threw thrown|thrust thrust
undergo underwent undergone|understand understood|undertake undertook undertaken|uphold upheld
wake woke woken|wear wore worn|win won|withdraw withdrew withdrawn|withhold withheld
write wrote written
"""
BASE: Final[dict[str, str]] = {}
PAST: Final[set[str]] = set()
PARTICIPLE: Final[set[str]] = set()
for _row in _IRREGULAR.replace("\n", "|").split("|"):
    if _row:
        _base, _past, _part = (_row.split() + _row.split()[-1:])[:3]
        BASE[_past] = BASE[_part] = _base
        PAST.add(_past)
        PARTICIPLE.add(_part)
BASE["born"] = "bear"
PARTICIPLE.add("born")
BASE_PAST: Final = frozenset(base for form, base in BASE.items() if form == base)
# Verbs known by their present: their third persons are read as verbs.
_PRESENT: Final = """
abandon abolish accelerate accompany accumulate acknowledge adjust adjourn administer admire advise
affirm aid air alert allege alter amend amount analyse analyze annex answer anticipate apologise
apologize appeal apply appreciate approach arm arrange assassinate assemble assert assess assign
assist assure attach attract authorise authorize avert avoid await award back bar base battle beg
block board bomb boost borrow breach brief burn bury calculate campaign capture carry cast catch
certify challenge change charge chase cite clash clear climb collapse collect command commence
comment commission commit compare compete complain compose comprise concede concern conduct confer
confirm confiscate connect constitute construct consult consume contact contend contest contract
contribute control convert convict cooperate cope counter criticize cross crush cure curb cut damage
date deal debate declassify decorate dedicate deepen defer delay demolish depart depend deploy
deport deprive derive design destroy detain determine detect devote dictate differ diminish direct
disappear disappoint disclose discover dismiss dispatch disperse disrupt dissolve distribute divide
divorce dominate donate double downgrade draft drag drop drown ease edit educate elaborate eliminate
embrace emphasise emphasize encounter encourage endorse endure enforce engage enjoy enlist enrol
ensure entitle equip escalate escape estimate evacuate evaluate evolve examine exceed exchange
exclude execute exempt exercise exhibit exile expel experience explain explode exploit explore
export express extinguish facilitate favor favour fear fine fire fit fix flee float flow forbid
force forge formulate found free fuel fulfil function fund gather generate grant greet guarantee
guard guide halt hand handle hang harm head heal hire hit hurt identify ignore illustrate imagine
implement imply import impress imprison improve inaugurate incorporate indicate indict influence
inform inhabit initiate injure inspect inspire install instruct insure integrate intend intensify
interpret interrupt intervene interview invade inspect isolate jail judge justify kidnap kill
knock lack last laugh lease lend liberate license lift limit list load lobby locate lock log loot
lower mail manage manufacture march mark marry match mediate migrate mine modify monitor mount
multiply murder nationalise nationalize nominate note notice notify number nurse obey object oblige
observe obtain occupy orbit originate oust outline outlaw overcome overlook overrun oversee
overthrow overturn owe pardon paint park pass patent patrol pause penalise permit persuade
phase pilot place plant play plead pledge point possess postpone pour praise predict prefer
preserve press print privatise proceed process proclaim prohibit project prompt pronounce
prosecute protect publicise punish pursue push qualify question race raid rally range rank ratify
reaffirm realise realize rebuild recall recommend reconcile record recover recruit recycle redeem
reflect refine regain regard regulate rehabilitate reinforce reinstate reiterate relax relay
relieve relocate rely remember remind rename renew renounce renovate rent reorganise repair repeal
repeat reply reproduce rescue research reserve reshape reside resist restore restrict restructure
resurface retain retake retreat reunite reveal reverse review revise revive revoke reward ride
roll ruin rush sack sail salute sanction save scale schedule score scrap seal search secure seize
select separate serve settle sever shape share shatter shed shell shift ship shock shoot shut
signal simplify sink slow smash smuggle solve sort spark specialise specialize specify split
sponsor spread spur stabilise steer stem storm store strengthen stretch study submit substitute
sue supervise supply surge surpass surrender surround survey survive suspect sustain swap sweep
switch symbolise target tax teach telephone televise tempt tender test testify thank tighten top
total touch tour trace trade train transform translate transmit transport treat trigger triple
triumph trust try undermine unify unite unlock update upgrade uphold utilise utilize value vary
veto violate volunteer vouch wage wait walk wander warm wash waste watch weaken weigh widen wound
wreck yield
accept accuse achieve acquire act add address admit adopt advance affect agree aim allow announce
appear appoint approve argue arrest arrive ask assume attack attend ban become begin believe
belong blame bring build call cancel cause celebrate chair claim close coincide combine come
complete conclude condemn confirm consider consist contain continue convene cover create criticise
criticize decide declare decline defeat defend define deliver demand demonstrate deny describe
develop die discuss display elect emerge employ enable end enter erupt establish exist expand
expect expire express extend face fail feature file finish fly focus follow force form found gain
give go govern grow happen have help highlight hold honour host identify impose include increase
inherit insist introduce invade invest invite involve issue join keep know land launch lead leave
link live lose maintain make mark meet merge move name need negotiate occur offer open operate order
organise organize oppose own participate pass pay perform plan possess prepare present preside
prevent produce promise promote propose protest prove provide publish pull purchase reach read
receive recognise recognize reduce refer refuse register reject release remain remove replace report
represent require resign resolve respond result resume retire return reveal rise rule run say seek
seem sell send serve set show sign sit speak spend stage stand start state stay step stop stress
strike submit succeed suffer suggest support suspend take tell threaten transfer travel turn
tie free
undergo underscore unveil urge use visit vote vow want warn welcome win withdraw work write begin
"""
_ENDS_IN_E: Final = re.compile(
    r"(?:[cvuz]|[dlr]g|[aeu]ng|[^s]s|(?<!e)(?:[^aeiou]|[aiou]|^)[aiu]r|"
    r"(?:pl|l|gn|st|sc|c|b|ex?p|n|ign)or|(?:[^aeiou]|qu)(?:in|id|il|ul|ud|ad|od|ik|ip|ib)|"
    r"[^aeo][au]m|ven|[pzh]on|[^aeiou](?:at|ut|ot|ak|ok|ag|op(?<!lop)|ap)|iat|eat(?<=creat)|uat|"
    r"(?:pl|l|p)et|(?:un|v|c|gn|cr|wr)it|[bgtpcdkzf]l|[a-z]ys|ced|ced|cid|ath|ist(?<=hoist)a|"
    r"ug|ig|yp|uk|ub|ob)$"
)
_WITHOUT_E: Final = frozenset(
    [
        "focus",
        "witness",
        "process",
        "canvas",
        "bias",
        "honor",
        "favor",
        "labor",
        "harbor",
        "monitor",
        "author",
        "sponsor",
        "color",
        "anchor",
        "mirror",
        "visit",
        "exhibit",
        "edit",
        "limit",
        "credit",
        "profit",
        "benefit",
        "permit",
        "commit",
        "audit",
        "inhabit",
        "prohibit",
        "debut",
        "boycott",
        "pilot",
        "pivot",
        "format",
        "combat",
        "appear",
        "repair",
        "clear",
        "fear",
        "hear",
        "near",
        "belong",
        "develop",
        "gallop",
        "envelop",
        "target",
        "budget",
        "market",
        "ticket",
        "rocket",
        "trigger",
        "sabotag",
        "occur",
        "concur",
        "tour",
        "pour",
        "harass",
        "discuss",
        "dismiss",
        "process",
        "press",
        "pass",
        "miss",
        "cross",
        "address",
        "assess",
        "access",
        "stress",
        "confess",
        "access",
        "possess",
        "suppress",
        "succeed",
        "exceed",
        "proceed",
        "wax",
        "tax",
        "fix",
        "mix",
        "open",
        "control",
        "patrol",
        "enrol",
        "equip",
        "worship",
        "gossip",
        "limp",
        "help",
        "plan",
        "ban",
        "scan",
        "begin",
        "win",
        "contain",
        "explain",
        "train",
        "remain",
        "gain",
        "combat",
        "chat",
        "plot",
        "spot",
        "cut",
        "shut",
        "edit",
        "merit",
        "deposit",
        "transit",
        "vomit",
        "bit",
        "hit",
        "sit",
        "fit",
        "quit",
        "recruit",
        "suit",
        "wait",
        "await",
        "audit",
        "elicit",
        "solicit",
        "spirit",
        "treat",
        "repeat",
        "defeat",
        "seat",
        "heat",
        "beat",
        "float",
        "threat",
        "signal",
        "appeal",
        "reveal",
        "deal",
        "heal",
        "conceal",
        "steal",
    ]
)
_DOUBLED: Final = re.compile(r"([bdfgkmnprtv])\1$")
_DOUBLE_L: Final = re.compile(
    r"(?:ntroll|trol+|cell|vell|bell|fuell|pell|mpell|odell|abell|nnell)$"
)


@lru_cache(4096)
def base_of(form: str) -> str:
    """The base of a past form or a participle.

    >>> [base_of(w) for w in "announced carried stopped chaired hosted created took".split()]
    ['announce', 'carry', 'stop', 'chair', 'host', 'create', 'take']
    """
    known = BASE.get(form)
    if known or not form.endswith("ed"):
        return known or form
    if form.endswith("ied") and len(form) > 4:
        return form[:-3] + "y"
    stem = form[:-2]
    if stem in PRESENTS:
        return stem
    if stem + "e" in PRESENTS:
        return stem + "e"
    if stem in _WITHOUT_E:
        return stem
    if _DOUBLED.search(stem) or _DOUBLE_L.search(stem):
        return stem[:-1]
    return stem + "e" if _ENDS_IN_E.search(stem) else stem


PRESENTS: Final = frozenset(_PRESENT.split()) | frozenset(BASE.values())


def third(base: str) -> str:
    """The third person of a verb.

    >>> [third(w) for w in "announce carry pass have be do".split()]
    ['announces', 'carries', 'passes', 'has', 'is', 'does']
    """
    if base in {"have", "be", "do", "go"}:
        return {"have": "has", "be": "is", "do": "does", "go": "goes"}[base]
    if base.endswith("y") and base[-2:-1] not in "aeiou":
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh")) else "s")


THIRD: Final = {third(base): base for base in PRESENTS}


@lru_cache(4096)
def base_of_ing(form: str) -> str:
    """The base of a form in -ing.

    >>> [base_of_ing(w) for w in "joining hosting running taking announcing".split()]
    ['join', 'host', 'run', 'take', 'announce']
    """
    stem = form.removesuffix("ing")
    if stem in PRESENTS:
        return stem
    if stem + "e" in PRESENTS:
        return stem + "e"
    if _DOUBLED.search(stem):
        return stem[:-1]
    return base_of(stem + "ed")


def base_of_any(word: str) -> str:
    """The base of any form of a verb."""
    if word.endswith("ing"):
        return base_of_ing(word)
    return THIRD.get(word) or base_of(word)


EED: Final = frozenset({"agreed", "disagreed", "decreed", "freed", "guaranteed", "refereed"})


def past_like(word: str) -> bool:
    """Whether a word has the form of a past or of a participle."""
    return (
        word in PAST
        or word in PARTICIPLE
        or (len(word) > 3 and word.endswith("ed") and not word.endswith("eed"))
        or word in EED
    )
