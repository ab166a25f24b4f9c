"""Spanish: the words of its dates, and of its tenses."""

from typing import Final

from chrono.tagger import lexicon as lx
from chrono.tagger.languages.tables import Table, grown
from chrono.tagger.lexicon import Lexicon, among

MONTHS: Final = (
    "enero ene; febrero feb; marzo; abril abr; mayo; junio jun; julio jul; agosto ago; septiembre "
    "setiembre sept; octubre oct; noviembre nov; diciembre dic"
)
WEEKDAYS: Final = "lunes; martes; miércoles; jueves; viernes; sábado sábados; domingo domingos"
NUMBERS: Final = (
    "un uno una; dos; tres; cuatro; cinco; seis; siete; ocho; nueve; diez; once; doce; trece; "
    "catorce; quince; dieciséis; diecisiete; dieciocho; diecinueve; veinte; veintiuno veintiún; "
    "veintidós; veintitrés; veinticuatro; veinticinco; veintiséis; veintisiete; veintiocho; "
    "veintinueve"
)
TENS: Final = "treinta; cuarenta; cincuenta; sesenta; setenta; ochenta; noventa"
RANKS: Final = (
    "primer primero primera; segundo segunda; tercer tercero tercera; cuarto cuarta; quinto "
    "quinta; "
    "sexto sexta; séptimo séptima; octavo octava; noveno novena; décimo décima"
)
HUNDREDS: Final = "doscient trescient cuatrocient quinient seiscient setecient ochocient novecient"
ENDED: Final = "o a os as"


def numbers(table: Table) -> None:
    table.numbered(lx.NUMBER, NUMBERS)
    for tens, word in enumerate(TENS.split(";"), 3):
        table.say(lx.NUMBER, 10 * tens, word)
    for hundreds, stem in enumerate(HUNDREDS.split(), 2):
        table.say(lx.NUMBER, 100 * hundreds, f"{stem}os {stem}as")
    table.put(lx.NUMBER, {"cien; ciento": 100, "mil": 1000, "medio; media": 0.5})
    table.put(lx.VAGUE, {"algunos; algunas; varios; varias; unos; unas; pocos; pocas; muchos; "
                         "muchas;"
                         "unos pocos; unas pocas": "X", "un par de": 2, "una decena de": 10,
                         "una docena de": 12})  # fmt: skip
    table.numbered(lx.ORDINAL, RANKS)


def units(table: Table) -> None:
    for unit, one, many in (
        ("minute", "minuto", "minutos"), ("hour", "hora", "horas"),
        ("day", "día jornada", "días jornadas"), ("week", "semana", "semanas"),
        ("month", "mes", "meses"), ("quarter", "trimestre", "trimestres"),
        ("year", "año", "años"), ("decade", "década decenio", "décadas decenios"),
        ("century", "siglo", "siglos"), ("millennium", "milenio", "milenios"),
    ):  # fmt: skip
        table.say(lx.UNIT, unit, one)
        table.say(lx.UNITS, unit, many)
    table.put(lx.UNITS, {"segundos": "second", "fines de semana": "weekend"})
    table.put(lx.UNIT, {"fin de semana": "weekend"})
    table.put(lx.STRETCH, {"medio año": (6, "month"), "media hora": (30, "minute"),
                           "medio siglo": (50, "year"), "quincena": (15, "day"),
                           "un año y medio": (1.5, "year")})  # fmt: skip
    table.put(lx.SHARE, {"semestre": 2, "mitad": "half"})


def days(table: Table) -> None:
    table.numbered(lx.MONTH, MONTHS)
    table.numbered(lx.WEEKDAY, WEEKDAYS, 0)
    table.put(lx.SEASON, {"primavera": "SP", "verano": "SU", "otoño": "FA", "invierno": "WI"})
    table.put(lx.DEICTIC, {"hoy": (0, ""), "ayer": (-1, ""), "anteayer; antier": (-2, ""),
                           "mañana": (1, ""), "pasado mañana": (2, ""), "anoche": (-1, "NI"),
                           "esta mañana": (0, "MO"), "esta tarde": (0, "AF"),
                           "esta noche": (0, "NI")})  # fmt: skip
    table.put(lx.PART, {"por la mañana; de la mañana; la mañana; madrugada; la madrugada;"
                        "de la madrugada": "MO", "por la tarde; de la tarde; la tarde": "AF",
                        "por la noche; de la noche; la noche; noche": "NI"})  # fmt: skip
    table.put(lx.HOUR, {"mediodía": "12:00", "medianoche": "00:00"})
    table.put(lx.CLOCK, {"h": "h", "hrs": "h"})
    table.put(lx.MINUTES, {"y media": 30, "y cuarto": 15, "menos cuarto": -15, "en punto": 0})
    table.put(lx.FEAST, {"navidad": "christmas", "nochebuena": "christmas eve",
                         "nochevieja": "new year 's eve", "año nuevo": "new year 's day",
                         "viernes santo": "good friday", "pascua": "easter",
                         "domingo de ramos": "palm sunday", "pentecostés": "pentecost",
                         "día de reyes": "epiphany", "todos los santos": "all saints day",
                         "domingo de resurrección": "easter sunday"})  # fmt: skip


