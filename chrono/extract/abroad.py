"""International bodies and regions in other languages than English, by what they are called here.

To add a language, add its forms; `inflection` undoes their cases. Data only.
"""

from typing import Final

from chrono.tagger.lexicon import among

BODIES_ABROAD: Final[dict[str, tuple[str, ...]]] = {
    "United Nations": (
        "ООН", "Организация Объединённых Наций", "Организация Объединенных Наций", "BMT",
        "Birləşmiş Millətlər Təşkilatı", "Vereinte Nationen", "UNO", "Nations unies", "ONU",
        "Naciones Unidas", "Birleşmiş Milletler", "Організація Об'єднаних Націй",
    ),
    "European Union": (
        "ЕС", "Европейский союз", "Евросоюз", "Avropa İttifaqı", "Europäische Union",
        "Union européenne", "UE", "Unión Europea", "Avrupa Birliği", "Європейський Союз", "ЄС",
        "Євросоюз", "Aİ",
    ),
    "NATO": ("НАТО", "OTAN", "Нато"),
    "OSCE": ("ОБСЕ", "ATƏT", "OSZE", "AGİT", "ОБСЄ"),
    "Commonwealth of Independent States": (
        "СНГ", "Содружество Независимых Государств", "MDB", "Müstəqil Dövlətlər Birliyi", "GUS",
        "СНД", "CEI", "CEİ",
    ),
    "SCO": ("ШОС", "Шанхайская организация сотрудничества", "ŞƏT"),
    "CSTO": ("ОДКБ", "KTMT"),
    "EAEU": ("ЕАЭС", "Евразийский экономический союз"),
    "OTS": ("Организация тюркских государств", "ОТГ", "Türk Dövlətləri Təşkilatı", "TDT"),
    "OIC": ("ОИС", "İƏT", "İslam Əməkdaşlıq Təşkilatı", "İslam İşbirliği Teşkilatı"),
    "Non-Aligned Movement": (
        "Движение неприсоединения", "Qoşulmama Hərəkatı", "Bewegung der Blockfreien Staaten",
        "Mouvement des non-alignés", "Movimiento de Países No Alineados", "Рух неприєднання",
    ),
    "Council of Europe": (
        "Совет Европы", "Avropa Şurası", "Europarat", "Conseil de l'Europe", "Consejo de Europa",
        "Avrupa Konseyi", "Рада Європи",
    ),
    "IAEA": ("МАГАТЭ", "IAEO", "AIEA", "МАГАТЕ"),
    "World Health Organization": ("ВОЗ", "ÜST", "Weltgesundheitsorganisation", "OMS", "ВООЗ"),
    "World Trade Organization": ("ВТО", "ÜTT", "Welthandelsorganisation", "OMC"),
    "International Monetary Fund": (
        "МВФ", "BVF", "Internationaler Währungsfonds", "IWF", "FMI", "Международный валютный фонд",
    ),
    "World Bank": (
        "Всемирный банк", "Dünya Bankı", "Weltbank", "Banque mondiale", "Banco Mundial",
        "Світовий банк", "Dünya Bankası",
    ),
    "European Commission": (
        "Европейская комиссия", "Еврокомиссия", "Avropa Komissiyası", "Europäische Kommission",
        "EU-Kommission", "Commission européenne", "Comisión Europea", "Avrupa Komisyonu",
    ),
    "European Parliament": (
        "Европарламент", "Европейский парламент", "Avropa Parlamenti", "Europäisches Parlament",
        "Europaparlament", "Parlement européen", "Parlamento Europeo",
    ),
    "UNESCO": ("ЮНЕСКО", "YUNESKO"),
    "UNICEF": ("ЮНИСЕФ",),
    "African Union": ("Африканский союз", "Afrikanische Union", "Union africaine"),
    "Bundestag": ("Deutscher Bundestag", "Deutsche Bundestag", "Бундестаг"),
    "Bundesrat": ("Bundesrat", "Bundesrats"),
    "State Duma": ("Госдума", "Государственная дума"),
    "Verkhovna Rada": ("Верховная рада", "Верховна Рада"),
    "Milli Majlis": ("Milli Məclis", "Милли Меджлис"),
    "TASS": ("ТАСС",),
}  # fmt: skip

