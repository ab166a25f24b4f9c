"""Azerbaijani: the words of its dates with their endings, and of its tenses."""

from typing import Final

from chrono.tagger import lexicon as lx
from chrono.tagger.languages.harmony import declined, plural
from chrono.tagger.languages.tables import Table
from chrono.tagger.lexicon import Lexicon, among, listed

MONTHS: Final = listed(
    "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr"
)
NUMBERS: Final = "bir; iki; üç; dörd; beş; altı; yeddi; səkkiz; doqquz; on"
TENS: Final = "iyirmi; otuz; qırx; əlli; altmış; yetmiş; səksən; doxsan"
RANKS: Final = (
    "birinci ilk; ikinci; üçüncü; dördüncü; beşinci; altıncı; yeddinci; səkkizinci; doqquzuncu; "
    "onuncu"
)


def numbers(table: Table) -> None:
    table.numbered(lx.NUMBER, NUMBERS)
    for tens, word in enumerate(TENS.split(";"), 2):
        table.say(lx.NUMBER, 10 * tens, word)
    table.put(lx.NUMBER, {"yüz": 100, "min": 1000, "yarım": 0.5, "bir yarım": 1.5})
    table.put(lx.VAGUE, {"bir neçə; bir çox; neçə": "X"})
    table.numbered(lx.ORDINAL, RANKS)
    table.put(lx.ORDINAL, {"ilk": 1})


def units(table: Table) -> None:
    for unit, stem in (("second", "saniyə"), ("minute", "dəqiqə"), ("hour", "saat"),
                       ("day", "gün"), ("week", "həftə"), ("month", "ay"), ("quarter", "rüb"),
                       ("year", "il"), ("century", "əsr"), ("decade", "onillik"),
                       ("century", "yüzillik"), ("millennium", "minillik")):  # fmt: skip
        table.say(lx.UNITS, unit, plural(stem, "ə"))
        table.say(lx.UNIT, unit, declined(stem, "ə"))
    table.put(lx.UNIT, {"həftə sonu; həftəsonu; həftə sonunda": "weekend"})
    table.put(lx.STRETCH, {"yarım saat": (30, "minute"), "yarım il": (6, "month")})
    table.put(lx.UNIT, {"günlük": "day", "həftəlik": "week", "aylıq": "month", "illik": "year",
                        "saatlıq": "hour"})  # fmt: skip
    table.put(lx.SHARE, {"yarısı; yarısında; yarısının": "half"})


def days(table: Table) -> None:
    for number, stem in enumerate(MONTHS, 1):
        table.say(lx.MONTH, number, declined(stem, "ə"))
    table.put(lx.WEEKDAY, {
        "bazar ertəsi; birinci gün": 0, "çərşənbə axşamı; ikinci gün": 1, "çərşənbə": 2,
        "cümə axşamı; dördüncü gün": 3, "cümə": 4, "şənbə": 5, "bazar": 6,
    })  # fmt: skip
    for season, stem in (("SP", "yaz"), ("SP", "bahar"), ("SU", "yay"), ("FA", "payız"),
                         ("WI", "qış")):  # fmt: skip
        table.say(lx.SEASON, season, declined(stem, "ə"))
    table.put(lx.DEICTIC, {"bu gün; bugün": (0, ""), "dünən": (-1, ""), "sabah": (1, ""),
                           "srağagün": (-2, ""), "birisi gün": (2, ""), "bu gecə": (0, "NI"),
                           "bu səhər": (0, "MO"), "bu axşam": (0, "EV"),
                           "bugünkü": (0, ""), "dünənki": (-1, "")})  # fmt: skip
    table.put(lx.PART, {"səhər; səhəri; sübh": "MO", "axşam; axşamı": "EV",
                        "gecə; gecəsi": "NI", "günortadan sonra": "AF"})  # fmt: skip
    table.put(lx.HOUR, {"gecə yarısı": "00:00", "günorta": "12:00"})
    table.put(lx.FEAST, {"novruz bayramı; novruz": "novruz", "yeni il": "new year",
                         "zəfər günü": (11, 8), "respublika günü": (5, 28),
                         "milli qurtuluş günü": (6, 15), "müstəqillik günü": (5, 28)})  # fmt: skip


