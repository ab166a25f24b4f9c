"""Turkish: the words of its dates with their endings, and of its tenses."""

from typing import Final

from chrono.tagger import lexicon as lx
from chrono.tagger.languages.harmony import declined, plural
from chrono.tagger.languages.tables import Table
from chrono.tagger.lexicon import Lexicon, among, listed

MONTHS: Final = listed("ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık")
WEEKDAYS: Final = listed("pazartesi salı çarşamba perşembe cuma cumartesi pazar")
NUMBERS: Final = "bir; iki; üç; dört; beş; altı; yedi; sekiz; dokuz; on; onbir; oniki"
# The hours from one to twelve: to them, past them, at them.
CLOCK_CASES: Final = (
    "bire ikiye üçe dörde beşe altıya yediye sekize dokuza ona onbire onikiye",
    "biri ikiyi üçü dördü beşi altıyı yediyi sekizi dokuzu onu onbiri onikiyi",
    "birde ikide üçte dörtte beşte altıda yedide sekizde dokuzda onda onbirde onikide",
)
TENS: Final = "yirmi; otuz; kırk; elli; altmış; yetmiş; seksen; doksan"
RANKS: Final = (
    "birinci ilk; ikinci; üçüncü; dördüncü; beşinci; altıncı; yedinci; sekizinci; dokuzuncu; onuncu"
)


def numbers(table: Table) -> None:
    table.numbered(lx.NUMBER, NUMBERS)
    for tens, word in enumerate(TENS.split(";"), 2):
        table.say(lx.NUMBER, 10 * tens, word)
    table.put(lx.NUMBER, {"yüz": 100, "bin": 1000, "yarım": 0.5, "bir buçuk": 1.5})
    table.put(lx.VAGUE, {"birkaç; bir kaç; birçok; çok sayıda": "X"})
    table.numbered(lx.ORDINAL, RANKS)
    table.put(lx.ORDINAL, {"ilk": 1})


def units(table: Table) -> None:
    for unit, stem in (("second", "saniye"), ("minute", "dakika"), ("hour", "saat"),
                       ("day", "gün"), ("week", "hafta"), ("month", "ay"), ("quarter", "çeyrek"),
                       ("year", "yıl"), ("year", "sene"), ("century", "yüzyıl"),
                       ("century", "asır")):  # fmt: skip
        table.say(lx.UNITS, unit, plural(stem, "e"))
        table.say(lx.UNIT, unit, declined(stem, "e"))
    table.say(lx.UNIT, "quarter", "çeyreği çeyreğin çeyreğinde çeyreğinin çeyreğine çeyreğinden")
    table.put(lx.UNIT, {"hafta sonu; hafta sonunda": "weekend"})
    table.put(lx.STRETCH, {"yarım saat": (30, "minute"), "altı aylık": (6, "month")})
    for stem, unit in (("günlük", "day"), ("haftalık", "week"), ("aylık", "month"),
                       ("yıllık", "year"), ("saatlik", "hour")):  # fmt: skip
        table.put(lx.UNIT, {stem: unit})
    table.put(lx.STEPPED, {"haftaya": (1, "week"), "seneye": (1, "year"),
                           "evvelki yıl": (-2, "year")})  # fmt: skip
    table.put(lx.SHARE, {"yarısı; yarısında; yarısının": "half"})
    table.say(lx.UNIT, "week", "haftası haftasında haftasının")


def days(table: Table) -> None:
    for number, stem in enumerate(MONTHS, 1):
        table.say(lx.MONTH, number, declined(stem, "e"))
    table.say(lx.MONTH, 12, "aralığın aralığı")
    table.say(lx.MONTH, 1, "ocağın ocağı")
    for number, stem in enumerate(WEEKDAYS):
        table.say(lx.WEEKDAY, number, declined(stem, "e"))
    for season, stem in (("SP", "ilkbahar"), ("SP", "bahar"), ("SU", "yaz"), ("FA", "sonbahar"),
                         ("FA", "güz"), ("WI", "kış")):  # fmt: skip
        table.say(lx.SEASON, season, declined(stem, "e"))
    table.put(lx.DEICTIC, {"bugün": (0, ""), "dün": (-1, ""), "yarın": (1, ""),
                           "evvelsi gün; önceki gün; evvelki gün": (-2, ""),
                           "öbür gün; yarından sonraki gün": (2, ""), "bu gece": (0, "NI"),
                           "dün gece": (-1, "NI"), "bu sabah": (0, "MO"),
                           "bu akşam": (0, "EV")})  # fmt: skip
    table.put(lx.PART, {"sabah; sabahı; sabahleyin": "MO", "akşam; akşamı; akşamüstü": "EV",
                        "gece; gecesi; geceleyin": "NI", "öğleden sonra": "AF"})  # fmt: skip
    table.put(lx.HOUR, {"gece yarısı": "00:00", "öğle; öğlen": "12:00"})
    for hour, (near, far, at) in enumerate(zip(*map(listed, CLOCK_CASES), strict=True), 1):
        before = (hour - 1) % 12 or 12
        word = NUMBERS.split("; ")[hour - 1]
        spelled = {11: "on bir", 12: "on iki"}.get(hour, word)
        table.put(lx.HOUR, {
            f"{near} çeyrek kala": f"{before:02}:45", f"{far} çeyrek geçe": f"{hour:02}:15",
            f"{spelled} buçukta; saat {spelled} buçuk": f"{hour:02}:30",
            f"saat {at}; saat {spelled}": f"{hour:02}:00",
        })  # fmt: skip
    table.put(lx.FEAST, {"cumhuriyet bayramı": (10, 29), "yılbaşı": "new year 's day",
                         "noel": "christmas", "paskalya": "easter",
                         "ramazan": "ramadan"})  # fmt: skip


