"""International bodies by short form and name, and regions: what every newsroom knows."""

from typing import Final

# short form -> name; one without a short form of its own stands under its name
BODIES: Final[dict[str, str]] = {
    "ADB": "Asian Development Bank", "AIIB": "Asian Infrastructure Investment Bank",
    "APEC": "Asia-Pacific Economic Cooperation", "ASEAN": "Association of Southeast Asian Nations",
    "AU": "African Union", "BRICS": "BRICS", "BSEC": "Black Sea Economic Cooperation",
    "CARICOM": "Caribbean Community", "CENTCOM": "Central Command",
    "CIS": "Commonwealth of Independent States", "COE": "Council of Europe",
    "CPJ": "Committee to Protect Journalists",
    "CSTO": "Collective Security Treaty Organization", "EAEU": "Eurasian Economic Union",
    "EASA": "European Union Aviation Safety Agency",
    "EBRD": "European Bank for Reconstruction and Development", "ECB": "European Central Bank",
    "ECHR": "European Court of Human Rights", "ECO": "Economic Cooperation Organization",
    "ECOWAS": "Economic Community of West African States",
    "EFTA": "European Free Trade Association",
    "EIB": "European Investment Bank", "ESA": "European Space Agency", "EU": "European Union",
    "FAO": "Food and Agriculture Organization", "FAA": "Federal Aviation Administration",
    "FATF": "Financial Action Task Force", "FBI": "Federal Bureau of Investigation",
    "CIA": "Central Intelligence Agency", "FIFA": "FIFA", "FSB": "Federal Security Service",
    "G7": "Group of Seven", "G8": "Group of Eight", "G20": "Group of Twenty",
    "GCC": "Gulf Cooperation Council", "HRW": "Human Rights Watch",
    "IAEA": "International Atomic Energy Agency",
    "IATA": "International Air Transport Association",
    "ICAO": "International Civil Aviation Organization", "ICC": "International Criminal Court",
    "ICJ": "International Court of Justice",
    "ICRC": "International Committee of the Red Cross", "IEA": "International Energy Agency",
    "ILO": "International Labour Organization", "IMF": "International Monetary Fund",
    "IMO": "International Maritime Organization", "INTERPOL": "Interpol",
    "IOC": "International Olympic Committee", "IOM": "International Organization for Migration",
    "IPCC": "Intergovernmental Panel on Climate Change",
    "ITU": "International Telecommunication Union", "MERCOSUR": "Southern Common Market",
    "MSF": "Médecins Sans Frontières", "NAM": "Non-Aligned Movement",
    "NASA": "National Aeronautics and Space Administration",
    "NATO": "North Atlantic Treaty Organization", "NTSB": "National Transportation Safety Board",
    "OAS": "Organization of American States",
    "OECD": "Organisation for Economic Co-operation and Development",
    "OIC": "Organisation of Islamic Cooperation",
    "OPCW": "Organisation for the Prohibition of Chemical Weapons",
    "OPEC": "Organization of the Petroleum Exporting Countries",
    "OSCE": "Organization for Security and Co-operation in Europe",
    "OTS": "Organization of Turkic States",
    "PACE": "Parliamentary Assembly of the Council of Europe", "SADC": "SADC",
    "SCO": "Shanghai Cooperation Organisation", "UEFA": "UEFA", "UN": "United Nations",
    "UNDP": "United Nations Development Programme",
    "UNEP": "United Nations Environment Programme", "UNESCO": "UNESCO",
    "UNFCCC": "United Nations Framework Convention on Climate Change",
    "UNHCR": "UNHCR", "UNICEF": "UNICEF", "UNSC": "UN Security Council",
    "WFP": "World Food Programme", "WHO": "World Health Organization",
    "WIPO": "World Intellectual Property Organization", "WMO": "World Meteorological Organization",
    "WTO": "World Trade Organization", "WWF": "WWF", "BBC": "BBC", "CNN": "CNN", "NPR": "NPR",
    "AFP": "Agence France-Presse", "Reuters": "Reuters", "TASS": "TASS", "Xinhua": "Xinhua",
    "Interfax": "Interfax", "Bloomberg": "Bloomberg", "Interpol": "Interpol",
    "Europol": "Europol", "Greenpeace": "Greenpeace", "Congress": "Congress",
    "Pentagon": "Pentagon", "Kremlin": "Kremlin", "White House": "White House",
    "Red Cross": "Red Cross", "World Bank": "World Bank", "Amnesty International":
    "Amnesty International", "House of Commons": "House of Commons",
    "House of Representatives": "House of Representatives", "Supreme Court": "Supreme Court",
    "Associated Press": "Associated Press", "Bundestag": "Bundestag", "Knesset": "Knesset",
    "New York Times": "New York Times", "Wall Street Journal": "Wall Street Journal",
    "Washington Post": "Washington Post", "Financial Times": "Financial Times",
    "Hamas": "Hamas", "Hezbollah": "Hezbollah", "Taliban": "Taliban", "al-Qaeda": "al-Qaeda",
}  # fmt: skip

# Conferences with a number for each session: COP29, MC13.
SERIES: Final = frozenset({"COP", "CMP", "WUF", "UNGA", "WRC"})

