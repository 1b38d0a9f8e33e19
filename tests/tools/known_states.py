"""What the code tables do not say of states: names, spellings, former codes, and a few more rows.

Facts and choices of our own, which `ship_states.py` puts beside what it reads. Spellings are those
that data sets and their users write; codes are those of ISO 3166-3 and of the World Bank's trade
tables (WITS).
"""

from __future__ import annotations

NAMES = {
    "Congo - Brazzaville": "Congo",
    "Congo - Kinshasa": "DR Congo",
    "Côte d’Ivoire": "Ivory Coast",
    "German Democratic Republic": "East Germany",
    "Hesse Electoral": "Hesse-Kassel",
    "Hesse Grand Ducal": "Hesse-Darmstadt",
    "Hong Kong SAR China": "Hong Kong",
    "Macao SAR China": "Macao",
    "Mecklenburg Schwerin": "Mecklenburg-Schwerin",
    "Micronesia (Federated States of)": "Micronesia",
    "Myanmar (Burma)": "Myanmar",
    "Palestinian Territories": "Palestine",
    "Republic of Vietnam": "South Vietnam",
    "Saint Martin (French part)": "Saint Martin",
    "Timor-Leste": "East Timor",
    "United Province CA": "United Provinces of Central America",
    "United States Minor Outlying Islands (the)": "United States Minor Outlying Islands",
    "Wuerttemburg": "Württemberg",
    "Yemen People's Republic": "South Yemen",
}
"""Ours, where the table's is long or seldom used."""

MERGED = {
    "Yugoslavia": "Serbia",
    "Yemen Arab Republic": "Yemen",
}
"""Rows of the table that are one actor with another: codes and years go to it."""

KEPT = {"Netherlands Antilles", "Somaliland"}
"""Rows of the table that are kept though no list of codes has them now."""

COW_ALSO = {"Germany": (260,)}
"""Further Correlates of War numbers of the same actor."""
GW = {
    # The table has 815, which is Vietnam before 1893; data sets write 816.
    "Vietnam": (816, 815),
    "Yemen": (678,),
    "Serbia": (340, 345),
    "Antigua and Barbuda": (58,),
    "Dominica": (54,),
    "Grenada": (55,),
    "St. Kitts and Nevis": (60,),
    "St. Lucia": (56,),
    "St. Vincent and Grenadines": (57,),
}
"""Gleditsch-Ward numbers where the table has none, or another than data sets write."""

WITHOUT_NUMBERS = {"Vatican City"}
"""Who has no number, though the table has one: that of the Papal States, which end in 1860."""

ISO2 = {"Kosovo": "XK"}
ISO3_ALSO = {
    "Belarus": ("BYS",),
    "Benin": ("DHY",),
    "Burkina Faso": ("HVO",),
    "Czechoslovakia": ("CSK",),
    "Djibouti": ("AFI",),
    "DR Congo": ("ZAR",),
    "East Germany": ("DDR",),
    "East Timor": ("TMP",),
    "Ethiopia": ("ETF",),
    "Kiribati": ("GEL",),
    "Kosovo": ("XKX", "UNK"),
    "Montenegro": ("MNT",),
    "Myanmar": ("BUR",),
    "Netherlands Antilles": ("ANT",),
    "Romania": ("ROM",),
    "Russia": ("SUN", "SVU"),
    "Serbia": ("YUG", "SCG", "SER"),
    "South Vietnam": ("SVR",),
    "South Yemen": ("YMD", "YDR"),
    "St. Kitts and Nevis": ("KN1",),
    "Sudan": ("SUD",),
    "Tanzania": ("TAN",),
    "Vanuatu": ("NHB",),
    "Vietnam": ("VDR",),
    "Zanzibar": ("ZPM",),
    "Zimbabwe": ("RHO",),
}
"""Former codes, and codes of the World Bank's trade tables."""

CONTINENTS = {
    "Orange Free State": "Africa",
    "Transvaal": "Africa",
    "Zanzibar": "Africa",
    "South Yemen": "Asia",
    "Tibet": "Asia",
    "United Provinces of Central America": "Americas",
}
"""Where the table is silent; other former states are in Europe."""

PLACES = {
    # The table's are the middle of the country.
    "Brazil": (-15.79, -47.88),
    "Saudi Arabia": (24.69, 46.72),
}
"""Capitals that the table puts elsewhere, in degrees."""

