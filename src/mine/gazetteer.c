/* Names that belong together.  Own lists of general knowledge. */
#include "mine/gazetteer.h"

typedef struct row {
    mt_name_kind kind;
    const char *polls; /* of a party: where it stands for election */
    /* Forms with `|` between them, in lower case; `~`: an adjective. */
    const char *forms;
} row;

/* clang-format off */
static const row rows[] = {
    {MT_NAME_STATE, "", "united states|united states of america|america|us|usa|u.s|u.s.a|washington|white house|pentagon|state department|americans|~american|uncle sam"},
    {MT_NAME_STATE, "", "united kingdom|uk|u.k|britain|great britain|britons|the british|~british|whitehall|downing street|westminster"},
    {MT_NAME_STATE, "", "russia|moscow|kremlin|russian federation|russians|~russian"},
    {MT_NAME_STATE, "", "china|beijing|people's republic of china|chinese communist party|the chinese|~chinese"},
    {MT_NAME_STATE, "", "soviet union|ussr|soviets|~soviet"},
    {MT_NAME_STATE, "", "france|paris|elysée|the french|~french|élysée"},
    {MT_NAME_STATE, "", "germany|berlin|germans|bonn|~german|bundesrepublik"},
    {MT_NAME_STATE, "", "italy|rome|italians|~italian"},
    {MT_NAME_STATE, "", "spain|madrid|spaniards|the spanish|~spanish"},
    {MT_NAME_STATE, "", "portugal|lisbon|the portuguese|~portuguese"},
    {MT_NAME_STATE, "", "netherlands|the hague|holland|the dutch|~dutch"},
    {MT_NAME_STATE, "", "belgium|belgians|~belgian"},
    {MT_NAME_STATE, "", "luxembourg|~luxembourgish"},
    {MT_NAME_STATE, "", "ireland|dublin|the irish|~irish|republic of ireland"},
    {MT_NAME_STATE, "", "northern ireland|stormont|~northern irish"},
    {MT_NAME_STATE, "", "scotland|holyrood|scots|~scottish"},
    {MT_NAME_STATE, "", "wales|cardiff|the welsh|~welsh"},
    {MT_NAME_STATE, "", "england|the english|~english"},
    {MT_NAME_STATE, "", "denmark|copenhagen|danes|~danish"},
    {MT_NAME_STATE, "", "norway|oslo|norwegians|~norwegian"},
    {MT_NAME_STATE, "", "sweden|stockholm|swedes|~swedish"},
    {MT_NAME_STATE, "", "finland|helsinki|finns|~finnish"},
    {MT_NAME_STATE, "", "iceland|reykjavik|icelanders|~icelandic"},
    {MT_NAME_STATE, "", "estonia|tallinn|estonians|~estonian"},
    {MT_NAME_STATE, "", "latvia|riga|latvians|~latvian"},
    {MT_NAME_STATE, "", "lithuania|vilnius|lithuanians|~lithuanian"},
    {MT_NAME_STATE, "", "poland|warsaw|poles|~polish"},
    {MT_NAME_STATE, "", "hungary|budapest|hungarians|~hungarian"},
    {MT_NAME_STATE, "", "czech republic|czechia|prague|czechs|~czech"},
    {MT_NAME_STATE, "", "slovakia|bratislava|slovaks|~slovak"},
    {MT_NAME_STATE, "", "slovenia|ljubljana|slovenes|~slovenian|~slovene"},
    {MT_NAME_STATE, "", "austria|vienna|austrians|~austrian"},
    {MT_NAME_STATE, "", "switzerland|berne|the swiss|~swiss|swiss confederation"},
    {MT_NAME_STATE, "", "croatia|zagreb|croats|croatians|~croatian|~croat"},
    {MT_NAME_STATE, "", "serbia|belgrade|serbs|serbians|~serbian|~serb"},
    {MT_NAME_STATE, "", "bosnia|bosnia and herzegovina|sarajevo|bosnians|~bosnian"},
    {MT_NAME_STATE, "", "kosovo|pristina|kosovars|~kosovar"},
    {MT_NAME_STATE, "", "montenegro|podgorica|montenegrins|~montenegrin"},
    {MT_NAME_STATE, "", "north macedonia|macedonia|skopje|macedonians|~macedonian"},
    {MT_NAME_STATE, "", "albania|tirana|albanians|~albanian"},
    {MT_NAME_STATE, "", "greece|athens|greeks|~greek"},
    {MT_NAME_STATE, "", "bulgaria|bulgarians|~bulgarian"},
    {MT_NAME_STATE, "", "romania|bucharest|romanians|~romanian"},
    {MT_NAME_STATE, "", "moldova|chisinau|chișinău|moldovans|~moldovan"},
    {MT_NAME_STATE, "", "ukraine|kyiv|kiev|ukrainians|~ukrainian"},
    {MT_NAME_STATE, "", "belarus|minsk|belarusians|~belarusian"},
    {MT_NAME_STATE, "", "turkey|ankara|türkiye|turks|~turkish"},
    {MT_NAME_STATE, "", "cyprus|nicosia|cypriots|~cypriot|republic of cyprus"},
    {MT_NAME_STATE, "", "malta|valletta|the maltese|~maltese"},
    {MT_NAME_STATE, "", "georgia|tbilisi|georgians|~georgian"},
    {MT_NAME_STATE, "", "armenia|yerevan|armenians|~armenian"},
    {MT_NAME_STATE, "", "azerbaijan|baku|azerbaijanis|azeris|~azerbaijani|~azeri"},
    {MT_NAME_STATE, "", "iran|tehran|teheran|islamic republic|persia|iranians|~iranian|~persian"},
    {MT_NAME_STATE, "", "iraq|baghdad|iraqis|~iraqi"},
    {MT_NAME_STATE, "", "syria|damascus|syrians|~syrian"},
    {MT_NAME_STATE, "", "lebanon|beirut|the lebanese|~lebanese"},
    {MT_NAME_STATE, "", "israel|jerusalem|tel aviv|israelis|~israeli"},
    {MT_NAME_STATE, "", "jordan|amman|jordanians|~jordanian"},
    {MT_NAME_STATE, "", "saudi arabia|riyadh|saudis|~saudi|house of saud"},
    {MT_NAME_STATE, "", "qatar|doha|qataris|~qatari"},
    {MT_NAME_STATE, "", "kuwait|kuwaitis|~kuwaiti"},
    {MT_NAME_STATE, "", "bahrain|bahrainis|~bahraini"},
    {MT_NAME_STATE, "", "united arab emirates|uae|emirates|abu dhabi|emiratis|~emirati"},
    {MT_NAME_STATE, "", "oman|muscat|omanis|~omani"},
    {MT_NAME_STATE, "", "yemen|sanaa|yemenis|~yemeni"},
    {MT_NAME_STATE, "", "egypt|cairo|egyptians|~egyptian"},
    {MT_NAME_STATE, "", "libya|tripoli|libyans|~libyan"},
    {MT_NAME_STATE, "", "tunisia|tunis|tunisians|~tunisian"},
    {MT_NAME_STATE, "", "algeria|algiers|algerians|~algerian"},
    {MT_NAME_STATE, "", "morocco|rabat|moroccans|~moroccan"},
    {MT_NAME_STATE, "", "sudan|khartoum|the sudanese|~sudanese"},
    {MT_NAME_STATE, "", "south sudan|juba|~south sudanese"},
    {MT_NAME_STATE, "", "ethiopia|addis ababa|ethiopians|~ethiopian"},
    {MT_NAME_STATE, "", "eritrea|asmara|eritreans|~eritrean"},
    {MT_NAME_STATE, "", "somalia|mogadishu|somalis|~somali"},
    {MT_NAME_STATE, "", "somaliland|hargeisa|~somaliland"},
    {MT_NAME_STATE, "", "kenya|nairobi|kenyans|~kenyan"},
    {MT_NAME_STATE, "", "uganda|kampala|ugandans|~ugandan"},
    {MT_NAME_STATE, "", "rwanda|kigali|rwandans|~rwandan"},
    {MT_NAME_STATE, "", "burundi|burundians|~burundian"},
    {MT_NAME_STATE, "", "congo|democratic republic of congo|drc|kinshasa|the congolese|~congolese"},
    {MT_NAME_STATE, "", "tanzania|dodoma|tanzanians|~tanzanian"},
    {MT_NAME_STATE, "", "zambia|lusaka|zambians|~zambian"},
    {MT_NAME_STATE, "", "zimbabwe|harare|zimbabweans|~zimbabwean"},
    {MT_NAME_STATE, "", "south africa|pretoria|south africans|~south african"},
    {MT_NAME_STATE, "", "mozambique|maputo|mozambicans|~mozambican"},
    {MT_NAME_STATE, "", "angola|luanda|angolans|~angolan"},
    {MT_NAME_STATE, "", "namibia|windhoek|namibians|~namibian"},
    {MT_NAME_STATE, "", "botswana|gaborone|~botswanan"},
    {MT_NAME_STATE, "", "nigeria|abuja|nigerians|~nigerian"},
    {MT_NAME_STATE, "", "ghana|accra|ghanaians|~ghanaian"},
    {MT_NAME_STATE, "", "niger|niamey|nigeriens|~nigerien"},
    {MT_NAME_STATE, "", "mali|bamako|malians|~malian"},
    {MT_NAME_STATE, "", "burkina faso|ouagadougou|~burkinabe"},
    {MT_NAME_STATE, "", "senegal|dakar|senegalese|~senegalese"},
    {MT_NAME_STATE, "", "chad|n'djamena|chadians|~chadian"},
    {MT_NAME_STATE, "", "ivory coast|côte d'ivoire|ivorians|~ivorian"},
    {MT_NAME_STATE, "", "liberia|monrovia|liberians|~liberian"},
    {MT_NAME_STATE, "", "sierra leone|freetown|~sierra leonean"},
    {MT_NAME_STATE, "", "guinea|conakry|guineans|~guinean"},
    {MT_NAME_STATE, "", "benin|cotonou|~beninese"},
    {MT_NAME_STATE, "", "togo|lomé|~togolese"},
    {MT_NAME_STATE, "", "cameroon|yaoundé|~cameroonian"},
    {MT_NAME_STATE, "", "gabon|libreville|~gabonese"},
    {MT_NAME_STATE, "", "mauritania|nouakchott|~mauritanian"},
    {MT_NAME_STATE, "", "india|new delhi|delhi|indians|~indian"},
    {MT_NAME_STATE, "", "pakistan|islamabad|pakistanis|~pakistani"},
    {MT_NAME_STATE, "", "bangladesh|dhaka|bangladeshis|~bangladeshi"},
    {MT_NAME_STATE, "", "sri lanka|colombo|sri lankans|~sri lankan"},
    {MT_NAME_STATE, "", "nepal|kathmandu|the nepalese|~nepalese|~nepali"},
    {MT_NAME_STATE, "", "bhutan|thimphu|~bhutanese"},
    {MT_NAME_STATE, "", "afghanistan|kabul|afghans|~afghan"},
    {MT_NAME_STATE, "", "kazakhstan|astana|kazakhs|~kazakh"},
    {MT_NAME_STATE, "", "uzbekistan|tashkent|uzbeks|~uzbek"},
    {MT_NAME_STATE, "", "kyrgyzstan|bishkek|~kyrgyz"},
    {MT_NAME_STATE, "", "tajikistan|dushanbe|tajiks|~tajik"},
    {MT_NAME_STATE, "", "turkmenistan|ashgabat|~turkmen"},
    {MT_NAME_STATE, "", "mongolia|ulan bator|mongolians|~mongolian"},
    {MT_NAME_STATE, "", "japan|tokyo|the japanese|~japanese"},
    {MT_NAME_STATE, "", "south korea|seoul|south koreans|koreans|~south korean|~korean"},
    {MT_NAME_STATE, "", "north korea|pyongyang|north koreans|~north korean"},
    {MT_NAME_STATE, "", "taiwan|taipei|the taiwanese|~taiwanese"},
    {MT_NAME_STATE, "", "hong kong|~hongkonger"},
    {MT_NAME_STATE, "", "vietnam|hanoi|the vietnamese|~vietnamese"},
    {MT_NAME_STATE, "", "thailand|bangkok|thais|~thai"},
    {MT_NAME_STATE, "", "myanmar|burma|naypyidaw|the burmese|~burmese"},
    {MT_NAME_STATE, "", "cambodia|phnom penh|cambodians|~cambodian"},
    {MT_NAME_STATE, "", "laos|vientiane|~laotian"},
    {MT_NAME_STATE, "", "malaysia|kuala lumpur|malaysians|~malaysian"},
    {MT_NAME_STATE, "", "singapore|singaporeans|~singaporean"},
    {MT_NAME_STATE, "", "indonesia|jakarta|indonesians|~indonesian"},
    {MT_NAME_STATE, "", "philippines|manila|filipinos|~filipino|~philippine"},
    {MT_NAME_STATE, "", "east timor|timor-leste|dili|~timorese"},
    {MT_NAME_STATE, "", "papua new guinea|port moresby|~papuan"},
    {MT_NAME_STATE, "", "australia|canberra|australians|~australian"},
    {MT_NAME_STATE, "", "new zealand|wellington|new zealanders|kiwis"},
    {MT_NAME_STATE, "", "fiji|suva|fijians|~fijian"},
    {MT_NAME_STATE, "", "solomon islands|honiara"},
    {MT_NAME_STATE, "", "canada|ottawa|canadians|~canadian"},
    {MT_NAME_STATE, "", "mexico|mexico city|mexicans|~mexican"},
    {MT_NAME_STATE, "", "brazil|brasília|brasilia|brazilians|~brazilian"},
    {MT_NAME_STATE, "", "argentina|buenos aires|argentines|argentinians|~argentine|~argentinian"},
    {MT_NAME_STATE, "", "chile|santiago|chileans|~chilean"},
    {MT_NAME_STATE, "", "peru|lima|peruvians|~peruvian"},
    {MT_NAME_STATE, "", "bolivia|la paz|bolivians|~bolivian"},
    {MT_NAME_STATE, "", "ecuador|quito|ecuadorians|~ecuadorian"},
    {MT_NAME_STATE, "", "colombia|bogotá|bogota|colombians|~colombian"},
    {MT_NAME_STATE, "", "venezuela|caracas|venezuelans|~venezuelan"},
    {MT_NAME_STATE, "", "guyana|georgetown|~guyanese"},
    {MT_NAME_STATE, "", "suriname|paramaribo|~surinamese"},
    {MT_NAME_STATE, "", "uruguay|montevideo|uruguayans|~uruguayan"},
    {MT_NAME_STATE, "", "paraguay|asunción|~paraguayan"},
    {MT_NAME_STATE, "", "cuba|havana|cubans|~cuban"},
    {MT_NAME_STATE, "", "haiti|port-au-prince|haitians|~haitian"},
    {MT_NAME_STATE, "", "panama|panamanians|~panamanian"},
    {MT_NAME_STATE, "", "nicaragua|managua|~nicaraguan"},
    {MT_NAME_STATE, "", "honduras|tegucigalpa|~honduran"},
    {MT_NAME_STATE, "", "guatemala|~guatemalan"},
    {MT_NAME_STATE, "", "el salvador|~salvadoran"},
    {MT_NAME_STATE, "", "costa rica|~costa rican"},
    {MT_NAME_STATE, "", "jamaica|kingston|~jamaican"},
    {MT_NAME_STATE, "", "greenland|nuuk|greenlanders|~greenlandic"},
    {MT_NAME_STATE, "", "gibraltar|gibraltarians|~gibraltarian"},
    {MT_NAME_STATE, "", "catalonia|catalans|~catalan"},
    {MT_NAME_STATE, "", "palestine|palestinian authority|ramallah|palestinians|~palestinian"},
    {MT_NAME_STATE, "", "kurdistan|kurds|~kurdish|kurdish regional government|erbil"},
    {MT_NAME_BODY, "", "the west|~western|western powers|western allies"},
    {MT_NAME_BODY, "", "european union|eu|brussels|~eu|e.u|europe|europeans|~european"},
    {MT_NAME_BODY, "", "eurozone|euro area"},
    {MT_NAME_BODY, "", "european commission|the commission"},
    {MT_NAME_BODY, "", "european parliament|strasbourg"},
    {MT_NAME_BODY, "", "european central bank|ecb|frankfurt"},
    {MT_NAME_BODY, "", "european court of justice|ecj"},
    {MT_NAME_BODY, "", "european court of human rights|echr"},
    {MT_NAME_BODY, "", "nato|north atlantic treaty organisation|n.a.t.o"},
    {MT_NAME_BODY, "", "united nations|un|u.n"},
    {MT_NAME_BODY, "", "security council|un security council"},
    {MT_NAME_BODY, "", "international monetary fund|imf"},
    {MT_NAME_BODY, "", "world bank"},
    {MT_NAME_BODY, "", "world trade organisation|wto|world trade organization"},
    {MT_NAME_BODY, "", "world health organisation|who|world health organization"},
    {MT_NAME_BODY, "", "opec|opec+"},
    {MT_NAME_BODY, "", "african union|au"},
    {MT_NAME_BODY, "", "arab league"},
    {MT_NAME_BODY, "", "brics"},
    {MT_NAME_BODY, "", "asean"},
    {MT_NAME_BODY, "", "g7|group of seven"},
    {MT_NAME_BODY, "", "g20"},
    {MT_NAME_BODY, "", "commonwealth"},
    {MT_NAME_BODY, "", "international criminal court|icc"},
    {MT_NAME_BODY, "", "bank of england|threadneedle street"},
    {MT_NAME_BODY, "", "federal reserve|the fed|fed"},
    {MT_NAME_BODY, "", "bank of japan"},
    {MT_NAME_BODY, "", "treasury|hm treasury|exchequer"},
    {MT_NAME_BODY, "", "home office"},
    {MT_NAME_BODY, "", "foreign office"},
    {MT_NAME_BODY, "", "ministry of defence|mod"},
    {MT_NAME_BODY, "", "house of commons|commons"},
    {MT_NAME_BODY, "", "house of lords|lords|the lords"},
    {MT_NAME_BODY, "", "congress|capitol hill"},
    {MT_NAME_BODY, "", "senate"},
    {MT_NAME_BODY, "", "supreme court"},
    {MT_NAME_BODY, "", "parliament"},
    {MT_NAME_BODY, "", "nhs|national health service"},
    {MT_NAME_BODY, "", "bbc"},
    {MT_NAME_BODY, "", "ofgem"},
    {MT_NAME_BODY, "", "ofcom"},
    {MT_NAME_BODY, "uk", "labour|labour party"},
    {MT_NAME_BODY, "uk", "conservatives|conservative party|tories|~tory|~conservative"},
    {MT_NAME_BODY, "uk", "liberal democrats|lib dems|~lib dem"},
    {MT_NAME_BODY, "uk", "ukip"},
    {MT_NAME_BODY, "uk", "snp|scottish national party"},
    {MT_NAME_BODY, "uk", "greens|green party"},
    {MT_NAME_BODY, "us", "republicans|republican party|gop|~republican"},
    {MT_NAME_BODY, "us", "democrats|democratic party|~democratic|~democrat"},
    {MT_NAME_BODY, "", "wall street"},
    {MT_NAME_BODY, "", "silicon valley"},
    {MT_NAME_BODY, "", "the city|city of london"},
    {MT_NAME_GROUP, "", "islamic state|isis|isil|is|daesh|islamic state in iraq and the levant|islamic state in iraq and syria"},
    {MT_NAME_GROUP, "", "al qaeda|al-qaeda|al qaida|al-qaida"},
    {MT_NAME_GROUP, "", "taliban"},
    {MT_NAME_GROUP, "", "hezbollah|hizbollah|hizbullah"},
    {MT_NAME_GROUP, "", "hamas"},
    {MT_NAME_GROUP, "", "houthis|~houthi"},
    {MT_NAME_GROUP, "", "boko haram"},
    {MT_NAME_GROUP, "", "al-shabaab|al shabaab"},
    {MT_NAME_GROUP, "", "muslim brotherhood"},
    {MT_NAME_GROUP, "", "ira|irish republican army"},
    {MT_NAME_GROUP, "", "pkk"},
    {MT_NAME_GROUP, "", "farc"},
    {MT_NAME_GROUP, "", "eta"},
    {MT_NAME_GROUP, "", "shia|shias|shiites|shi'ites|shia muslims|~shia|~shi'ite|~shiite|shia world"},
    {MT_NAME_GROUP, "", "sunnis|sunni muslims|~sunni|sunni world"},
    {MT_NAME_GROUP, "", "muslims|~muslim"},
    {MT_NAME_GROUP, "", "jews|~jewish"},
    {MT_NAME_GROUP, "", "christians|~christian"},
    {MT_NAME_GROUP, "", "hindus|~hindu"},
    {MT_NAME_GROUP, "", "sikhs|~sikh"},
    {MT_NAME_GROUP, "", "catholics|~catholic|vatican|holy see"},
    {MT_NAME_GROUP, "", "roma"},
    {MT_NAME_GROUP, "", "uighurs|uyghurs|~uighur|~uyghur"},
    {MT_NAME_GROUP, "", "rohingya"},
    {MT_NAME_GROUP, "", "tamils|~tamil"},
    {MT_NAME_GROUP, "", "basques|~basque"},
    {MT_NAME_GROUP, "", "arabs|~arab"},
    {MT_NAME_GROUP, "", "africans"},
    {MT_NAME_PLACE, "", "africa"},
    {MT_NAME_PLACE, "", "asia|~asian"},
    {MT_NAME_PLACE, "", "latin america|~latin american"},
    {MT_NAME_PLACE, "", "middle east|~middle eastern"},
    {MT_NAME_BODY, "", "google|alphabet"},
    {MT_NAME_BODY, "", "facebook|meta"},
    {MT_NAME_BODY, "", "apple"},
    {MT_NAME_BODY, "", "amazon"},
    {MT_NAME_BODY, "", "microsoft"},
    {MT_NAME_BODY, "", "twitter"},
    {MT_NAME_BODY, "uk", "plaid cymru"},
    {MT_NAME_BODY, "uk", "reform uk|brexit party"},
    {MT_NAME_BODY, "ni", "dup|democratic unionist party|democratic unionists"},
    {MT_NAME_BODY, "ni", "sinn féin|sinn fein"},
    {MT_NAME_BODY, "de", "cdu|christian democrats|christian democratic union"},
    {MT_NAME_BODY, "de", "spd|social democrats"},
    {MT_NAME_BODY, "de", "afd|alternative for germany"},
    {MT_NAME_BODY, "de", "fdp|free democrats"},
    {MT_NAME_BODY, "fr", "front national|national front|national rally|rassemblement national"},
    {MT_NAME_BODY, "ie", "fianna fáil|fianna fail"},
    {MT_NAME_BODY, "ie", "fine gael"},
    {MT_NAME_BODY, "es", "psoe|spanish socialists"},
    {MT_NAME_BODY, "es", "podemos"},
    {MT_NAME_BODY, "es", "vox"},
    {MT_NAME_BODY, "gr", "syriza"},
    {MT_NAME_BODY, "gr", "new democracy"},
    {MT_NAME_BODY, "it", "lega|northern league"},
    {MT_NAME_BODY, "it", "five star movement"},
    {MT_NAME_BODY, "in", "bjp|bharatiya janata party"},
    {MT_NAME_BODY, "il", "likud"},
};
/* clang-format on */
enum { ROWS = sizeof(rows) / sizeof(*rows), FORM_WORDS = 8 };

