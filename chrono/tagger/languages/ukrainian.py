"""Ukrainian: the words of its dates in all their cases, and of its tenses."""

from typing import Final

from chrono.tagger import lexicon as lx
from chrono.tagger.languages.tables import Table, grown
from chrono.tagger.lexicon import Lexicon, among, listed

SOFT_MONTHS: Final = {1: "січ", 3: "берез", 4: "квіт", 5: "трав", 6: "черв", 7: "лип", 8: "серп",
                      9: "верес", 10: "жовт", 12: "груд"}  # fmt: skip
SHORT_MONTHS: Final = "січ; лют; бер; квіт; трав; черв; лип; серп; вер; жовт; лист; груд"
WEEKDAYS: Final = (
    "понеділок понеділка понеділку понеділком понеділки; вівторок вівторка вівторку вівторком; "
    "середа середи середу середою середі; четвер четверга четвергу четвергом; "
    "п'ятниця п'ятниці п'ятницю п'ятницею; субота суботи суботу суботою суботі; "
    "неділя неділі неділю неділею"
)
ADJECTIVE: Final = "ий ого ому им их ими а ої ій у ою е і"
SOFT_ADJECTIVE: Final = "ій ього ьому ім іх іми я ьої ю ьою є і"
NUMBERS: Final = (
    "один одна одне одну одного однієї одної одним однією одній; два дві двох двом двома двоє; "
    "три трьох трьом трьома троє; чотири чотирьох чотирьом чотирма; п'ять п'яти п'ятьох; "
    "шість шести шістьох; сім семи сімох; вісім восьми вісьмох; дев'ять дев'яти; десять десяти; "
    "одинадцять одинадцяти; дванадцять дванадцяти; тринадцять тринадцяти; "
    "чотирнадцять чотирнадцяти; п'ятнадцять п'ятнадцяти; шістнадцять шістнадцяти; "
    "сімнадцять сімнадцяти; вісімнадцять вісімнадцяти; дев'ятнадцять дев'ятнадцяти"
)
TENS: Final = (
    "двадцять двадцяти; тридцять тридцяти; сорок сорока; п'ятдесят п'ятдесяти; "
    "шістдесят шістдесяти; сімдесят сімдесяти; вісімдесят вісімдесяти; дев'яносто дев'яноста"
)
RANKS: Final = listed(
    "перш друг трет четверт п'ят шост сьом восьм дев'ят десят одинадцят дванадцят тринадцят "
    "чотирнадцят п'ятнадцят шістнадцят сімнадцят вісімнадцят дев'ятнадцят двадцят"
)
DECADES: Final = listed("двадцят тридцят сорок п'ятдесят шістдесят сімдесят вісімдесят дев'яност")


def numbers(table: Table) -> None:
    table.numbered(lx.NUMBER, NUMBERS)
    for tens, forms in enumerate(TENS.split(";"), 2):
        table.say(lx.NUMBER, 10 * tens, forms)
    table.say(lx.NUMBER, 100, "сто ста сотні")
    table.say(lx.NUMBER, 1.5, "півтора півтори")
    table.say(lx.VAGUE, "X", "кілька кількох кільком декілька декількох багато багатьох чимало "
              "пару")  # fmt: skip
    for number, stem in enumerate(RANKS, 1):
        soft = SOFT_ADJECTIVE if number == 3 else ADJECTIVE
        table.say(lx.ORDINAL, number, grown(stem, soft))
    for tens, stem in enumerate(DECADES, 2):
        table.say(lx.DECADE, 1900 + 10 * tens, grown(stem, "і их ими"))
        table.put(lx.DECADE, {f"{stem}ових; {stem}ові": 1900 + 10 * tens})


def units(table: Table) -> None:
    for unit, one, many in (
        ("second", "секунда секунду секунди", "секунд секунди"),
        ("minute", "хвилина хвилину", "хвилини хвилин хвилинами"),
        ("hour", "година годину", "години годин годинами"),
        ("day", "день дня дню днем доба добу доби", "дні днів дням днями днях діб"),
        ("week", "тиждень тижня тижню тижнем", "тижні тижнів тижнями тижнях"),
        ("month", "місяць місяця місяцю місяцем", "місяці місяців місяцями місяцях"),
        ("quarter", "квартал кварталу кварталі", "квартали кварталів"),
        ("year", "рік року роком році", "роки років рокам роками роках літ"),
        ("decade", "десятиліття десятиріччя десятилітті", "десятиліть десятиріч"),
        ("century", "століття столітті століттям вік віку", "століть століттях"),
        ("millennium", "тисячоліття тисячолітті", "тисячоліть"),
        ("weekend", "вікенд вікенду", "вихідні вихідних вихідними"),
    ):  # fmt: skip
        table.say(lx.UNITS, unit, many)
        table.say(lx.UNIT, unit, one)
    table.put(lx.LETTER, {"р": "year", "рр": "year", "ст": "century", "хв": "minute",
                          "міс": "month", "год": "hour"})  # fmt: skip
    table.put(lx.STRETCH, {"півроку; пів року": (6, "month"), "півгодини": (30, "minute"),
                           "добу": (1, "day"), "півтора року": (1.5, "year")})  # fmt: skip
    for stem, number in (("одно", 1), ("дво", 2), ("три", 3), ("чотири", 4), ("п'яти", 5),
                         ("шести", 6), ("семи", 7), ("десяти", 10), ("багато", "X")):  # fmt: skip
        for tail, unit in (("річн", "year"), ("місячн", "month"), ("денн", "day"),
                           ("тижнев", "week"), ("годинн", "hour")):  # fmt: skip
            table.say(lx.STRETCH, (number, unit), grown(stem + tail, ADJECTIVE))
    table.put(lx.SHARE, {"половина; половини; половині; половину": "half", "півріччя; півріччі": 2})
    table.say(lx.SHARE, 4, "чверть чверті")