MORE = (
    {
        "name": "Korea (until 1910)",
        "cow": "730",
        "cow_letters": "KOR",
        "gw": "730",
        "gw_letters": "KOR",
        "continent": "Asia",
        "region": "East Asia & Pacific",
        "note": "The one Korea before 1910, with a Correlates of War number of its own.",
    },
    {
        "name": "Papal States",
        "cow": "327",
        "cow_letters": "PAP",
        "gw": "327",
        "gw_letters": "PAP",
        "continent": "Europe",
        "region": "Europe & Central Asia",
        "note": "",
    },
    {
        "name": "Venice",
        "continent": "Europe",
        "region": "Europe & Central Asia",
        "capital": "Venice",
        "lat": "45.44",
        "lon": "12.34",
        "note": "The republic that ended in 1797. No state of the Correlates of War list; the list "
        "of strategic rivalries gives it the number 324.",
    },
    {
        "name": "Belgium-Luxembourg",
        "kind": "group of states",
        "iso3_also": "BLX",
        "continent": "Europe",
        "region": "Europe & Central Asia",
        "note": "The two together, as trade tables count them.",
    },
    {
        "name": "Northern Cyprus",
        "continent": "Asia",
        "region": "Europe & Central Asia",
        "note": "Not a state of the Correlates of War list.",
    },
    {
        "name": "Rhodesia and Nyasaland",
        "iso3_also": "ZW1",
        "continent": "Africa",
        "region": "Sub-Saharan Africa",
        "note": "A federation of 1953 to 1963 that trade tables name; not a state of the "
        "Correlates of War list.",
    },
    {
        "name": "Ryukyu Islands",
        "iso3_also": "RYU",
        "continent": "Asia",
        "region": "East Asia & Pacific",
    },
    {
        "name": "Sikkim",
        "iso3_also": "SIK|SKM",
        "continent": "Asia",
        "region": "South Asia",
    },
    {
        "name": "Pacific Islands (Trust Territory)",
        "iso3_also": "PCI|PCE",
        "continent": "Oceania",
        "region": "East Asia & Pacific",
    },
    {
        "name": "Panama Canal Zone",
        "iso3_also": "PCZ",
        "continent": "Americas",
        "region": "Latin America & Caribbean",
    },
    {
        "name": "Neutral Zone (Iraq and Saudi Arabia)",
        "iso3_also": "NTZ|NZE",
        "continent": "Asia",
        "region": "Middle East & North Africa",
    },
    {
        "name": "British Antarctic Territory",
        "iso3_also": "ATB|BAT",
        "continent": "Antarctica",
    },
    {
        "name": "United States Miscellaneous Pacific Islands",
        "iso3_also": "PUS|USP",
        "continent": "Oceania",
        "region": "East Asia & Pacific",
    },
)
"""Rows that the table does not have; those without a note are territories."""

NOTES = {
    "Austria": "Also the Austria of the eighteenth century, which the list of strategic rivalries "
    "gives the same number.",
    "DR Congo": "Also Zaire, under the same Correlates of War number.",
    "East Germany": "A state of its own, number 265, until 1990.",
    "Egypt": "Also the United Arab Republic, under the same Correlates of War number.",
    "Germany": "Also Prussia (Correlates of War number 255) and the Federal Republic before 1990 "
    "(260), whose Gleditsch-Ward number and ISO code the united Germany keeps; East Germany is "
    "an actor of its own.",
    "Italy": "Also Sardinia-Piedmont, under the same Correlates of War number.",
    "Kosovo": "The codes XK and XKX are in use, but not given by ISO 3166.",
    "Russia": "Also the Russian Empire and the Soviet Union, under the same Correlates of War "
    "number.",
    "Serbia": "Also Yugoslavia and Serbia and Montenegro, under the same Correlates of War number; "
    "Gleditsch and Ward number Serbia 340 and Yugoslavia 345.",
    "South Vietnam": "A state of its own, number 817, until 1975.",
    "South Yemen": "A state of its own, number 680, until 1990.",
    "Tanzania": "Also Tanganyika, under the same Correlates of War number.",
    "Turkey": "Also the Ottoman Empire, under the same Correlates of War number.",
    "Vietnam": "Also North Vietnam, under the same Correlates of War number.",
    "Yemen": "Also the Yemen Arab Republic, or North Yemen (Correlates of War number 678), whose "
    "Gleditsch-Ward number and ISO code the united Yemen (679) keeps; South Yemen is an actor of "
    "its own.",
    "Palestine": "Not a state of the Correlates of War list; ISO 3166 has a code for it.",
    "Somaliland": "Not a state of the Correlates of War list, and without a code in ISO 3166.",
    "Vatican City": "Not a state of the Correlates of War list; ISO 3166 has a code for it.",
    "Western Sahara": "Not a state of the Correlates of War list; ISO 3166 has a code for it.",
    "Netherlands Antilles": "A territory until 2010; not a state of the Correlates of War list.",
}
TERRITORY = "A territory with a code of its own; not a state of the Correlates of War list."
NO_COW = "A state with a Gleditsch-Ward number; not in the Correlates of War list."

