"""Russian: the words of its dates in all their cases, and of its tenses."""

from typing import Final

from chrono.tagger import lexicon as lx
from chrono.tagger.languages.tables import Table, grown
from chrono.tagger.lexicon import Lexicon, among, listed

MONTHS: Final = (
    "январ; феврал; март марта марту мартом марте; апрел; май мая маю маем мае; июн; июл; "
    "август августа августу августом августе; сентябр; октябр; ноябр; декабр"
)
SHORT_MONTHS: Final = "янв; фев февр; мар; апр; ; ; ; авг; сен сент; окт; ноя нояб; дек"
WEEKDAYS: Final = (
    "понедельник понедельника понедельнику понедельником; вторник вторника вторнику вторником; "
    "среда среды среду средой среде; четверг четверга четвергу четвергом; "
    "пятница пятницы пятницу пятницей пятнице; суббота субботы субботу субботой субботе; "
    "воскресенье воскресенья воскресенью воскресеньем"
)
ADJECTIVE: Final = "ый ой ого ому ым ом ых ыми ая ую ое ые"
SOFT_ADJECTIVE: Final = "ий его ему им ем их ими яя ей юю ее ие"
NUMBERS: Final = (
    "один одна одно одну одного одной одном одним; два две двух двум двумя двое; "
    "три трёх трех трём трем тремя трое; четыре четырёх четырех четырьмя; пять пяти пятью; "
    "шесть шести; семь семи; восемь восьми; девять девяти; десять десяти; одиннадцать "
    "одиннадцати; двенадцать двенадцати; тринадцать тринадцати; четырнадцать четырнадцати; "
    "пятнадцать пятнадцати; шестнадцать шестнадцати; семнадцать семнадцати; восемнадцать "
    "восемнадцати; девятнадцать девятнадцати"
)
TENS: Final = (
    "двадцать двадцати; тридцать тридцати; сорок сорока; пятьдесят пятидесяти; шестьдесят "
    "шестидесяти; семьдесят семидесяти; восемьдесят восьмидесяти; девяносто девяноста"
)
RANKS: Final = listed(
    "перв втор трет четвёрт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат "
    "четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат двадцат"
)
DECADES: Final = listed(
    "двадцат тридцат сороков пятидесят шестидесят семидесят восьмидесят девяност"
)


def numbers(table: Table) -> None:
    table.numbered(lx.NUMBER, NUMBERS)
    for tens, forms in enumerate(TENS.split(";"), 2):
        table.say(lx.NUMBER, 10 * tens, forms)
    table.say(lx.NUMBER, 100, "сто ста сотни")
    table.say(lx.NUMBER, 1.5, "полтора полторы полутора")
    table.say(lx.VAGUE, "X", "несколько нескольких нескольким много многих многие пару")
    for number, stem in enumerate(RANKS, 1):
        table.say(lx.ORDINAL, number, grown(stem, ADJECTIVE))
    table.say(lx.ORDINAL, 3, "третий третьего третьему третьим третьем третья третьей третью "
              "третье третьи третьих")  # fmt: skip
    table.say(lx.ORDINAL, 4, grown("четверт", ADJECTIVE))
    for tens, stem in enumerate(DECADES, 2):
        table.say(lx.DECADE, 1900 + 10 * tens, grown(stem, "ые ых ыми"))