REGIONS: Final = frozenset(
    {
        "Africa", "Antarctica", "Asia", "Europe", "Oceania", "Eurasia", "North America",
        "South America", "Latin America", "Central America", "Central Asia", "East Asia",
        "South Asia", "Southeast Asia", "South-East Asia", "North Asia", "West Africa",
        "East Africa", "North Africa", "Central Africa", "Southern Africa", "Horn of Africa",
        "Middle East", "Near East", "Far East", "Western Europe", "Eastern Europe",
        "Central Europe", "Northern Europe", "Southern Europe", "Balkans", "Western Balkans",
        "Baltics", "Caucasus", "South Caucasus", "North Caucasus", "Scandinavia", "Sahel",
        "Maghreb", "Levant", "Caribbean", "Arctic", "Asia-Pacific", "Indo-Pacific", "Pacific",
        "Atlantic", "Mediterranean", "Black Sea", "Caspian Sea", "Red Sea", "Baltic Sea",
        "North Sea", "Persian Gulf", "Gulf of Mexico", "South China Sea", "Siberia", "Crimea",
        "Donbas", "Chechnya", "Dagestan", "Kashmir", "Punjab", "Bavaria", "Saxony", "Catalonia",
        "Kurdistan", "Karabakh", "Nagorno-Karabakh", "Nakhchivan", "Zangezur", "West Bank",
        "Gaza", "Gaza Strip", "Golan Heights", "Sinai", "Tibet", "Xinjiang", "Transnistria",
        "Abkhazia", "South Ossetia", "Kosovo", "Soviet Union", "USSR", "Yugoslavia",
        "Czechoslovakia", "East Germany", "West Germany", "Ottoman Empire", "Persia", "Prussia",
        "Silicon Valley", "Manhattan", "Hollywood", "Ontario", "Quebec", "Alberta",
        "British Columbia", "New South Wales", "Queensland", "Tasmania", "Hokkaido", "Okinawa",
    }
)  # fmt: skip

# adjective -> its country, for "the Kenyan capital"; nothing for a region's or a faith's
ADJECTIVES: Final[dict[str, str]] = {
    "Afghan": "Afghanistan", "Albanian": "Albania", "Algerian": "Algeria", "American":
    "United States", "Argentine": "Argentina", "Armenian": "Armenia", "Australian": "Australia",
    "Austrian": "Austria", "Azerbaijani": "Azerbaijan", "Bangladeshi": "Bangladesh",
    "Belarusian": "Belarus", "Belgian": "Belgium", "Bolivian": "Bolivia", "Bosnian":
    "Bosnia & Herzegovina", "Brazilian": "Brazil", "British": "United Kingdom", "Bulgarian":
    "Bulgaria", "Cambodian": "Cambodia", "Canadian": "Canada", "Chilean": "Chile", "Chinese":
    "China", "Colombian": "Colombia", "Croatian": "Croatia", "Cuban": "Cuba", "Cypriot": "Cyprus",
    "Czech": "Czechia", "Danish": "Denmark", "Dutch": "Netherlands", "Ecuadorian": "Ecuador",
    "Egyptian": "Egypt", "Estonian": "Estonia", "Ethiopian": "Ethiopia", "Finnish": "Finland",
    "French": "France", "Georgian": "Georgia", "German": "Germany", "Ghanaian": "Ghana", "Greek":
    "Greece", "Hungarian": "Hungary", "Icelandic": "Iceland", "Indian": "India", "Indonesian":
    "Indonesia", "Iranian": "Iran", "Iraqi": "Iraq", "Irish": "Ireland", "Israeli": "Israel",
    "Italian": "Italy", "Japanese": "Japan", "Jordanian": "Jordan", "Kazakh": "Kazakhstan",
    "Kenyan": "Kenya", "Kuwaiti": "Kuwait", "Kyrgyz": "Kyrgyzstan", "Latvian": "Latvia",
    "Lebanese": "Lebanon", "Libyan": "Libya", "Lithuanian": "Lithuania", "Malaysian": "Malaysia",
    "Mexican": "Mexico", "Moldovan": "Moldova", "Mongolian": "Mongolia", "Moroccan": "Morocco",
    "Nepalese": "Nepal", "Nigerian": "Nigeria", "Norwegian": "Norway", "Omani": "Oman",
    "Pakistani": "Pakistan", "Palestinian": "Palestine", "Peruvian": "Peru", "Philippine":
    "Philippines", "Polish": "Poland", "Portuguese": "Portugal", "Qatari": "Qatar", "Romanian":
    "Romania", "Russian": "Russia", "Saudi": "Saudi Arabia", "Serbian": "Serbia", "Slovak":
    "Slovakia", "Slovenian": "Slovenia", "Somali": "Somalia", "South African": "South Africa",
    "South Korean": "South Korea", "Spanish": "Spain", "Sudanese": "Sudan", "Swedish": "Sweden",
    "Swiss": "Switzerland", "Syrian": "Syria", "Tajik": "Tajikistan", "Thai": "Thailand",
    "Tunisian": "Tunisia", "Turkish": "Türkiye", "Turkmen": "Turkmenistan", "Ukrainian":
    "Ukraine", "Uzbek": "Uzbekistan", "Venezuelan": "Venezuela", "Vietnamese": "Vietnam",
    "Yemeni": "Yemen", "African": "", "Arab": "", "Asian": "", "Christian": "", "Eurasian": "",
    "European": "", "Islamic": "", "Jewish": "", "Latin": "", "Muslim": "", "Nordic": "",
    "Northern": "", "Southern": "", "Eastern": "", "Western": "", "Soviet": "", "Turkic": "",
}  # fmt: skip