ALIASES = {
    "Antigua and Barbuda": "Antigua",
    "Austria-Hungary": "Austro-Hungarian Empire|Habsburg Empire",
    "Bahamas": "The Bahamas",
    "Bavaria": "Bavaria Electorate|Bavariaelect",
    "Belarus": "Byelorussia|Belorussia|Byelarus",
    "Benin": "Dahomey",
    "Bolivia": "Plurinational State of Bolivia",
    "Bosnia and Herzegovina": "Bosnia|Bosnia-Herzegovina|Bosnia Hercegovina",
    "Brunei": "Brunei Darussalam",
    "Burkina Faso": "Upper Volta|Burkina",
    "Cambodia": "Kampuchea|Khmer Republic",
    "Cape Verde": "Cabo Verde",
    "Central African Republic": "CAR|Central African Rep.|Central African Empire",
    "China": "PRC|People's Republic of China|Mainland China",
    "Congo": "Republic of the Congo|Congo Republic|Congo-Brazzaville|Congobrazz|Congo, Rep.|"
    "Congo (Brazzaville)",
    "Cyprus": "Republic of Cyprus",
    "Czechia": "Czech Republic|Czechrep|Czech Rep.",
    "Czechoslovakia": "CSSR|Czecho-Slovakia",
    "DR Congo": "Zaire|Democratic Republic of the Congo|Congo, Dem. Rep.|DRC|D.R. Congo|"
    "Congo-Kinshasa|Congo (Kinshasa)|Dem. Rep. Congo|Congo, Democratic Republic of|"
    "Congo, the Democratic Republic of the",
    "Dominican Republic": "Dominican Rep.|Domrepublic",
    "East Germany": "German Democratic Republic|GDR|DDR|Egermany|E. Germany",
    "East Timor": "Timor-Leste|Etimor|E. Timor",
    "Egypt": "Egypt, Arab Rep.|United Arab Republic|UAR|Arab Republic of Egypt",
    "Equatorial Guinea": "Eqguinea|Eq. Guinea",
    "Eswatini": "Swaziland|Kingdom of Eswatini",
    "Ethiopia": "Abyssinia|Ethiopia (includes Eritrea)|Ethiopia (excludes Eritrea)",
    "Gambia": "The Gambia",
    "Germany": "Federal Republic of Germany|German Federal Republic|West Germany|Wgermany|FRG|GFR|"
    "Germany, Fed. Rep.|W. Germany|Prussia|German Empire",
    "Guinea-Bissau": "Guinea Bissau|Portuguese Guinea",
    "Guyana": "British Guiana",
    "Hesse-Darmstadt": "Hesse Grand Ducal|Hessegrand|Grand Ducal Hesse",
    "Hesse-Kassel": "Hesse Electoral|Hesseelect|Electoral Hesse|Hesse-Cassel",
    "Hong Kong": "Hong Kong SAR, China|Hong Kong SAR|Hong Kong, China",
    "Iran": "Persia|Islamic Republic of Iran|Iran, Islamic Rep.",
    "Italy": "Sardinia|Piedmont-Sardinia|Kingdom of Sardinia|Sardinia-Piedmont",
    "Ivory Coast": "Côte d’Ivoire|Cote d'Ivoire|Cote Divoire",
    "Jordan": "Transjordan|Trans-Jordan|Hashemite Kingdom of Jordan",
    "Korea (until 1910)": "Korea",
    "Kyrgyzstan": "Kyrgyz Republic|Kirghizia|Kirgizstan|Kyrgyz Rep.",
    "Laos": "Lao PDR|Lao People's Democratic Republic",
    "Libya": "Libyan Arab Jamahiriya|Libyan Arab Republic",
    "Macao": "Macau|Macao SAR, China|Macao, China|Macao SAR",
    "Madagascar": "Malagasy Republic|Malagasy",
    "Malaysia": "Malaya",
    "Maldives": "Maldive Islands",
    "Marshall Islands": "Marshallis|Marshall Is.|Republic of the Marshall Islands",
    "Mecklenburg-Schwerin": "Mecklenburg",
    "Micronesia": "Federated States of Micronesia|Micronesia, Fed. Sts.|Micronesiafs|FSM",
    "Moldova": "Republic of Moldova|Moldavia",
    "Myanmar": "Burma|Burma/Myanmar",
    "Netherlands": "Holland|The Netherlands",
    "North Korea": "Democratic People's Republic of Korea|DPRK|Korea, North|Nokorea|"
    "Korea, Dem. Rep.|Korea, Dem. People's Rep.|People's Republic of Korea|N. Korea|PRK|"
    "Korea, DPR",
    "North Macedonia": "Macedonia|FYROM|Fyromacedonia|Macedonia, FYR|"
    "Former Yugoslav Republic of Macedonia|FYR Macedonia|Republic of Macedonia",
    "Northern Cyprus": "Cyprus (Northern)|Turkish Republic of Northern Cyprus|TRNC",
    "Palestine": "State of Palestine|Palestinian Territories|Palestinian Territory|"
    "Occupied Palestinian Territory|Palestinian Authority|West Bank and Gaza|"
    "Palestinian National Authority",
    "Papal States": "Papalstate",
    "Romania": "Rumania|Roumania",
    "Russia": "Soviet Union|USSR|U.S.S.R.|Russian Federation|Russian Empire|"
    "Union of Soviet Socialist Republics",
    "Samoa": "Western Samoa|Wsamoa",
    "Serbia": "Yugoslavia|Serbia and Montenegro|Yugoslaviaserb|Serbia, FR(Serbia/Montenegro)|"
    "FR Yugoslavia|Federal Republic of Yugoslavia|Serbia/Yugoslavia|Kingdom of Yugoslavia|"
    "Socialist Federal Republic of Yugoslavia|SFRY",
    "Sint Maarten": "St. Maarten|Sint Maarten (Dutch part)",
    "Slovakia": "Slovak Republic|Slovak Rep.",
    "Solomon Islands": "Solomonis|Solomon Is.|Solomons",
    "South Africa": "Soafrica|Union of South Africa|RSA|S. Africa",
    "South Korea": "Republic of Korea|ROK|Korea, South|Sokorea|Korea, Rep.|S. Korea",
    "South Sudan": "Sosudan|S. Sudan",
    "South Vietnam": "Republic of Vietnam|Svietnam|Vietnam, South|S. Vietnam|Fm Vietnam Rp",
    "South Yemen": "People's Democratic Republic of Yemen|Yemen People's Republic|Syemen|PDRY|"
    "Yemen, South|S. Yemen|Yemen PDR|Democratic Yemen|Fm Yemen Dm|"
    "Yemen People's Democratic Republic|Yemen, People's Democratic Republic",
    "Sri Lanka": "Ceylon",
    "St. Kitts and Nevis": "St. Kitts|Stkitts|Saint Kitts-Nevis|St. Kitts-Nevis|"
    "St. Christopher and Nevis",
    "St. Lucia": "Stlucia",
    "St. Vincent and Grenadines": "St. Vincent|Stvincent|St. Vincent and the Grenadines",
    "Suriname": "Surinam|Dutch Guiana",
    "Syria": "Syrian Arab Republic",
    "São Tomé and Príncipe": "Sao Tome|Saotome",
    "Taiwan": "Republic of China|Formosa|Taiwan, China|Chinese Taipei|China (Taiwan)|"
    "Taiwan, Province of China|Other Asia, nes|Nationalist China",
    "Tanzania": "Tanganyika|United Republic of Tanzania|Tanzania/Tanganyika|Tanzania, United Rep.",
    "Thailand": "Siam",
    "Trinidad and Tobago": "Trinidad",
    "Turkey": "Ottoman Empire|Türkiye|Turkiye|Turkey/Ottoman Empire",
    "Two Sicilies": "Kingdom of the Two Sicilies|Twosicilies",
    "United Arab Emirates": "UAE|U.A.E.|Emirates",
    "United Kingdom": "UK|U.K.|Britain|Great Britain",
    "United States": "US|USA|U.S.|U.S.A.|United States of America",
    "Vatican City": "Holy See|Vatican",
    "Venezuela": "Venezuela, RB|Bolivarian Republic of Venezuela",
    "Vietnam": "Viet Nam|North Vietnam|Democratic Republic of Vietnam|Vietnam, North|"
    "Socialist Republic of Vietnam|N. Vietnam|Nvietnam|Vietnam, Democratic Republic of",
    "Württemberg": "Wuerttemburg|Wurtenburg|Wuerttemberg|Würtemberg",
    "Yemen": "North Yemen|Yemen Arab Republic|Nyemen|Yemen, North|Yemen, Rep.|Republic of Yemen|"
    "N. Yemen|YAR",
    "Zimbabwe": "Rhodesia|Southern Rhodesia|Zimbabwe Rhodesia|Zimbabwe-Rhodesia",
}
"""Other names, with | between them. Case, accents, punctuation, "the", "and" and "of" do not
matter, so "Antigua & Barbuda" and "antiguabarbuda" need no rows."""