def steps(table: Table) -> None:
    table.say(lx.STEP, -1, "geçen geçtiğimiz son")
    table.say(lx.STEP, 1, "gelecek önümüzdeki")
    table.say(lx.STEP, 0, "bu")
    table.say(lx.STEP, "that", "o")
    table.say(lx.STEP, "same", "aynı")
    table.put(lx.STEP, {"ertesi; sonraki; bir sonraki; izleyen; takip eden": "following",
                        "önceki; bir önceki": "previous"})  # fmt: skip


def edges(table: Table) -> None:
    for edge, stem in (("START", "baş"), ("START", "başlangıç"), ("END", "son"), ("MID", "orta")):
        own = stem + ("ı" if stem in {"baş", "başlangıc"} else "u" if stem == "son" else "sı")
        table.say(lx.EDGE, edge, f"{own}n{'d'}{'a'} {own}nd{'a'}n {own}na {own}n{own[-1]}n")
    table.say(lx.EDGE, "START", "başında başından başlarında başlangıcında başı")
    table.say(lx.EDGE, "MID", "ortasında ortalarında ortası")
    table.say(lx.EDGE, "END", "sonunda sonuna sonlarında sonu sonuna")
    table.put(lx.ABOUT, {"yaklaşık; neredeyse; en az; en fazla; tam": ""})
    table.say(lx.OF, "", "ile ve kadar beri itibaren içinde boyunca saat arasında")
    table.put(lx.AWAY, {"önce; evvel": "ago", "sonra; sonrasında": "later", "öncesinde": "earlier"})
    table.say(lx.EACH, "", "her")
    table.say(lx.FILLER, "", "tam uzun")


def vague(table: Table) -> None:
    table.put(lx.REF, {"şimdi; şu anda; şu an; günümüzde; halen": "PRESENT_REF",
                       "eskiden; geçmişte; geçenlerde; yakın zamanda": "PAST_REF",
                       "gelecekte; yakında; ileride": "FUTURE_REF"})  # fmt: skip
    table.put(lx.ERA, {"mö; m . ö; milattan önce": "bc", "ms; m . s; milattan sonra": "ad"})
    table.put(lx.OFTEN, {"her gün": "day", "her yıl": "year"})


ENDINGS: Final = (
    "da de ta te dan den tan ten daki deki taki teki a e ya ye ı i u ü sı si su sü nı ni nu nü ın "
    "in un ün nın nin nun nün yı yi yu yü inci ıncı uncu üncü nci ncı ndan nden nda nde sında sinde"
)
DECADE_ENDINGS: Final = (
    "lar ler larda lerde lardan lerden ların lerin lara lere ları leri larının lerinin lı li lu lü "
    "larında lerinde"
)
MEASURES: Final = "kişi lira dolar avro euro asker metre km kilometre ton adet bin ölü yaralı konut"


def turkish() -> Lexicon:
    table = Table("tr")
    for fill in (vague, edges, numbers, units, steps, days):
        fill(table)
    return table.lexicon(
        openers={},
        links={"to": "-; –; —", "and": "ve; ile"},
        closers={"since": "beri; bu yana; itibaren", "until": "kadar; dek; değin",
                 "between": "arasında; arası",
                 "about": "civarında; dolaylarında",
                 "after": "sonra; sonrasında", "before": "önce; öncesinde"},
        past="idi oldu etti", future="olacak edecek planlanıyor bekleniyor",
        future_endings=("acak", "ecek", "acaktır", "ecektir", "acaklar", "ecekler"),
        past_endings="dı di du dü tı ti tu tü dılar diler dular düler tılar tiler mıştı mişti",
        endings=among(f"{ENDINGS} ."), tens=among(DECADE_ENDINGS),
        measures=among(MEASURES), hours=among("saat 'de 'da 'te 'ta"),
        careful=among("pazar pazara pazarı pazarın pazarda ocak ocakta ocağı salı yaz yaza "
                          "yazı yazın yazını güz kış kasım ekim mart gece akşam sabah öğle ay "
                          "bahar"),
        since_endings=("dan", "den", "tan", "ten"), until_endings=(),
        order="ADM",
    )  # fmt: skip