def units(table: Table) -> None:
    for unit, one, many in (
        ("second", "секунда секунду", "секунды секунд"),
        ("minute", "минута минуту", "минуты минут минутами"),
        ("hour", "час часу часом", "часа часов часами часах часы"),
        ("day", "день дня дню днём днем дне", "дни дней дням днями днях сутки суток сутками"),
        ("week", "неделя неделю неделе неделей", "недели недель неделям неделями неделях"),
        ("month", "месяц месяца месяцу месяцем месяце", "месяцы месяцев месяцами месяцах"),
        ("quarter", "квартал квартала квартале", "кварталы кварталов"),
        ("year", "год года году годом годе", "годы годов лет годам годами годах"),
        ("decade", "десятилетие десятилетия десятилетии", "десятилетий десятилетиями"),
        ("century", "век века веке веком столетие столетия столетии", "веков столетий веках"),
        ("millennium", "тысячелетие тысячелетия тысячелетии", "тысячелетий"),
        ("weekend", "уикенд уик-энд", "выходные выходных выходными"),
    ):  # fmt: skip
        table.say(lx.UNITS, unit, many)
        table.say(lx.UNIT, unit, one)
    table.put(lx.LETTER, {"г": "year", "гг": "year", "в": "century", "вв": "century",
                          "мин": "minute", "мес": "month", "ч": "hour",
                          "сек": "second"})  # fmt: skip
    table.put(lx.STRETCH, {"полгода": (6, "month"), "получаса; полчаса": (30, "minute"),
                           "полугода": (6, "month")})  # fmt: skip
    for stem, number in (("одно", 1), ("двух", 2), ("трёх", 3), ("трех", 3), ("четырёх", 4),
                         ("пяти", 5), ("шести", 6), ("семи", 7), ("десяти", 10),
                         ("много", "X")):  # fmt: skip
        for tail, unit in (("месячн", "month"), ("дневн", "day"), ("недельн", "week"),
                           ("часов", "hour")):  # fmt: skip
            table.say(lx.STRETCH, (number, unit), grown(stem + tail, ADJECTIVE))
        table.say(lx.STRETCH, (number, "year"), grown(stem + "летн", SOFT_ADJECTIVE))
    table.put(lx.SHARE, {"половина; половины; половине; половину": "half",
                         "полугодие; полугодии;"
                         "полугодия": 2})  # fmt: skip


def days(table: Table) -> None:
    for number, forms in enumerate(SHORT_MONTHS.split(";"), 1):
        table.say(lx.MONTH, number, forms)
    for number, forms in enumerate(MONTHS.split(";"), 1):
        stems = forms if " " in forms.strip() else grown(forms.strip(), "ь я ю ем ём е")
        table.say(lx.MONTH, number, stems)
    table.say(lx.MONTH, 6, "июнь июня июню июнем июне")
    table.say(lx.MONTH, 7, "июль июля июлю июлем июле")
    table.numbered(lx.WEEKDAY, WEEKDAYS, 0)
    table.say(lx.SEASON, "SP", "весна весны весне весну весной")
    table.say(lx.SEASON, "SU", "лето лета лете летом")
    table.say(lx.SEASON, "FA", "осень осени осенью")
    table.say(lx.SEASON, "WI", "зима зимы зиме зиму зимой")
    table.put(lx.DEICTIC, {
        "сегодня": (0, ""), "вчера": (-1, ""), "позавчера": (-2, ""), "завтра": (1, ""),
        "послезавтра": (2, ""), "сегодняшний; сегодняшнего; сегодняшнем": (0, ""),
        "вчерашний; вчерашнего; вчерашнем": (-1, ""), "завтрашний; завтрашнего": (1, ""),
    })  # fmt: skip
    table.say(lx.PART, "MO", "утро утра утром утру рассвете рассвет рассвета")
    table.say(lx.PART, "AF", "пополудни")
    table.say(lx.PART, "EV", "вечер вечера вечером вечеру")
    table.say(lx.PART, "NI", "ночь ночи ночью")
    table.put(lx.HOUR, {"полночь; полночи": "00:00", "полдень; полудня": "12:00"})
    table.put(lx.FEAST, {"рождество; рождества": (1, 7), "новый год; нового года": "new year",
                         "день победы; дня победы": "victory day",
                         "день россии; дня россии": (6, 12)})  # fmt: skip


def steps(table: Table) -> None:
    table.say(lx.STEP, -1, "прошлый прошлого прошлому прошлым прошлом прошлая прошлой прошлую "
              "прошлые прошлых прошлое минувший минувшего минувшей минувшую минувшем "
              + grown("последн истекш", SOFT_ADJECTIVE))  # fmt: skip
    table.say(lx.STEP, 1, grown("следующ ближайш будущ предстоящ", "ий его ему им ем их ими ая ей "
                                "ую ее ие"))  # fmt: skip
    table.say(lx.STEP, 0, "этот этого этому этим этом эта этой эту это эти этих нынешний нынешнего "
              "нынешнем нынешней нынешнюю текущий текущего текущем текущей текущую")  # fmt: skip
    table.say(lx.STEP, "that", "тот того тому тем том та той ту те тех")
    table.put(lx.STEP, {
        f"{form} {same}": "same"
        for form in listed("тот того тому том той ту тот те тех")
        for same in ("же", "самый", "самого", "самом", "самой")
    })  # fmt: skip
    table.put(lx.STEP, {"этого же; этом же; этот же; этой же": "that"})
    table.say(lx.STEP, "previous", grown("предыдущ предшествующ", "ий его ему им ем их ая ей ую "
                                         "ее ие"))  # fmt: skip
    table.put(lx.STEPPED, {"накануне": ("previous", "day"), "назавтра": ("following", "day"),
                           "прошлогодний; прошлогоднего; прошлогодней": (-1, "year")})  # fmt: skip