def days(table: Table) -> None:
    table.numbered(lx.MONTH, SHORT_MONTHS)
    for number, stem in SOFT_MONTHS.items():
        table.say(lx.MONTH, number, grown(stem, "ень ня ню нем ні неві"))
    table.say(lx.MONTH, 2, "лютий лютого лютому лютим")
    table.say(lx.MONTH, 11, "листопад листопада листопаду листопадом листопаді")
    table.numbered(lx.WEEKDAY, WEEKDAYS, 0)
    table.say(lx.SEASON, "SP", "весна весни весні весну весною навесні повесні")
    table.say(lx.SEASON, "SU", "літо літа літі літом літу влітку улітку")
    table.say(lx.SEASON, "FA", "осінь осені осінню восени")
    table.say(lx.SEASON, "WI", "зима зими зимі зиму зимою взимку узимку")
    table.put(lx.DEICTIC, {
        "сьогодні": (0, ""), "вчора; учора": (-1, ""), "позавчора": (-2, ""), "завтра": (1, ""),
        "післязавтра": (2, ""), "сьогоднішній; сьогоднішнього": (0, ""),
        "вчорашній; вчорашнього; вчорашньому": (-1, ""), "завтрашній; завтрашнього": (1, ""),
    })  # fmt: skip
    table.say(lx.PART, "MO", "ранок ранку ранком вранці уранці зранку світанку світанні світанок "
              "удосвіта вдосвіта")  # fmt: skip
    table.say(lx.PART, "DT", "вдень удень")
    table.say(lx.PART, "AF", "пополудні")
    table.say(lx.PART, "EV", "вечір вечора вечору вечором ввечері увечері надвечір")
    table.say(lx.PART, "NI", "ніч ночі ніччю вночі уночі")
    table.put(lx.HOUR, {"опівночі; о півночі": "00:00", "опівдні": "12:00"})
    table.say(lx.CLOCK, "o", "годині")
    table.put(lx.FEAST, {"різдво; різдва": (1, 7), "новий рік; нового року": "new year",
                         "день незалежності; дня незалежності": (8, 24),
                         "день перемоги; дня перемоги": "victory day"})  # fmt: skip


def steps(table: Table) -> None:
    table.say(lx.STEP, -1, grown("минул", ADJECTIVE) + " " + grown("останн", SOFT_ADJECTIVE))
    table.say(lx.STEP, 1, grown("наступн прийдешн", ADJECTIVE) + " "
              + grown("майбутн", SOFT_ADJECTIVE))  # fmt: skip
    table.say(lx.STEP, 0, "цей цього цьому цим ця цієї цій цю цією це ці цих цими "
              + grown("поточн", ADJECTIVE) + " " + grown("нинішн", SOFT_ADJECTIVE))  # fmt: skip
    table.say(lx.STEP, "that", "той того тим та тієї тої тій ту тією те ті тих")
    table.put(lx.STEP, {
        f"{form} {same}": "same"
        for form in listed("той того тому тим тієї тої тій ту те ті тих тією")
        for same in ("ж", "же", "самий", "самого", "самому", "самої", "самій", "саму")
    })  # fmt: skip
    table.put(lx.STEP, {"цього ж; цьому ж; цієї ж; цей же; цього самого": "that"})
    table.say(lx.STEP, "previous", grown("попередн", SOFT_ADJECTIVE))
    table.put(lx.STEPPED, {
        "торік; торішній; торішнього": (-1, "year"), "цьогоріч": (0, "year"),
        "наступного дня": ("following", "day"), "назавтра": ("following", "day"),
        "напередодні": ("previous", "day"), "день потому": ("following", "day"),
        "цьогорічний; цьогорічного; цьогорічна; цьогорічної": (0, "year"),
    })  # fmt: skip