REGIONS_ABROAD: Final[dict[str, tuple[str, ...]]] = {
    "Europe": ("Европа", "Avropa", "Europa", "Avrupa", "Європа"),
    "Asia": ("Азия", "Asiya", "Asien", "Asie", "Asya", "Азія"),
    "Africa": ("Африка", "Afrika", "Afrique", "África"),
    "Central Asia": ("Центральная Азия", "Средняя Азия", "Mərkəzi Asiya", "Zentralasien"),
    "Caucasus": ("Кавказ", "Qafqaz", "Kaukasus", "Caucase"),
    "South Caucasus": ("Южный Кавказ", "Cənubi Qafqaz", "Südkaukasus", "Caucase du Sud"),
    "Karabakh": ("Карабах", "Qarabağ", "Karabach", "Karabağ"),
    "Nagorno-Karabakh": ("Нагорный Карабах", "Dağlıq Qarabağ", "Bergkarabach", "Haut-Karabakh"),
    "Nakhchivan": ("Нахичевань", "Нахчыван", "Naxçıvan", "Nachitschewan", "Nahçıvan"),
    "Zangezur": ("Зангезур", "Zəngəzur"),
    "Crimea": ("Крым", "Krim", "Krım", "Crimée", "Крим"),
    "Middle East": ("Ближний Восток", "Yaxın Şərq", "Naher Osten", "Proche-Orient"),
    "Black Sea": ("Чёрное море", "Черное море", "Qara dəniz", "Schwarzes Meer", "mer Noire"),
    "Caspian Sea": ("Каспийское море", "Каспий", "Xəzər", "Kaspisches Meer"),
    "Soviet Union": (
        "СССР", "Советский Союз", "SSRİ", "Sovet İttifaqı", "Sowjetunion", "Union soviétique",
    ),
    "Bavaria": ("Bayern", "Бавария"),
    "Saxony": ("Sachsen", "Саксония"),
    "Prussia": ("Preußen", "Пруссия"),
}  # fmt: skip

# written before a person's name: with a capital or without
TITLES_ABROAD: Final = among(
    "президент премьер министр премьер-министр канцлер король королева князь царь император "
    "генерал полковник майор адмирал маршал секретарь сенатор депутат губернатор мэр посол судья "
    "профессор доктор председатель директор глава лидер спикер пресс-секретарь министра президента "
    "посла президентом президенту министром министру "
    "prezident baş nazir naziri nazirin spiker səfir səfiri general polkovnik professor doktor "
    "sədr sədri prezidenti prezidentin direktor direktoru deputat rəhbəri "
    "präsident präsidentin kanzler kanzlerin könig königin kaiser herr frau doktor oberst "
    "botschafter botschafterin richter richterin bürgermeister bürgermeisterin abgeordnete "
    "abgeordneter ministerin sprecher sprecherin vorsitzender vorsitzende direktorin "
    "président présidente ministre chancelier chancelière roi reine ambassadeur ambassadrice maire "
    "député députée sénateur général juge directeur directrice premier "
    "presidente presidenta ministro ministra canciller rey reina embajador embajadora alcalde "
    "senador juez doctora profesor profesora señor señora "
    "cumhurbaşkanı başbakan bakan bakanı büyükelçi vali başkan başkanı"
)
# the ends of such words in German: Außenminister, Bundespräsidentin
GERMAN_TITLES: Final = (
    "minister", "ministerin", "präsident", "präsidentin", "kanzler", "kanzlerin", "sprecher",
    "sprecherin", "chef", "chefin", "sekretär", "sekretärin", "meister", "meisterin", "vorsitzende",
    "vorsitzender", "general", "direktor", "direktorin", "rat", "rätin",
)  # fmt: skip
# articles, which have a capital at the start of a sentence, and nouns that say what a name is of
ARTICLES_ABROAD: Final = among(
    "der die das den dem des ein eine einer le la les un une el los las una il lo gli i o a os as"
)
NOUNS_ABROAD: Final = among(
    "firma unternehmen gesellschaft stadt gemeinde dorf fluss berg insel provinz bundesland "
    "entreprise société compagnie ville village commune rivière île province "
    "empresa compañía sociedad ciudad pueblo río isla provincia "
    "компания фирма предприятие город городе города село деревня река остров область район "
    "компанія фірма підприємство місто місті міста село річка острів область район "
    "şirkəti şirkət şəhəri şəhər kəndi rayonu şirketi şirket şehri kenti köyü ilçesi"
)