static const char *const organs[] = {
    "regime",    "government", "governments", "authorities",    "army",         "troops",
    "forces",    "military",   "leadership",  "leaders",        "leader",       "president",
    "officials", "state",      "parliament",  "ministers",      "minister",     "chancellor",
    "navy",      "police",     "diplomats",   "advisers",       "soldiers",     "generals",
    "people",    "public",     "politicians", "administration", "premier",      "presidency",
    "republic",  "side",       "negotiators", "cabinet",        "electorate",   "taxpayers",
    "citizens",  "companies",  "firms",       "intelligence",   "government's",
};
static const char *const people[] = {
    "clerics",      "militias",    "militants",    "rebels",       "voters",       "workers",
    "unions",       "fighters",    "muslims",      "groups",       "parties",      "farmers",
    "investors",    "banks",       "leaders",      "guards",       "guardsmen",    "activists",
    "families",     "consumers",   "taxpayers",    "students",     "teachers",     "doctors",
    "nationalists", "separatists", "extremists",   "jihadists",    "islamists",    "politicians",
    "states",       "allies",      "world",        "community",    "communities",  "minority",
    "tribes",       "insurgents",  "population",   "mps",          "members",      "shipowners",
    "trawlers",     "mercenaries", "speakers",     "athletes",     "herders",      "dairies",
    "regulator",    "opposition",  "backbenchers", "councillors",  "councils",     "fishermen",
    "growers",      "producers",   "publishers",   "supermarkets", "shareholders", "settlers",
    "refugees",     "migrants",    "exporters",    "protesters",   "armies",       "juntas",
    "junta",        "regulators",  "carmakers",    "airlines",     "bankers",      "lawmakers",
};
static const char *const collectives[] = {
    "government",   "governments", "opposition",   "unions",        "union",      "council",
    "councils",     "regulator",   "regulators",   "watchdog",      "regime",     "rebels",
    "ministers",    "mps",         "voters",       "junta",         "juntas",     "coalition",
    "police",       "army",        "militias",     "farmers",       "banks",      "publishers",
    "broadcasters", "councillors", "politicians",  "insurgents",    "gunmen",     "nationalists",
    "separatists",  "employers",   "supermarkets", "shareholders",  "parliament", "ministry",
    "treasury",     "generals",    "companies",    "company",       "teachers",   "doctors",
    "strikers",     "dockers",     "landlords",    "tenants",       "residents",  "investors",
    "insurers",     "bookmakers",  "brewers",      "developers",    "suppliers",  "gangs",
    "mercenaries",  "extremists",  "protesters",   "demonstrators", "lawmakers",  "backbenchers",
    "judges",       "courts",      "electorate",   "public",        "traders",    "retailers",
    "platforms",    "studios",     "clubs",        "players",       "fans",       "artists",
};
static const char *const body_nouns[] = {
    "bank",          "court",        "ministry",  "university",    "house",       "council",
    "party",         "republic",     "kingdom",   "chamber",       "department",  "association",
    "institute",     "federation",   "union",     "league",        "church",      "society",
    "organisation",  "organization", "board",     "office",        "college",     "school",
    "movement",      "front",        "army",      "confederation", "committee",   "commission",
    "authority",     "agency",       "bureau",    "trust",         "royal",       "international",
    "national",      "campaign",     "friends",   "archbishop",    "mayor",       "duke",
    "bishop",        "governor",     "secretary", "board",         "forum",       "group",
    "transport",     "citizens",     "centre",    "doctors",       "alliance",    "coalition",
    "foundation",    "fund",         "network",   "chambers",      "institution", "campaigners",
    "confederation", "parliament",   "ministers", "alternative",   "economists",  "academy",
};
static const char *const no_parties[] = {
    "i",       "i'm",      "i've",     "i'd",       "i'll",    "january",   "february",
    "march",   "april",    "may",      "june",      "july",    "august",    "september",
    "october", "november", "december", "monday",    "tuesday", "wednesday", "thursday",
    "friday",  "saturday", "sunday",   "christmas", "easter",  "mr",        "mrs",
    "ms",      "dr",       "sir",      "lord",      "lady",    "professor", "prof",
    "madam",   "article",  "act",      "internet",  "bible",   "god",       "brexit",
    "earth",   "yes",      "no",       "olympics",  "ramadan", "covid",     "ai",
    "gdp",     "vat",      "tv",       "pm",        "ceo",     "mp",        "mps",
    "hs2",     "gcse",     "a-level",  "dna",       "co2",     "cold",      "speaker",
    "iphone",  "ok",       "suv",      "doj",       "today",   "ladies",    "gentlemen",
    "english", "latin",    "chair",    "minister",  "ceos",    "ipo",       "qe",
    "cpi",
};
static const char *const titles[] = {
    "mr",        "mrs",     "ms",         "dr",        "sir",      "lord",      "lady",
    "president", "prime",   "general",    "governor",  "senator",  "king",      "queen",
    "prince",    "pope",    "chancellor", "professor", "minister", "secretary", "mayor",
    "judge",     "captain", "colonel",    "ayatollah", "imam",
};
static const char *const things[] = {
    "act",      "treaty",     "bill",         "agreement", "accord",  "accords",
    "street",   "road",       "river",        "sea",       "ocean",   "lake",
    "island",   "islands",    "war",          "day",       "summit",  "deal",
    "olympics", "games",      "cup",          "prize",     "report",  "review",
    "budget",   "charter",    "convention",   "protocol",  "square",  "valley",
    "canal",    "bridge",     "park",         "airport",   "station", "strait",
    "straits",  "gulf",       "peninsula",    "mountains", "basin",   "zone",
    "law",      "laws",       "constitution", "code",      "heel",    "wall",
    "spring",   "age",        "revolution",   "century",   "parade",  "lane",
    "hill",     "statement",  "code",         "test",      "plan",    "declaration",
    "parade",   "memorandum", "paper",        "directive", "rule",    "scheme",
    "model",    "bowl",       "belt",         "coast",
};