def edges(table: Table) -> None:
    table.say(lx.EDGE, "START", "початок початку початком поч")
    table.say(lx.EDGE, "MID", "середина середині середини середину")
    table.say(lx.EDGE, "END", "кінець кінця кінці кінцю наприкінці")
    table.say(lx.PORTION, "START", "ранньої ранній рання")
    table.say(lx.PORTION, "END", "пізньої пізній пізня")
    table.say(lx.ABOUT, "", "близько майже приблизно понад біля щонайменше орієнтовно бл")
    table.put(lx.ABOUT, {"більше ніж; менше ніж; не менше; не більше": ""})
    table.say(lx.OF, "", "у в на з із зі до від по за протягом впродовж упродовж після перед між "
              "поміж о об під час і й та аж починаючи вже ще лише тільки станом")  # fmt: skip
    table.say(lx.FILLER, "", "наступних останніх повних довгих ж же самого")
    table.say(lx.COUNTER, "hence", "через")
    table.say(lx.COUNTER, "later", "опісля")
    table.put(lx.AWAY, {"тому": "ago", "тому назад": "ago", "по тому": "later", "потому": "later",
                        "пізніше": "later", "згодом": "later",
                        "раніше": ("earlier", "PAST_REF")})  # fmt: skip
    table.say(lx.EACH, "", "кожен кожний кожного кожної кожну кожні кожних щодва")


def vague(table: Table) -> None:
    table.say(lx.REF, "PRESENT_REF", "зараз тепер нині наразі")
    table.put(lx.REF, {"на даний час; на сьогодні; у даний час": "PRESENT_REF",
                       "у минулому; в минулому": "PAST_REF",
                       "у майбутньому; в майбутньому": "FUTURE_REF"})  # fmt: skip
    table.say(lx.REF, "PAST_REF", "нещодавно недавно колись " + grown("колишн", SOFT_ADJECTIVE))
    table.say(lx.REF, "FUTURE_REF", "незабаром невдовзі")
    for unit, words in (("day", "щодня щоденно"), ("week", "щотижня щотижнево"),
                        ("month", "щомісяця щомісячно"), ("year", "щороку щорічно"),
                        ("hour", "щогодини"), ("night", "щоночі")):  # fmt: skip
        table.say(lx.OFTEN, unit, words)
    for unit, stem in (("day", "щоденн"), ("year", "щорічн"), ("month", "щомісячн")):
        table.say(lx.OFTEN, unit, grown(stem, ADJECTIVE))
    for number, name in enumerate(("понеділка", "вівторка", "середи", "четверга", "п'ятниці",
                                   "суботи", "неділі")):  # fmt: skip
        table.say(lx.OFTEN, number, f"що{name}")
    table.put(lx.ERA, {"до н . е": "bc", "до н.е": "bc", "до нашої ери": "bc",
                       "до різдва христового": "bc", "н . е": "ad", "нашої ери": "ad"})  # fmt: skip


ENDINGS: Final = "й го му ї та тє ті тих х ше е я ий ого ому им ими ою м ма тя ій их го"
# Perfective presents tell what is to come.
FUTURE: Final = (
    "набуде набудуть відбудеться відбудуться пройде пройдуть почнеться почнуться "
    "закінчиться завершиться відкриється прийме стане зможе отримає проведе відвідає "
    "прибуде повернеться з'явиться вийде очікується планується повинен повинна повинні "
    "заплановано буде будуть має мають планує планують"
)
MEASURES: Final = (
    "осіб особи особа людей чоловік солдатів солдати бійців вояків танків гривень грн доларів "
    "тонн км "
    "кілометрів метрів м гектарів тисяч млн літаків гармат полонених євреїв жителів мешканців "
    "будинків родин сімей учасників військових поранених вбитих убитих загиблих козаків "
    "партизанів членів примірників сторінок рублів кораблів автомобілів дивізій"
)


def ukrainian() -> Lexicon:
    table = Table("uk")
    for fill in (vague, edges, numbers, units, steps, days):
        fill(table)
    return table.lexicon(
        openers={"since": "з; із; зі; починаючи з", "dated": "від", "until": "до; аж до; по",
                 "before": "перед", "by": "не пізніше", "after": "після", "between": "між; поміж"},
        links={"to": "до; по; -; –; —", "and": "і; й; та"},
        closers={"not-before": "або пізніше", "by": "або раніше"},
        past="був була було були мав мала мали", future=FUTURE,
        plural_steps=("і", "их", "ими"),
        future_endings=("тиме", "тимуть"),
        past_endings="ався лася лося лися вся ала али ило ила или ував ував їла їли в",
        endings=among(ENDINGS), tens=among("х ті тих ми их і"),
        measures=among(MEASURES), hours=among("о об близько біля"),
        careful=among("лютий лютого лютому лютим середа вік ніч день вечір ранок кілька сер лип "
                      "тра лист бер трав вер "
                          "тепер о літ двадцятих двадцяті тридцятих тридцяті"),
    )  # fmt: skip