def steps(table: Table) -> None:
    table.say(lx.STEP, -1, grown("pasad últim", ENDED))
    table.say(lx.STEP, 1, grown("próxim", ENDED) + " entrante")
    table.put(lx.STEP, {"que viene": 1})
    table.say(lx.STEP, 0, "este esta estos estas actual presente")
    table.say(lx.STEP, "that", "ese esa esos esas aquel aquella aquellos aquellas")
    table.say(lx.STEP, "same", grown("mism", ENDED))
    table.say(lx.STEP, "following", "siguiente siguientes")
    table.say(lx.STEP, "previous", "anterior anteriores " + grown("previ", ENDED))
    table.put(lx.STEPPED, {"víspera": ("previous", "day")})


def edges(table: Table) -> None:
    table.put(lx.EDGE, {"principios; principio; inicios; inicio; comienzos; comienzo": "START",
                        "mediados": "MID", "finales; fines; final; fin": "END"})  # fmt: skip
    table.put(lx.ABOUT, {"circa; aproximadamente; casi; alrededor de; cerca de; más de; "
                         "menos de; unos;"
                         "al menos": ""})  # fmt: skip
    table.put(lx.VAGUE, {"unos; unas": "X"})
    table.put(lx.ARTICLE, {"el; la; los; las; lo": ""})
    table.say(lx.OF, "", "en del de al a desde hasta entre durante por para hacia antes después "
              "tras sobre y o")  # fmt: skip
    table.put(lx.COUNTER, {"hace": "ago", "dentro de": "hence"})
    table.put(lx.AWAY, {"después; más tarde": "later", "antes; atrás": "earlier"})
    table.put(lx.AWAY, {"atrás": "ago"})
    table.put(lx.EACH, {"cada; todos los; todas las; por": ""})
    table.say(lx.FILLER, "", "largos largas más")


def vague(table: Table) -> None:
    table.put(lx.REF, {"actualmente; ahora; en la actualidad; hoy en día; hoy día; "
                       "por el momento": "PRESENT_REF",
                       "recientemente; antiguamente; antaño; en el pasado; últimamente": "PAST_REF",
                       "próximamente; pronto; en el futuro": "FUTURE_REF"})  # fmt: skip
    table.say(lx.OFTEN, "day", grown("diari", ENDED) + " diariamente")
    table.say(lx.OFTEN, "week", "semanal semanales semanalmente")
    table.say(lx.OFTEN, "month", "mensual mensuales mensualmente")
    table.say(lx.OFTEN, "year", "anual anuales anualmente")
    table.put(lx.ERA, {"a . c; a . de c; antes de cristo": "bc", "d . c; después de cristo": "ad"})


STEPS_BEHIND: Final = (
    "pasado pasada pasados pasadas próximo próxima próximos próximas siguiente siguientes anterior "
    "anteriores que último última últimos últimas actual previo previa mismo entrante"
)
MEASURES: Final = (
    "personas euros dólares pesos habitantes hombres soldados km kilómetros metros toneladas "
    "hectáreas empleos muertos heridos páginas litros kg alumnos empresas viviendas plazas"
)


def spanish() -> Lexicon:
    table = Table("es")
    for fill in (vague, edges, numbers, units, steps, days):
        fill(table)
    return table.lexicon(
        openers={"about": "hacia; hacia el año; sobre",
                 "since": "desde; desde el; a partir de; a partir del",
                 "until": "hasta; hasta el", "before": "antes de; antes del",
                 "after": "después de; "
                 "después del; tras", "from": "de; del", "between": "entre; entre el; entre las;"
                 "entre la"},
        links={"to": "a; al; hasta; hasta el; -; –; —", "and": "y; y el; y las"},
        closers={"since": "en adelante", "not-before": "o más tarde", "by": "a más tardar"},
        past="fue fueron era eran había habían ha han estaba estaban hubo dijo hizo murió",
        future="será serán va van hará podría debe deberá prevé previsto prevista tendrá habrá",
        future_endings=("ará", "arán", "erá", "erán", "irá", "irán"),
        past_endings="aron ieron aba aban ía ían ó",
        endings=among("º o ª"),
        measures=among(MEASURES),
        careful=among("después antes noche madrugada ene feb abr jun jul ago sept oct nov dic "
                      "segundo media "
                          "fin final diario diarios por"),
        hours=among("las"), after=among(STEPS_BEHIND),
    )  # fmt: skip