def edges(table: Table) -> None:
    table.say(lx.EDGE, "START", "начало начала началу началом начале")
    table.say(lx.EDGE, "MID", "середина середины середине середину")
    table.say(lx.EDGE, "END", "конец конца концу конце концом исходе")
    table.say(lx.PORTION, "START", "ранний ранней ранняя")
    table.say(lx.PORTION, "END", "поздний поздней поздняя")
    table.say(lx.ABOUT, "", "около почти примерно приблизительно свыше более порядка ок")
    table.put(lx.ABOUT, {"больше чем; более чем; не менее; не более": ""})
    table.say(lx.OF, "", "в во на с со до от по за после перед между к ко о об при и аж под "
              "начиная уже ещё еще лишь только течение")  # fmt: skip
    table.put(lx.OF, {"в течение": "", "на протяжении": ""})
    table.say(lx.FILLER, "", "следующих последних полных долгих же самого")
    table.put(lx.COUNTER, {"через": "hence", "спустя": "later"})
    table.put(lx.AWAY, {"назад; тому назад": "ago", "спустя; позже; позднее": "later",
                        "раньше; ранее": ("earlier", "PAST_REF")})  # fmt: skip
    table.say(lx.EACH, "", "каждый каждого каждому каждая каждой каждую каждое каждые каждых")


def vague(table: Table) -> None:
    table.say(lx.REF, "PRESENT_REF", "сейчас теперь ныне нынче")
    table.put(lx.REF, {"в настоящее время; на данный момент; в данный момент": "PRESENT_REF",
                       "в прошлом": "PAST_REF", "в будущем": "FUTURE_REF"})  # fmt: skip
    table.say(lx.REF, "PAST_REF", "недавно когда-то некогда прежде " + grown("бывш", "ий его ему"))
    table.say(lx.REF, "FUTURE_REF", "скоро вскоре")
    for unit, words in (("day", "ежедневно"), ("week", "еженедельно"), ("month", "ежемесячно"),
                        ("year", "ежегодно"), ("hour", "ежечасно")):  # fmt: skip
        table.say(lx.OFTEN, unit, words)
    for unit, stem in (("day", "ежедневн"), ("year", "ежегодн"), ("month", "ежемесячн"),
                       ("week", "еженедельн")):  # fmt: skip
        table.say(lx.OFTEN, unit, grown(stem, ADJECTIVE))
    table.put(lx.ERA, {"до н . э; до нашей эры; до рождества христова; до р . х": "bc",
                       "н . э; нашей эры": "ad"})  # fmt: skip


ENDINGS: Final = "й го му м е х я ый ой ого ому ом ые ых ю ми ть ти мя"
MEASURES: Final = (
    "человек людей солдат бойцов рублей руб долларов евро тонн км километров метров м гектаров "
    "тысяч млн млрд самолётов орудий танков пленных жителей домов семей участников военных раненых "
    "убитых погибших членов экземпляров страниц кораблей автомобилей дивизий процентов шт"
)


def russian() -> Lexicon:
    table = Table("ru")
    for fill in (vague, edges, numbers, units, steps, days):
        fill(table)
    return table.lexicon(
        openers={"since": "с; со; начиная с; от", "until": "до; вплоть до; по",
                 "by": "к; ко; не позднее; перед", "after": "после", "between": "между"},
        links={"to": "до; по; -; –; —", "and": "и"},
        closers={"after": "или позже", "by": "или раньше"},
        past="был была было были", future="будет будут планирует планируют намерен намерены",
        plural_steps=("ие", "ые", "их", "ых", "ими", "ыми", "эти", "те"),
        past_endings="лся лась лось лись ал ала али ил ила или ел ела ели ыл ула ули ул",
        endings=among(ENDINGS), tens=among("х е ые ых ми"),
        measures=among(MEASURES), hours=among("в к около"),
        careful=among("среда среды среде век ночь вечер утро мае мар сен ноя мая маем день "
                          "начало конец двадцатых двадцатые тридцатых тридцатые прежде "
                          "лета"),
    )  # fmt: skip