def steps(table: Table) -> None:
    table.say(lx.STEP, -1, "keçən ötən son")
    table.say(lx.STEP, 1, "gələn növbəti qarşıdakı")
    table.say(lx.STEP, 0, "bu cari hazırkı")
    table.say(lx.STEP, "that", "o")
    table.say(lx.STEP, "same", "həmin eyni")
    table.put(lx.STEP, {"ertəsi; sonrakı; növbəti": "following", "əvvəlki": "previous"})
    table.put(lx.STEP, {"növbəti": 1})


def edges(table: Table) -> None:
    table.say(
        lx.EDGE,
        "START",
        "əvvəlində əvvəlindən əvvəllərindən əvvəllərində əvvəlinə əvvəli başlanğıcında",
    )
    table.say(lx.EDGE, "MID", "ortasında ortalarında ortalarından ortası")
    table.say(lx.EDGE, "END", "sonunda sonuna sonlarında sonu axırında axırına axırlarında")
    table.put(lx.ABOUT, {"təxminən; təqribən; az qala; ən azı; düz": ""})
    table.say(lx.OF, "", "ilə və qədər bəri etibarən ərzində boyunca saat arasında tarixində dək")
    table.put(lx.AWAY, {"əvvəl; öncə; qabaq": "ago", "sonra": "later"})
    table.say(lx.EACH, "", "hər")
    table.say(lx.FILLER, "", "tam uzun")


def vague(table: Table) -> None:
    table.put(lx.REF, {"indi; hazırda; hal-hazırda; bu anda": "PRESENT_REF",
                       "əvvəllər; keçmişdə; bu yaxınlarda; son zamanlar; bir zamanlar": "PAST_REF",
                       "gələcəkdə; tezliklə; yaxın gələcəkdə": "FUTURE_REF"})  # fmt: skip
    table.put(lx.ERA, {"e . ə; eramızdan əvvəl; bizim eradan əvvəl": "bc", "b . e": "ad"})
    table.put(lx.OFTEN, {"hər gün": "day", "hər il": "year", "gündəlik": "day"})


ENDINGS: Final = (
    "ci cı cu cü inci ıncı uncu üncü da də dan dən ı i u ü sı si su sü nı ni nu nü ın in un ün nın "
    "nin nun nün a ə ya yə ında ində unda ündə dək dir na nə"
)
DECADE_ENDINGS: Final = "lar lər larda lərdə ların lərin"
MEASURES: Final = "nəfər manat dollar avro metr km kilometr ton ədəd min hektar əsgər ölü yaralı"


def azerbaijani() -> Lexicon:
    table = Table("az")
    for fill in (vague, edges, numbers, units, steps, days):
        fill(table)
    return table.lexicon(
        openers={},
        links={"to": "-; –; —", "and": "və; ilə"},
        closers={"since": "bəri; etibarən; başlayaraq", "until": "qədər; kimi; dək",
                 "between": "arasında; arası", "after": "sonra", "before": "əvvəl; öncə"},
        past="idi oldu etdi edib olub", future="olacaq edəcək planlaşdırılır gözlənilir",
        future_endings=("acaq", "əcək", "acaqlar", "əcəklər"),
        past_endings="dı di du dü dılar dilər dular dülər mışdı mişdi ıb ib ub üb",
        endings=among(ENDINGS), tens=among(DECADE_ENDINGS),
        measures=among(MEASURES), hours=among("saat"),
        careful=among("bazar yaz yaza yazı yazın yay yaya yayı yayın gecə axşam səhər mart may "
                          "ay qış bahar sübh"),
        since_endings=("dan", "dən"), until_endings=("dək", "adək", "ədək"), order="AMD",
    )  # fmt: skip
