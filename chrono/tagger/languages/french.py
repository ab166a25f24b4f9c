"""French: the words of its dates, and of its tenses."""

from typing import Final

from chrono.tagger import lexicon as lx
from chrono.tagger.languages.tables import ROMAN, Table, grown
from chrono.tagger.lexicon import Lexicon, among

MONTHS: Final = (
    "janvier janv; février févr fév; mars; avril avr; mai; juin; juillet juil; août aout; "
    "septembre; octobre oct; novembre nov; décembre déc"
)
WEEKDAYS: Final = "lundi; mardi; mercredi; jeudi; vendredi; samedi; dimanche"
NUMBERS: Final = (
    "un une; deux; trois; quatre; cinq; six; sept; huit; neuf; dix; onze; douze; treize; quatorze; "
    "quinze; seize"
)
TENS: Final = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
               "septante": 70, "huitante": 80, "nonante": 90}  # fmt: skip
RANKS: Final = (
    "premier première; deuxième second seconde; troisième; quatrième; cinquième; sixième; "
    "septième; "
    "huitième; neuvième; dixième; onzième; douzième; treizième; quatorzième; quinzième; seizième; "
    "dix-septième; dix-huitième; dix-neuvième; vingtième"
)
NUMBER_AND_GENDER: Final = "- e s es"


def numbers(table: Table) -> None:
    table.numbered(lx.NUMBER, NUMBERS)
    table.put(lx.NUMBER, dict(TENS))
    table.put(lx.NUMBER, {"dix-sept": 17, "dix-huit": 18, "dix-neuf": 19, "quatre-vingts": 80,
                          "quatre-vingt": 80, "quatre-vingt-dix": 90, "soixante-dix": 70,
                          "cent": 100, "mille": 1000, "demi; demie": 0.5})  # fmt: skip
    table.put(lx.VAGUE, {"quelques; plusieurs; quelque; de nombreux; de nombreuses; maints": "X",
                         "une dizaine d'": 10, "une dizaine de": 10, "une quinzaine de": 15,
                         "une vingtaine d'": 20, "une vingtaine de": 20, "une trentaine de": 30,
                         "une centaine d'": 100, "une douzaine d'": 12, "une quinzaine d'": 15,
                         "une trentaine d'": 30, "une cinquantaine d'": 50})  # fmt: skip
    table.numbered(lx.ORDINAL, RANKS)
    for numeral in ROMAN:
        for ending in ("e", "er", "ème"):
            table.words[numeral + ending] = (lx.FILLER, numeral)


def units(table: Table) -> None:
    for unit, one, many in (
        ("minute", "minute", "minutes"), ("hour", "heure", "heures"),
        ("day", "jour journée", "jours journées"), ("week", "semaine", "semaines"),
        ("month", "mois", ""), ("quarter", "trimestre", "trimestres"),
        ("year", "an année", "ans années"), ("decade", "décennie", "décennies"),
        ("century", "siècle", "siècles"), ("millennium", "millénaire", "millénaires"),
        ("weekend", "week-end weekend", "week-ends"),
    ):  # fmt: skip
        table.say(lx.UNIT, unit, one)
        table.say(lx.UNITS, unit, many)
    table.put(lx.UNITS, {"secondes": "second"})
    table.put(lx.STRETCH, {"demi-heure": (30, "minute"), "une demi-heure": (30, "minute"),
                           "quart d'heure": (15, "minute"), "demi-journée": (0.5, "day"),
                           "un an et demi": (1.5, "year"), "demi-siècle": (50, "year"),
                           "une quinzaine": (15, "day")})  # fmt: skip
    table.put(lx.SHARE, {"semestre": 2, "moitié": "half"})


def days(table: Table) -> None:
    table.numbered(lx.MONTH, MONTHS)
    table.put(lx.MONTH, {"sept .": 9})  # without its stop it is seven
    table.numbered(lx.WEEKDAY, WEEKDAYS, 0)
    table.numbered(
        lx.WEEKDAY, "lundis; mardis; mercredis; jeudis; vendredis; samedis; dimanches", 0
    )
    table.put(lx.SEASON, {"printemps": "SP", "été": "SU", "automne": "FA", "hiver": "WI"})
    table.put(lx.DEICTIC, {"aujourd'hui": (0, ""), "hier": (-1, ""), "avant-hier": (-2, ""),
                           "demain": (1, ""), "après-demain": (2, "")})  # fmt: skip
    table.put(lx.PART, {"matin; matinée; aube": "MO", "après-midi": "AF",
                        "soir; soirée": "EV", "nuit": "NI"})  # fmt: skip
    table.put(lx.HOUR, {"midi": "12:00", "minuit": "00:00"})
    table.put(lx.CLOCK, {"h": "h", "heures": "heures"})
    table.put(lx.MINUTES, {"et demie": 30, "et demi": 30, "et quart": 15, "moins le quart": -15})
    table.put(lx.PART, {"de l'après-midi": "AF"})
    table.put(lx.UNITS, {"heures": "hour"})
    table.put(lx.FEAST, {"noël": "christmas", "réveillon de noël": "christmas eve",
                         "pâques": "easter", "lundi de pâques": "easter monday",
                         "vendredi saint": "good friday", "pentecôte": "pentecost",
                         "toussaint": "all saints day", "jour de l'an": "new year 's day",
                         "nouvel an": "new year 's day", "saint-sylvestre": "new year 's eve",
                         "épiphanie": "epiphany", "fête nationale": "bastille day",
                         "fête du travail": "labour day",
                         "armistice": "armistice day"})  # fmt: skip


