/* Names that belong together.  Own lists of general knowledge. */
#include "mine/gazetteer.h"

typedef struct row {
    mt_name_kind kind;
    /* Forms with `|` between them, in lower case; `~`: an adjective. */
    const char *forms;
} row;

#define S(forms) {MT_NAME_STATE, forms},
#define G(forms) {MT_NAME_GROUP, forms},
#define B(forms) {MT_NAME_BODY, forms},
static const row rows[] = {
    S("united states|united states of america|america|us|usa|u.s|u.s.a|washington|white house|"
      "pentagon|state department|americans|~american|uncle sam")
        S("united kingdom|uk|u.k|britain|great britain|britons|the british|~british|whitehall|"
          "downing street|westminster")
            S("russia|moscow|kremlin|russian federation|russians|~russian") S(
                "china|beijing|people's republic of china|chinese communist party|the "
                "chinese|~chinese") S("soviet union|ussr|soviets|~soviet")
                S("france|paris|elysée|the french|~french|élysée") S(
                    "germany|berlin|germans|bonn|~"
                    "german|bundesrepublik") S("italy|rome|italians|~italian")
                    S("spain|madrid|spaniards|the spanish|~spanish") S(
                        "portugal|lisbon|the "
                        "portuguese|~portuguese") S("netherlands|the hague|holland|the "
                                                    "dutch|~dutch") S("belgium|belgians|~belgian")
                        S("luxembourg|~luxembourgish") S(
                            "ireland|dublin|the irish|~irish|republic "
                            "of ireland") S("northern ireland|stormont|~northern irish")
                            S("scotland|holyrood|"
                              "scots|~scottish") S("wales|cardiff|the welsh|~welsh")
                                S("england|the english|~english") S(
                                    "denmark|copenhagen|danes|~"
                                    "danish") S("norway|oslo|norwegians|~"
                                                "norwegian") S("sweden|stockholm|swedes|~swedish")
                                    S("finland|helsinki|finns|~"
                                      "finnish") S("iceland|reykjavik|icelanders|~icelandic")
                                        S("estonia|tallinn|estonians|~estonian") S(
                                            "latvia|riga|latvians|~latvian")
                                            S("lithuania|vilnius|lithuanians|~lithuanian") S(
                                                "poland|warsaw|poles|~polish")
                                                S("hungary|budapest|hungarians|~hungarian") S(
                                                    "czech republic|czechia|prague|czechs|~czech")
                                                    S("slovakia|bratislava|slovaks|~slovak") S(
                                                        "slovenia|ljubljana|slovenes|~slovenian|~"
                                                        "slovene") S("austria|vienna|austrians|~"
                                                                     "austrian")
                                                        S("switzerland|berne|the "
                                                          "swiss|~swiss|swiss "
                                                          "confederation") S("croatia|zagreb|"
                                                                             "croats|croatians|~"
                                                                             "croatian|~croat")
                                                            S("serbia|belgrade|"
                                                              "serbs|serbians|~"
                                                              "serbian|~serb") S("bosnia|bosnia "
                                                                                 "and "
                                                                                 "herzegovina|"
                                                                                 "sarajevo|"
                                                                                 "bosnians|~"
                                                                                 "bosnian")
                                                                S("kosovo|pristina|kosovars|"
                                                                  "~kosovar") S("montenegro|"
                                                                                "podgorica|"
                                                                                "montenegrins|"
                                                                                "~montenegrin")
                                                                    S("no"
                                                                      "rt"
                                                                      "h "
                                                                      "ma"
                                                                      "ce"
                                                                      "do"
                                                                      "ni"
                                                                      "a|"
                                                                      "ma"
                                                                      "ce"
                                                                      "do"
                                                                      "ni"
                                                                      "a|"
                                                                      "sk"
                                                                      "op"
                                                                      "je"
                                                                      "|"
                                                                      "ma"
                                                                      "ce"
                                                                      "do"
                                                                      "ni"
                                                                      "an"
                                                                      "s|"
                                                                      "~"
                                                                      "ma"
                                                                      "ce"
                                                                      "do"
                                                                      "ni"
                                                                      "a"
                                                                      "n") S("a"
                                                                             "l"
                                                                             "b"
                                                                             "a"
                                                                             "n"
                                                                             "i"
                                                                             "a"
                                                                             "|"
                                                                             "t"
                                                                             "i"
                                                                             "r"
                                                                             "a"
                                                                             "n"
                                                                             "a"
                                                                             "|"
                                                                             "a"
                                                                             "l"
                                                                             "b"
                                                                             "a"
                                                                             "n"
                                                                             "i"
                                                                             "a"
                                                                             "n"
                                                                             "s"
                                                                             "|"
                                                                             "~"
                                                                             "a"
                                                                             "l"
                                                                             "b"
                                                                             "a"
                                                                             "n"
                                                                             "i"
                                                                             "a"
                                                                             "n") S("greece|athens|"
                                                                                    "greeks|~greek")
                                                                        S("bulgaria|"
                                                                          "bulgarians|~"
                                                                          "bulgarian") S("roma"
                                                                                         "nia|"
                                                                                         "buch"
                                                                                         "ares"
                                                                                         "t|"
                                                                                         "roma"
                                                                                         "nian"
                                                                                         "s|~"
                                                                                         "roma"
                                                                                         "nia"
                                                                                         "n")
                                                                            S("moldova|"
                                                                              "chisinau|"
                                                                              "chișinău|"
                                                                              "moldovans|~"
                                                                              "moldovan") S("ukr"
                                                                                            "ain"
                                                                                            "e|"
                                                                                            "kyi"
                                                                                            "v|"
                                                                                            "kie"
                                                                                            "v|"
                                                                                            "ukr"
                                                                                            "ain"
                                                                                            "ian"
                                                                                            "s|~"
                                                                                            "ukr"
                                                                                            "ain"
                                                                                            "ia"
                                                                                            "n")
                                                                                S("belarus|"
                                                                                  "minsk|"
                                                                                  "belarusians|~"
                                                                                  "belarusian") S("turkey"
                                                                                                  "|ankar"
                                                                                                  "a|"
                                                                                                  "türkiy"
                                                                                                  "e|"
                                                                                                  "turks|"
                                                                                                  "~turki"
                                                                                                  "sh")
                                                                                    S(
                                                                                        "c"
                                                                                        "y"
                                                                                        "p"
                                                                                        "r"
                                                                                        "u"
                                                                                        "s"
                                                                                        "|"
                                                                                        "n"
                                                                                        "i"
                                                                                        "c"
                                                                                        "o"
                                                                                        "s"
                                                                                        "i"
                                                                                        "a"
                                                                                        "|"
                                                                                        "c"
                                                                                        "y"
                                                                                        "p"
                                                                                        "r"
                                                                                        "i"
                                                                                        "o"
                                                                                        "t"
                                                                                        "s"
                                                                                        "|"
                                                                                        "~"
                                                                                        "c"
                                                                                        "y"
                                                                                        "p"
                                                                                        "r"
                                                                                        "i"
                                                                                        "o"
                                                                                        "t"
                                                                                        "|"
                                                                                        "r"
                                                                                        "e"
                                                                                        "p"
                                                                                        "u"
                                                                                        "b"
                                                                                        "l"
                                                                                        "i"
                                                                                        "c"
                                                                                        " "
                                                                                        "o"
                                                                                        "f"
                                                                                        " "
                                                                                        "c"
                                                                                        "y"
                                                                                        "p"
                                                                                        "r"
                                                                                        "u"
                                                                                        "s") S("mal"
                                                                                               "ta"
                                                                                               "|"
                                                                                               "val"
                                                                                               "le"
                                                                                               "t"
                                                                                               "ta|"
                                                                                               "the"
                                                                                               " "
                                                                                               "mal"
                                                                                               "te"
                                                                                               "s"
                                                                                               "e|~"
                                                                                               "mal"
                                                                                               "te"
                                                                                               "s"
                                                                                               "e") S("georgia|"
                                                                                                      "tbilisi|"
                                                                                                      "georgian"
                                                                                                      "s|"
                                                                                                      "~"
                                                                                                      "georgia"
                                                                                                      "n")
                                                                                        S("a"
                                                                                          "r"
                                                                                          "m"
                                                                                          "e"
                                                                                          "n"
                                                                                          "i"
                                                                                          "a"
                                                                                          "|"
                                                                                          "y"
                                                                                          "e"
                                                                                          "r"
                                                                                          "e"
                                                                                          "v"
                                                                                          "a"
                                                                                          "n"
                                                                                          "|"
                                                                                          "a"
                                                                                          "r"
                                                                                          "m"
                                                                                          "e"
                                                                                          "n"
                                                                                          "i"
                                                                                          "a"
                                                                                          "n"
                                                                                          "s"
                                                                                          "|"
                                                                                          "~"
                                                                                          "a"
                                                                                          "r"
                                                                                          "m"
                                                                                          "e"
                                                                                          "n"
                                                                                          "i"
                                                                                          "a"
                                                                                          "n") S("a"
                                                                                                 "z"
                                                                                                 "e"
                                                                                                 "r"
                                                                                                 "b"
                                                                                                 "a"
                                                                                                 "i"
                                                                                                 "j"
                                                                                                 "a"
                                                                                                 "n"
                                                                                                 "|"
                                                                                                 "b"
                                                                                                 "a"
                                                                                                 "k"
                                                                                                 "u"
                                                                                                 "|"
                                                                                                 "a"
                                                                                                 "z"
                                                                                                 "e"
                                                                                                 "r"
                                                                                                 "b"
                                                                                                 "a"
                                                                                                 "i"
                                                                                                 "j"
                                                                                                 "a"
                                                                                                 "n"
                                                                                                 "i"
                                                                                                 "s"
                                                                                                 "|"
                                                                                                 "a"
                                                                                                 "z"
                                                                                                 "e"
                                                                                                 "r"
                                                                                                 "i"
                                                                                                 "s"
                                                                                                 "|"
                                                                                                 "~"
                                                                                                 "a"
                                                                                                 "z"
                                                                                                 "e"
                                                                                                 "r"
                                                                                                 "b"
                                                                                                 "a"
                                                                                                 "i"
                                                                                                 "j"
                                                                                                 "a"
                                                                                                 "n"
                                                                                                 "i"
                                                                                                 "|"
                                                                                                 "~"
                                                                                                 "a"
                                                                                                 "z"
                                                                                                 "e"
                                                                                                 "r"
                                                                                                 "i")
                                                                                            S("ira"
                                                                                              "n|"
                                                                                              "teh"
                                                                                              "ran"
                                                                                              "|"
                                                                                              "teh"
                                                                                              "era"
                                                                                              "n|"
                                                                                              "isl"
                                                                                              "ami"
                                                                                              "c "
                                                                                              "rep"
                                                                                              "ubl"
                                                                                              "ic"
                                                                                              "|pe"
                                                                                              "rsi"
                                                                                              "a|"
                                                                                              "ira"
                                                                                              "nia"
                                                                                              "ns"
                                                                                              "|~"
                                                                                              "ira"
                                                                                              "nia"
                                                                                              "n|"
                                                                                              "~pe"
                                                                                              "rsi"
                                                                                              "a"
                                                                                              "n") S("i"
                                                                                                     "r"
                                                                                                     "a"
                                                                                                     "q"
                                                                                                     "|"
                                                                                                     "b"
                                                                                                     "a"
                                                                                                     "g"
                                                                                                     "h"
                                                                                                     "d"
                                                                                                     "a"
                                                                                                     "d"
                                                                                                     "|"
                                                                                                     "i"
                                                                                                     "r"
                                                                                                     "a"
                                                                                                     "q"
                                                                                                     "i"
                                                                                                     "s"
                                                                                                     "|"
                                                                                                     "~"
                                                                                                     "i"
                                                                                                     "r"
                                                                                                     "a"
                                                                                                     "q"
                                                                                                     "i") S("syria|"
                                                                                                            "damasc"
                                                                                                            "us|"
                                                                                                            "syrian"
                                                                                                            "s|~"
                                                                                                            "syria"
                                                                                                            "n") S("lebanon|beirut|the lebanese|~lebanese")
                                                                                                S("isra"
                                                                                                  "el|"
                                                                                                  "jeru"
                                                                                                  "sale"
                                                                                                  "m|"
                                                                                                  "tel "
                                                                                                  "aviv"
                                                                                                  "|isr"
                                                                                                  "aeli"
                                                                                                  "s|~"
                                                                                                  "isra"
                                                                                                  "eli") S("jo"
                                                                                                           "rd"
                                                                                                           "an"
                                                                                                           "|a"
                                                                                                           "mm"
                                                                                                           "an"
                                                                                                           "|j"
                                                                                                           "or"
                                                                                                           "da"
                                                                                                           "ni"
                                                                                                           "an"
                                                                                                           "s|"
                                                                                                           "~j"
                                                                                                           "or"
                                                                                                           "da"
                                                                                                           "ni"
                                                                                                           "a"
                                                                                                           "n") S("saudi arabia|riyadh|saudis|~saudi|house of saud")
                                                                                                    S("qatar|doha|qataris|~qatari") S(
                                                                                                        "kuwait|kuwaitis|~kuwaiti") S("bahrain|bahrainis|~bahraini")
                                                                                                        S("united arab emirates|uae|emirates|abu dhabi|emiratis|~emirati") S("oman|muscat|omanis|~omani") S("yemen|sanaa|yemenis|~yemeni") S("egypt|cairo|egyptians|~egyptian") S("libya|tripoli|libyans|~libyan") S("tunisia|tunis|tunisians|~tunisian") S("algeria|algiers|algerians|~algerian") S("morocco|rabat|moroccans|~moroccan") S("sudan|khartoum|the sudanese|~sudanese") S(
                                                                                                            "south sudan|juba|~south sudanese")
                                                                                                            S("ethiopia|addis ababa|ethiopians|~ethiopian") S(
                                                                                                                "eritrea|asmara|eritreans|~eritrean")
                                                                                                                S("somalia|mogadishu|somalis|~somali") S(
                                                                                                                    "somaliland|hargeisa|~somaliland")
                                                                                                                    S("kenya|nairobi|kenyans|~kenyan") S(
                                                                                                                        "uganda|kampala|ugandans|~ugandan") S("rwanda|kigali|rwandans|~rwandan") S("burundi|burundians|~burundian") S("congo|democratic republic of congo|drc|kinshasa|the congolese|~congolese") S("tanzania|dodoma|tanzanians|~tanzanian") S("zambia|lusaka|zambians|~zambian") S("zimbabwe|harare|zimbabweans|~zimbabwean") S("south africa|pretoria|south africans|~south african") S("mozambique|maputo|mozambicans|~mozambican")
                                                                                                                        S("angola|luanda|angolans|~angolan")
                                                                                                                            S("namibia|windhoek|namibians|~namibian")
                                                                                                                                S("botswana|gaborone|~botswanan")
                                                                                                                                    S("nigeria|abuja|nigerians|~nigerian")
                                                                                                                                        S("ghana|accra|ghanaians|~ghanaian")
                                                                                                                                            S("niger|niamey|nigeriens|~nigerien")
                                                                                                                                                S("mali|bamako|malians|~malian") S("burkina faso|ouagadougou|~burkinabe") S("senegal|dakar|senegalese|~senegalese") S("chad|n'djamena|chadians|~chadian") S("ivory coast|côte d'ivoire|ivorians|~ivorian") S("liberia|monrovia|liberians|~liberian") S("sierra leone|freetown|~sierra leonean") S("guinea|conakry|guineans|~guinean") S(
                                                                                                                                                    "benin|cotonou|~beninese") S("togo|lomé|~togolese") S("cameroon|yaoundé|~cameroonian")
                                                                                                                                                    S("gabon|libreville|~gabonese") S("mauritania|nouakchott|~mauritanian") S("india|new delhi|delhi|indians|~indian") S("pakistan|islamabad|pakistanis|~pakistani") S("bangladesh|dhaka|bangladeshis|~bangladeshi") S(
                                                                                                                                                        "sri lanka|colombo|sri lankans|~sri lankan")
                                                                                                                                                        S("nepal|kathmandu|the nepalese|~nepalese|~nepali")
                                                                                                                                                            S("bhutan|thimphu|~bhutanese")
                                                                                                                                                                S("afghanistan|kabul|afghans|~afghan")
                                                                                                                                                                    S("kazakhstan|astana|kazakhs|~kazakh")
                                                                                                                                                                        S("uzbekistan|tashkent|uzbeks|~uzbek")
                                                                                                                                                                            S("kyrgyzstan|bishkek|~kyrgyz")
                                                                                                                                                                                S(
                                                                                                                                                                                    "tajikistan|dushanbe|tajiks|~tajik") S("turkmenistan|ashgabat|~turkmen") S("mongolia|ulan bator|mongolians|~mongolian") S("japan|tokyo|the japanese|~japanese") S("south korea|seoul|south koreans|koreans|~south korean|~korean") S("north korea|pyongyang|north koreans|~north korean") S("taiwan|taipei|the taiwanese|~taiwanese")
                                                                                                                                                                                    S("hong kong|~hongkonger") S("vietnam|hanoi|the vietnamese|~vietnamese") S("thailand|bangkok|thais|~thai") S("myanmar|burma|naypyidaw|the burmese|~burmese") S("cambodia|phnom penh|cambodians|~cambodian") S(
                                                                                                                                                                                        "laos|vientiane|~laotian") S("malaysia|kuala lumpur|malaysians|~malaysian") S("singapore|singaporeans|~singaporean") S("indonesia|jakarta|indonesians|~indonesian") S("philippines|manila|filipinos|~filipino|~philippine") S("east timor|timor-leste|dili|~timorese") S("papua new guinea|port moresby|~papuan") S("australia|canberra|australians|~australian") S("new zealand|wellington|new zealanders|kiwis") S("fiji|suva|fijians|~fijian") S("solomon islands|honiara")
                                                                                                                                                                                        S("canada|ottawa|canadians|~canadian") S("mexico|mexico city|mexicans|~mexican") S(
                                                                                                                                                                                            "brazil|brasília|brasilia|brazilians|~brazilian") S("argentina|buenos aires|argentines|argentinians|~argentine|~argentinian") S("chile|santiago|chileans|~chilean")
                                                                                                                                                                                            S("peru|lima|peruvians|~peruvian") S(
                                                                                                                                                                                                "bolivia|la paz|bolivians|~bolivian")
                                                                                                                                                                                                S("ecuador|quito|ecuadorians|~ecuadorian")
                                                                                                                                                                                                    S("colombia|bogotá|bogota|colombians|~colombian")
                                                                                                                                                                                                        S(
                                                                                                                                                                                                            "venezuela|caracas|venezuelans|~venezuelan") S("guyana|georgetown|~guyanese") S("suriname|paramaribo|~surinamese") S("uruguay|montevideo|uruguayans|~uruguayan")
                                                                                                                                                                                                            S("paraguay|asunción|~paraguayan") S("cuba|havana|cubans|~cuban") S("haiti|port-au-prince|haitians|~haitian") S("panama|panamanians|~panamanian") S("nicaragua|managua|~nicaraguan")
                                                                                                                                                                                                                S("honduras|tegucigalpa|~honduran")
                                                                                                                                                                                                                    S("guatemala|~guatemalan") S(
                                                                                                                                                                                                                        "el salvador|~salvadoran")
                                                                                                                                                                                                                        S("costa rica|~costa rican")
                                                                                                                                                                                                                            S("jamaica|kingston|~jamaican") S("greenland|nuuk|greenlanders|~greenlandic") S("gibraltar|gibraltarians|~gibraltarian")
                                                                                                                                                                                                                                S("catalonia|catalans|~catalan") S(
                                                                                                                                                                                                                                    "palestine|palestinian authority|ramallah|palestinians|~palestinian")
                                                                                                                                                                                                                                    S("kurdistan|kurds|~kurdish|kurdish regional government|erbil")
                                                                                                                                                                                                                                        B("the west|~western|western powers|western allies") B("european union|eu|brussels|~eu|e.u") B("eurozone|euro area")
                                                                                                                                                                                                                                            B("european commission|the commission")
                                                                                                                                                                                                                                                B("european parliament|strasbourg") B(
                                                                                                                                                                                                                                                    "european central bank|ecb|frankfurt") B("european court of justice|ecj")
                                                                                                                                                                                                                                                    B("european court of human rights|echr") B("nato|north atlantic treaty organisation|n.a.t.o")
                                                                                                                                                                                                                                                        B("united nations|un|u.n")
                                                                                                                                                                                                                                                            B("security council|un security council")
                                                                                                                                                                                                                                                                B("international monetary fund|imf")
                                                                                                                                                                                                                                                                    B("world bank")
                                                                                                                                                                                                                                                                        B("world trade organisation|wto|world trade organization")
                                                                                                                                                                                                                                                                            B("world health organisation|who|world health organization")
                                                                                                                                                                                                                                                                                B(
                                                                                                                                                                                                                                                                                    "opec|opec+") B("african union|au") B("arab league") B("brics") B("asean")
                                                                                                                                                                                                                                                                                    B("g7|group of seven")
                                                                                                                                                                                                                                                                                        B("g20") B(
                                                                                                                                                                                                                                                                                            "commonwealth")
                                                                                                                                                                                                                                                                                            B("international criminal court|icc") B("bank of england|threadneedle street") B("federal reserve|the fed|fed") B("bank of japan") B("treasury|hm treasury|exchequer") B(
                                                                                                                                                                                                                                                                                                "home office")
                                                                                                                                                                                                                                                                                                B("foreign office") B("ministry of defence|mod") B("house of commons|commons") B("house of lords|lords|the lords")
                                                                                                                                                                                                                                                                                                    B(
                                                                                                                                                                                                                                                                                                        "congress|capitol hill") B("senate") B("supreme court") B("parliament") B("nhs|national health service")
                                                                                                                                                                                                                                                                                                        B("bbc")
                                                                                                                                                                                                                                                                                                            B("ofgem") B("ofcom") B("labour|labour party") B("conservatives|conservative party|tories|~tory|~conservative") B("liberal democrats|lib dems|~lib dem") B("ukip") B("snp|scottish national party") B(
                                                                                                                                                                                                                                                                                                                "greens|green party") B("republicans|republican party|gop|~republican") B("democrats|democratic party|~democrat") B("wall street")
                                                                                                                                                                                                                                                                                                                B("silicon valley") B("the city|city of london") G("islamic state|isis|isil|is|daesh|islamic state in iraq and the levant|islamic state in iraq and syria")
                                                                                                                                                                                                                                                                                                                    G("al qaeda|al-qaeda|al qaida|al-qaida") G("taliban") G("hezbollah|hizbollah|hizbullah") G("hamas")
                                                                                                                                                                                                                                                                                                                        G("houthis|~houthi") G(
                                                                                                                                                                                                                                                                                                                            "boko haram")
                                                                                                                                                                                                                                                                                                                            G("al-shabaab|al shabaab") G("muslim brotherhood") G(
                                                                                                                                                                                                                                                                                                                                "ira|irish republican army")
                                                                                                                                                                                                                                                                                                                                G("pkk") G(
                                                                                                                                                                                                                                                                                                                                    "farc")
                                                                                                                                                                                                                                                                                                                                    G("eta")
                                                                                                                                                                                                                                                                                                                                        G("shia|shias|shiites|shi'ites|shia muslims|~shia|~shi'ite|~shiite|shia world")
                                                                                                                                                                                                                                                                                                                                            G("sunnis|sunni muslims|~sunni|sunni world") G(
                                                                                                                                                                                                                                                                                                                                                "muslims|~muslim") G("jews|~jewish") G("christians|~christian") G("hindus|~hindu") G("sikhs|~sikh") G("catholics|~catholic|vatican|holy see") G("roma")
                                                                                                                                                                                                                                                                                                                                                G("uighurs|uyghurs|~uighur|~uyghur")
                                                                                                                                                                                                                                                                                                                                                    G(
                                                                                                                                                                                                                                                                                                                                                        "rohingya") G("tamils|~tamil") G("basques|~basque")
                                                                                                                                                                                                                                                                                                                                                        G("arabs|~arab")
                                                                                                                                                                                                                                                                                                                                                            G(
                                                                                                                                                                                                                                                                                                                                                                "africans") B("europe|europeans|~european")
                                                                                                                                                                                                                                                                                                                                                                B("africa") B(
                                                                                                                                                                                                                                                                                                                                                                    "asia|~asian")
                                                                                                                                                                                                                                                                                                                                                                    B("latin america|~latin american")
                                                                                                                                                                                                                                                                                                                                                                        B("middle east|~middle eastern")
                                                                                                                                                                                                                                                                                                                                                                            B("google|alphabet")
                                                                                                                                                                                                                                                                                                                                                                                B("facebook|meta") B("apple") B("amazon")
                                                                                                                                                                                                                                                                                                                                                                                    B("microsoft")
                                                                                                                                                                                                                                                                                                                                                                                        B("twitter")};