#define HAS(list, low) mt_listed(list, sizeof(list) / sizeof(*(list)), low)

bool mt_is_organ(moot_str low)
{
    return HAS(organs, low);
}
bool mt_is_collective(moot_str low)
{
    return HAS(collectives, low);
}
bool mt_is_civic(moot_str low)
{
    static const char *const civic[] = {"government", "opposition", "unions",  "regime",
                                        "regulator",  "watchdog",   "council", "ministers",
                                        "mps",        "voters",     "junta",   "rebels"};
    return HAS(civic, low);
}
bool mt_is_people(moot_str low)
{
    return HAS(people, low);
}
bool mt_is_body_noun(moot_str low)
{
    return HAS(body_nouns, low);
}
bool mt_is_no_party(moot_str low)
{
    return HAS(no_parties, low);
}
bool mt_is_title(moot_str low)
{
    return HAS(titles, low);
}
bool mt_is_thing_noun(moot_str low)
{
    return HAS(things, low);
}

/* How many words from `at` the form covers, or 0. */
static uint32_t covers(moot_str form, const mt_words *ws, uint32_t at)
{
    uint32_t i = at;
    while (form.len && i < ws->n && i - at < FORM_WORDS) {
        size_t blank = mt_str_find(form, MOOT_STR(" "));
        moot_str word = mt_sub(form, 0, blank == SIZE_MAX ? form.len : blank);
        bool last = blank == SIZE_MAX;
        if (!mt_str_eq(word, last ? mt_bare(ws->at[i].low) : ws->at[i].low) ||
            (i > at && (ws->at[i].after_comma || ws->at[i].after_stop)))
            return 0;
        i++;
        if (last)
            return i - at;
        form = mt_sub(form, blank + 1, form.len - blank - 1);
    }
    return 0;
}