def steps(table: Table) -> None:
    table.say(
        lx.STEP,
        -1,
        "dernier dernière derniers dernières " + grown("passé écoulé", NUMBER_AND_GENDER),
    )
    table.say(lx.STEP, 1, grown("prochain", NUMBER_AND_GENDER))
    table.say(lx.STEP, 0, "ce cet cette ces " + grown("courant", "- e"))
    table.say(lx.STEP, "that", "cette-là")
    table.put(lx.STEP, {"le même; la même; ce même; cette même; même": "same"})
    table.say(lx.STEP, "following", grown("suivant", NUMBER_AND_GENDER))
    table.say(lx.STEP, "previous", grown("précédent", NUMBER_AND_GENDER))
    table.put(lx.STEPPED, {"lendemain": ("following", "day"), "surlendemain": ("following", "day"),
                           "veille": ("previous", "day"), "cette année-là": ("that", "year"),
                           "ce jour-là": ("that", "day"), "cette semaine-là": ("that", "week"),
                           "ce mois-là": ("that", "month")})  # fmt: skip


def edges(table: Table) -> None:
    table.put(lx.EDGE, {"début; commencement; débuts": "START", "mi; milieu": "MID", "fin": "END",
                        "courant": ""})  # fmt: skip
    table.put(
        lx.ABOUT,
        {
            "environ; près de; presque; plus de; moins de; au moins; quelque; env; vers; "
            "autour de; "
            "aux environs de; des environs de; aux alentours de; circa; c .; ca": ""
        },
    )
    table.put(lx.ARTICLE, {"le; la; les; l'": "", "leur; sa; son; ses": ""})
    table.say(lx.OF, "", "en au aux du de des à dans depuis pendant durant avant après entre "
              "dès jusque par sur et pour lors ou")  # fmt: skip
    table.put(lx.OF, {"d'": "", "jusqu'": "", "au cours de": "", "au cours du": "",
                      "au cours des": "", "à partir de": "", "à partir du": ""})  # fmt: skip
    table.put(lx.COUNTER, {"il y a; voici; voilà; il y a environ": "ago", "dans; d'ici": "hence"})
    table.put(lx.AWAY, {"plus tard; après": "later", "plus tôt; auparavant; avant": "earlier"})
    table.put(lx.EACH, {"chaque; tous les; toutes les; par": ""})
    table.say(lx.FILLER, "", "longs longues bonnes premiers premières autres")


def vague(table: Table) -> None:
    table.put(lx.REF, {"actuellement; maintenant; à l'heure actuelle; à présent; de nos jours;"
                       "actuel; actuelle; actuels; actuelles; en ce moment": "PRESENT_REF",
                       "récemment; autrefois; jadis; naguère; dans le passé; par le passé; ancien;"
                       "dernièrement; il y a longtemps": "PAST_REF",
                       "prochainement; bientôt; "
                       "à l'avenir; dans l'avenir": "FUTURE_REF"})  # fmt: skip
    for unit, words in (("day", "quotidiennement quotidien quotidienne quotidiens quotidiennes"),
                        ("week", "hebdomadaire hebdomadaires"),
                        ("month", "mensuellement mensuel mensuelle mensuels mensuelles"),
                        ("year", "annuellement annuel annuelle annuels annuelles")):  # fmt: skip
        table.say(lx.OFTEN, unit, words)
    table.put(lx.ERA, {"av . j . - c; av . j . c; avant j . - c; "
                       "avant jésus-christ": "bc",
                       "apr . j . - c; après j . - c; après jésus-christ": "ad"})  # fmt: skip


STEPS_BEHIND: Final = (
    "dernier dernière derniers dernières passé passée passés passées prochain prochaine prochains "
    "prochaines suivant suivante suivants suivantes précédent précédente précédents précédentes "
    "écoulé écoulée écoulés écoulées courant courante"
)
MEASURES: Final = (
    "personnes euros dollars francs habitants hommes soldats km kilomètres mètres tonnes hectares "
    "emplois salariés morts blessés pages litres kg élèves entreprises logements places spectateurs"
)


def french() -> Lexicon:
    table = Table("fr")
    for fill in (vague, edges, numbers, units, steps, days):
        fill(table)
    return table.lexicon(
        openers={"since": "depuis; depuis le; dès; dès le; à partir de; à partir du; à compter du",
                 "until": "jusqu'à; jusqu'en; jusqu'au; jusque", "before": "avant; avant le",
                 "by": "d'ici; d'ici à", "after": "après; après le", "from": "de; du",
                 "between": "entre; entre le"},
        links={"to": "à; au; jusqu'à; jusqu'en; jusqu'au; -; –; —", "and": "et; et le; et l'"},
        closers={"not-before": "ou plus tard", "by": "au plus tard"},
        past="était étaient avait avaient a ont fut furent été est sont",
        future="va vont sera seront doit devrait devraient prévu prévue prévoit pourrait aura "
               "auront",
        future_endings=("era", "eront", "ira", "iront", "dra", "dront"),
        past_endings="ait aient èrent",
        endings=among("er e ème ère nd eme"),
        measures=among(MEASURES),
        hours=among("à vers dès"),
        careful=among("mars été nuit soir matin aube avant après ancien an veille actuel actuels "
                          "actuelle actuelles maintenant fin"),
        after=among(STEPS_BEHIND),
    )  # fmt: skip