#undef S
#undef G
#undef B
enum { ROWS = sizeof(rows) / sizeof(*rows), FORM_WORDS = 8 };

static const char *const organs[] = {
    "regime",     "government", "governments", "authorities", "army",           "troops",
    "forces",     "military",   "leadership",  "leaders",     "leader",         "president",
    "officials",  "state",      "parliament",  "ministers",   "minister",       "chancellor",
    "navy",       "police",     "diplomats",   "advisers",    "soldiers",       "generals",
    "people",     "voters",     "public",      "politicians", "administration", "premier",
    "presidency", "republic",   "side",        "negotiators", "cabinet",        "electorate",
    "taxpayers",  "citizens",   "companies",   "firms",       "intelligence",   "government's",
};
static const char *const people[] = {
    "clerics",      "militias",    "militants",  "rebels",    "voters",      "workers",
    "unions",       "fighters",    "muslims",    "groups",    "parties",     "farmers",
    "investors",    "banks",       "leaders",    "guards",    "guardsmen",   "activists",
    "families",     "consumers",   "taxpayers",  "students",  "teachers",    "doctors",
    "nationalists", "separatists", "extremists", "jihadists", "islamists",   "politicians",
    "states",       "allies",      "world",      "community", "communities", "minority",
    "tribes",       "insurgents",  "population",
};
static const char *const body_nouns[] = {
    "bank",         "court",        "ministry",  "university",    "house",      "council",
    "party",        "republic",     "kingdom",   "chamber",       "department", "association",
    "institute",    "federation",   "union",     "league",        "church",     "society",
    "organisation", "organization", "board",     "office",        "college",    "school",
    "movement",     "front",        "army",      "confederation", "committee",  "commission",
    "authority",    "agency",       "bureau",    "trust",         "royal",      "international",
    "national",     "campaign",     "friends",   "archbishop",    "mayor",      "duke",
    "bishop",       "governor",     "secretary", "board",         "forum",      "group",
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

uint32_t mt_known_names(void)
{
    return ROWS;
}

static moot_str bare(moot_str low)
{
    if (mt_str_ends(low, MOOT_STR("'s")))
        low.len -= 2;
    return low;
}

/* How many words from `at` the form covers, or 0. */
static uint32_t covers(moot_str form, const mt_words *ws, uint32_t at)
{
    uint32_t i = at;
    while (form.len && i < ws->n && i - at < FORM_WORDS) {
        size_t blank = mt_str_find(form, MOOT_STR(" "));
        moot_str word = mt_sub(form, 0, blank == SIZE_MAX ? form.len : blank);
        bool last = blank == SIZE_MAX;
        if (!mt_str_eq(word, last ? bare(ws->at[i].low) : ws->at[i].low) ||
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
        *to = (mt_known_name){r, rows[r].kind, n, adjective};
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