/* "us", "is", "who", "it": names only in capitals. */
static bool needs_shout(moot_str form)
{
    static const char *const small[] = {"us", "is",  "who", "un",  "eu", "uk",
                                        "au", "icc", "eta", "fed", "mod"};
    return HAS(small, form) && !mt_str_eq(form, MOOT_STR("fed"));
}

static void try_row(const mt_words *ws, uint32_t at, uint32_t r, mt_known_name *to)
{
    moot_str rest = mt_str(rows[r].forms);
    while (rest.len) {
        size_t bar = mt_str_find(rest, MOOT_STR("|"));
        moot_str form = mt_sub(rest, 0, bar == SIZE_MAX ? rest.len : bar);
        size_t used = form.len + (bar != SIZE_MAX);
        rest = mt_sub(rest, used, rest.len - used);
        bool adjective = form.ptr[0] == '~';
        if (adjective)
            form = mt_sub(form, 1, form.len - 1);
        if (form.ptr[0] != ws->at[at].low.ptr[0])
            continue;
        bool the = mt_str_starts(form, MOOT_STR("the "));
        uint32_t n = covers(form, ws, at);
        if (!n || n < to->words || (n == to->words && (adjective || !to->adjective)))
            continue;
        /* The capital is that of the name, not of its article. */
        const mt_word *first = &ws->at[the ? at + 1 : at];
        if (!first->capital || (needs_shout(form) && !first->shout))
            continue;
        *to = (mt_known_name){r, rows[r].kind, n, adjective, rows[r].polls};
    }
}

bool mt_known_name_at(const mt_words *words, uint32_t at, mt_known_name *to)
{
    *to = (mt_known_name){0};
    bool the = mt_str_eq(words->at[at].low, MOOT_STR("the")) && at + 1 < words->n;
    if (!words->at[at].capital && !(the && words->at[at + 1].capital))
        return false;
    for (uint32_t r = 0; r < ROWS; r++)
        try_row(words, at, r, to);
    return to->words > 0;
}
