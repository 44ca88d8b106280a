//! Words that tell a reader that a secret is near, and what kind of one.

/// Words for a password beyond those that programs set values to, with what people call one in letters and chats.
#[rustfmt::skip]
pub(in crate::scan) const PASSWORD: &[&str] = &[
    "password", "passwort", "pasword", "passcode", "passphrase", "passwd", "pass", "pw", "pwd", "psw", "mdp", "de passe", "code d'acc\u{e8}s", "kennwort", "zugang", "wlan-schl\u{fc}ssel",
    "contrase\u{f1}a", "contrasena", "clave", "senha", "palavra-passe", "palavra passe", "wachtwoord", "has\u{142}", "haslo", "heslo", "hesla", "l\u{f6}senord", "adgangskode", "kodeord", "passord", "salasana",
    "parola", "parol\u{103}", "\u{15f}ifre", "\u{15e}ifre", "jelsz", "m\u{1ead}t kh\u{1ea9}u", "M\u{1ead}t kh\u{1ea9}u", "kata sandi", "kata laluan", "geslo", "lozink", "\u{161}ifra", "parool", "parole", "slapta\u{17e}od", "security word", "safe word",
    "de seguridad", "parola d'ordine", "kl\u{ed}\u{10d} ", "cl\u{e9} ", "schl\u{fc}ssel ist",
    "\u{43f}\u{430}\u{440}\u{43e}\u{43b}", "\u{41f}\u{430}\u{440}\u{43e}\u{43b}", "\u{3ba}\u{3c9}\u{3b4}\u{3b9}\u{3ba}", "\u{39a}\u{3c9}\u{3b4}\u{3b9}\u{3ba}", "\u{5e1}\u{5d9}\u{5e1}\u{5de}",
    "\u{5bc6}\u{7801}", "\u{5bc6}\u{78bc}", "\u{53e3}\u{4ee4}", "\u{30d1}\u{30b9}\u{30ef}\u{30fc}\u{30c9}", "\u{5408}\u{8a00}\u{8449}", "\u{be44}\u{bc00}\u{bc88}\u{d638}", "\u{c554}\u{d638}", "\u{be44}\u{bc88}",
    "\u{643}\u{644}\u{645}\u{629} \u{627}\u{644}\u{645}\u{631}\u{648}\u{631}", "\u{643}\u{644}\u{645}\u{629} \u{645}\u{631}\u{648}\u{631}", "\u{643}\u{644}\u{645}\u{629} \u{627}\u{644}\u{633}\u{631}", "\u{631}\u{645}\u{632} \u{639}\u{628}\u{648}\u{631}",
    "\u{e23}\u{e2b}\u{e31}\u{e2a}\u{e1c}\u{e48}\u{e32}\u{e19}", "\u{92a}\u{93e}\u{938}\u{935}\u{930}\u{94d}\u{921}", "\u{9aa}\u{9be}\u{9b8}\u{993}\u{9af}\u{9bc}\u{9be}\u{9b0}\u{9cd}\u{9a1}",
];

/// Words for a number that nobody else is to know.
#[rustfmt::skip]
pub(super) const NUMBER: &[&str] = &[
    "pin", "puk", "tunnusluku", "nip ", "c\u{f3}digo pin", "vekselkode", "k\u{f3}d pin", "pink\u{f3}d", "pin k\u{f3}d", "pincode", "pin-code", "pinkode", "pinkod", "passcode", "geheimzahl", "combination", "combo", "kombination", "combinaison", "combinaci\u{f3}n", "combinazione", "combina\u{e7}\u{e3}o", "combinatie", "code secret", "code confidentiel",
    "c\u{f3}digo secreto", "codice segreto", "unlock code", "voicemail code", "t\u{fc}rcode", "alarmcode", "larmkod", "portkod", "digicode", "d\u{f8}rkode", "deurcode", "keypad code", "door code",
    "\u{43f}\u{438}\u{43d}", "\u{41f}\u{438}\u{43d}", "\u{41f}\u{418}\u{41d}", "\u{3c0}\u{3b9}\u{3bd}", "\u{6697}\u{8a3c}\u{756a}\u{53f7}", "\u{92a}\u{93f}\u{928}",
];

/// Words for any code, which is a secret only near a thing that it opens.
#[rustfmt::skip]
pub(super) const CODE: &[&str] = &[
    "code", "c\u{f3}digo", "codigo", "codice", "kodea", "codi ", "kood", "k\u{f3}\u{f0}i", "kods", "kodas", "\u{161}ifra", "kode", "kod", "k\u{f3}d", "koodi", "cod ", "\u{15f}ifre", "szyfr", "\u{43a}\u{43e}\u{434}", "\u{41a}\u{43e}\u{434}", "\u{3ba}\u{3c9}\u{3b4}\u{3b9}\u{3ba}", "m\u{e3} ",
    "\u{30b3}\u{30fc}\u{30c9}", "\u{756a}\u{53f7}", "\u{5bc6}\u{7801}", "\u{5bc6}\u{78bc}", "\u{631}\u{645}\u{632}", "\u{5e7}\u{5d5}\u{5d3}", "\u{e23}\u{e2b}\u{e31}\u{e2a}", "\u{cf54}\u{b4dc}", "\u{be44}\u{bc00}\u{bc88}\u{d638}", "clave", "senha",
];

/// Things that a number opens, in many tongues.
#[rustfmt::skip]
pub(super) const THING: &[&str] = &[
    "alarm", "keypad", "key pad", "key safe", "keysafe", "key box", "lockbox", "lock box", "locker", "padlock", "bike lock", "safe", "gate", "garage", "door", "entrance", "intercom", "barrier", "voicemail", "panel", "shed", "vault",
    "tresor", "alarmanlage", "schl\u{fc}sselkasten", "schl\u{fc}sseltresor", "zahlenschloss", "haust\u{fc}r", "t\u{fc}r", "garagentor", "anrufbeantworter", "schloss", "schlie\u{df}fach",
    "coffre", "bo\u{ee}te \u{e0} cl\u{e9}", "digicode", "interphone", "immeuble", "portail", "porte", "cadenas", "alarme", "caja fuerte", "de llaves", "portal", "puerta", "candado", "alarma", "garaje",
    "cofre", "port\u{e3}o", "porta", "cadeado", "cassaforte", "cancello", "allarme", "portone", "lucchetto", "citofono", "cassetta", "kluis", "deur", "poort", "hangslot", "sejf", "domofon", "brama", "drzwi", "k\u{142}\u{f3}dka",
    "trezor", "br\u{e1}na", "larm", "kassask\u{e5}p", "h\u{e4}ngl\u{e5}s", "pengeskab", "d\u{f8}r", "n\u{f8}gleboks", "h\u{e4}lytin", "murtoh\u{e4}lytti", "kassakaap", "kasa", "kap\u{131}", "sz\u{e9}f", "riaszt", "kapu", "seif", "interfon",
    "alarmi", "v\u{e4}rav", "uks", "durys", "spynos", "seifas", "seifs", "durvis", "signaliz", "vrata", "ulaz", "sef ", "kapija", "bej\u{e1}rat", "z\u{e1}mek", "skr\u{ed}\u{148}", "d\u{159}e\u{159}", "br\u{e1}nka", "gar\u{e1}\u{17e}", "alarmu", "furtk", "skrytk", "gara\u{17c}", "klatk", "skrzynk", "cancelletto", "garagem", "portaria", "fechadura", "verja", "cerradura", "trastero", "buz\u{f3}n", "portillon", "garaje", "serrure", "verrou", "schuppen", "keller", "schranke", "rolltor", "schl\u{fc}sselbox", "schl\u{fc}sselsafe", "briefkasten", "hoftor", "eingang", "fahrradschloss", "spind", "sleutelkast", "sleutelkluis", "berging", "schuur", "slagboom", "fietsslot", "nyckelsk\u{e5}p", "d\u{f6}rr", "cykell\u{e5}s", "n\u{f8}gleskab", "indgang", "n\u{f8}kkelboks", "inngang", "avainboksi", "ovikoodi", "portti", "autotalli", "g\u{fc}venlik", "kasas", "apartman", "giri\u{15f}", "rolet", "kap\u{131}s", "kulcssz\u{e9}f", "lak\u{e1}s", "gar\u{e1}zs", "poart\u{103}", "u\u{219}\u{103}", "alarm\u{103}", "lac\u{103}t",
    "\u{437}\u{430}\u{43c}\u{43e}\u{43a}", "\u{433}\u{430}\u{440}\u{430}\u{436}", "\u{432}\u{43e}\u{440}\u{43e}\u{442}", "\u{43e}\u{445}\u{440}\u{430}\u{43d}", "\u{44f}\u{447}\u{435}\u{439}\u{43a}", "\u{448}\u{43b}\u{430}\u{433}\u{431}\u{430}\u{443}\u{43c}", "\u{3b3}\u{3ba}\u{3b1}\u{3c1}\u{3ac}\u{3b6}", "\u{3b5}\u{3af}\u{3c3}\u{3bf}\u{3b4}", "\u{30ad}\u{30fc}\u{30dc}\u{30c3}\u{30af}\u{30b9}", "\u{30a2}\u{30e9}\u{30fc}\u{30e0}", "\u{30ed}\u{30c3}\u{30ab}\u{30fc}", "\u{8b66}\u{62a5}", "\u{5bc6}\u{7801}\u{9501}", "\u{8f66}\u{5e93}", "\u{50a8}\u{7269}", "\u{b3c4}\u{c5b4}\u{b77d}", "\u{d604}\u{ad00}\u{bb38}", "\u{c0ac}\u{bb3c}\u{d568}",
    "b\u{e1}o \u{111}\u{1ed9}ng", "pintu", "brankas", "gerbang", "loker", "\u{e2a}\u{e31}\u{e0d}\u{e0d}\u{e32}\u{e13}", "\u{905}\u{932}\u{93e}\u{930}\u{94d}\u{92e}", "\u{926}\u{930}\u{935}\u{93e}\u{91c}", "\u{5d0}\u{5e8}\u{5d5}\u{5df}", "\u{5d3}\u{5dc}\u{5ea}", "\u{5e9}\u{5e2}\u{5e8}", "\u{627}\u{644}\u{628}\u{648}\u{627}\u{628}\u{629}",
    "\u{441}\u{435}\u{439}\u{444}", "\u{434}\u{43e}\u{43c}\u{43e}\u{444}\u{43e}\u{43d}", "\u{43f}\u{43e}\u{434}\u{44a}\u{435}\u{437}\u{434}", "\u{441}\u{438}\u{433}\u{43d}\u{430}\u{43b}\u{438}\u{437}", "\u{43a}\u{430}\u{43b}\u{438}\u{442}\u{43a}", "\u{434}\u{432}\u{435}\u{440}", "\u{43a}\u{430}\u{441}\u{441}",
    "\u{3c3}\u{3c5}\u{3bd}\u{3b1}\u{3b3}\u{3b5}\u{3c1}\u{3bc}", "\u{3ba}\u{3bb}\u{3b5}\u{3b9}\u{3b4}\u{3bf}\u{3b8}\u{3ae}\u{3ba}", "\u{3c7}\u{3c1}\u{3b7}\u{3bc}\u{3b1}\u{3c4}\u{3bf}\u{3ba}\u{3b9}\u{3b2}", "\u{3c0}\u{3cc}\u{3c1}\u{3c4}\u{3b1}",
    "\u{91d1}\u{5eab}", "\u{73c4}\u{95a2}", "\u{95e8}\u{9501}", "\u{95e8}\u{7981}", "\u{4fdd}\u{9669}", "\u{4fdd}\u{96aa}", "\u{d604}\u{ad00}", "\u{ae08}\u{ace0}", "\u{e15}\u{e39}\u{e49}\u{e40}\u{e0b}\u{e1f}", "\u{e1b}\u{e23}\u{e30}\u{e15}\u{e39}",
    "k\u{e9}t s\u{1eaf}t", "c\u{1eed}a", "\u{924}\u{93f}\u{91c}\u{94b}\u{930}\u{940}", "\u{924}\u{93e}\u{932}", "\u{627}\u{644}\u{625}\u{646}\u{630}\u{627}\u{631}", "\u{627}\u{644}\u{62e}\u{632}\u{646}\u{629}", "\u{627}\u{644}\u{628}\u{627}\u{628}", "\u{5db}\u{5e1}\u{5e4}\u{5ea}", "\u{5d0}\u{5d6}\u{5e2}\u{5e7}",
];

/// Other things that a code is for: cards, banks, messages.
#[rustfmt::skip]
pub(super) const CARD: &[&str] = &[
    "card", "bank", "banque", "banco", "banca", "sms", "karte", "carte", "tarjeta", "kaart", "pasje", "bankpas", "kart", "carta ", "cart\u{e3}o", "bancomat", "kort", "kortti", "\u{43a}\u{430}\u{440}\u{442}", "\u{3ba}\u{3ac}\u{3c1}\u{3c4}", "\u{5361}", "\u{30ab}\u{30fc}\u{30c9}", "sim", "firma",
];

/// Words behind which a network or a service stands with the pair that opens it.
pub(in crate::scan) const NETWORK: &[&str] = &["wifi", "wi-fi", "wlan", "wi fi", "\u{432}\u{430}\u{439}\u{444}\u{430}"];

/// Words for a user: what follows one is none.
#[rustfmt::skip]
pub(super) const USER: &[&str] = &[
    "user", "username", "login", "log-in", "account", "ssid", "network", "e-mail", "email", "mail", "benutzer", "benutzername", "anmeldename", "nutzer", "kundennr", "kundennummer", "identifiant", "utilisateur", "usuario", "usu\u{e1}rio", "utente", "utilizador",
    "gebruiker", "gebruikersnaam", "u\u{17c}ytkownik", "u\u{17e}ivatel", "anv\u{e4}ndare", "anv\u{e4}ndarnamn", "bruger", "brugernavn", "brukernavn", "k\u{e4}ytt\u{e4}j\u{e4}", "kullan\u{131}c\u{131}", "\u{43b}\u{43e}\u{433}\u{438}\u{43d}", "ref", "reference", "ticket", "order", "invoice", "version",
];

/// The words of these three lists behind which a number is looked for; words that begin as many others do only stand beside one.
#[rustfmt::skip]
pub(in crate::scan) const NUMBERS: &[&str] = &[
    "pin", "puk", "tunnusluku", "nip ", "c\u{f3}digo pin", "vekselkode", "k\u{f3}d pin", "pink\u{f3}d", "pin k\u{f3}d", "pincode", "pin-code", "pinkode", "pinkod",
    "passcode", "geheimzahl", "combination", "combo", "kombination", "combinaison", "combinaci\u{f3}n", "combinazione", "combina\u{e7}\u{e3}o", "combinatie", "code secret",
    "code confidentiel", "c\u{f3}digo secreto", "codice segreto", "unlock code", "voicemail code", "t\u{fc}rcode", "alarmcode", "larmkod", "portkod", "digicode",
    "d\u{f8}rkode", "deurcode", "keypad code", "door code", "\u{43f}\u{438}\u{43d}", "\u{41f}\u{438}\u{43d}", "\u{41f}\u{418}\u{41d}", "\u{3c0}\u{3b9}\u{3bd}",
    "\u{6697}\u{8a3c}\u{756a}\u{53f7}", "\u{92a}\u{93f}\u{928}", "code", "c\u{f3}digo", "codigo", "codice", "kodea", "codi ", "kood", "k\u{f3}\u{f0}i", "kods", "kodas",
    "\u{161}ifra", "kode", "kod", "k\u{f3}d", "koodi", "cod ", "\u{15f}ifre", "szyfr", "\u{43a}\u{43e}\u{434}", "\u{41a}\u{43e}\u{434}",
    "\u{3ba}\u{3c9}\u{3b4}\u{3b9}\u{3ba}", "m\u{e3} ", "\u{30b3}\u{30fc}\u{30c9}", "\u{756a}\u{53f7}", "\u{5bc6}\u{7801}", "\u{5bc6}\u{78bc}", "\u{631}\u{645}\u{632}",
    "\u{5e7}\u{5d5}\u{5d3}", "\u{e23}\u{e2b}\u{e31}\u{e2a}", "\u{cf54}\u{b4dc}", "\u{be44}\u{bc00}\u{bc88}\u{d638}", "clave", "senha", "alarm", "keypad", "key pad",
    "key safe", "keysafe", "key box", "lockbox", "lock box", "locker", "padlock", "bike lock", "safe", "gate", "garage", "door", "barrier", "voicemail", "panel", "shed",
    "vault", "tresor", "alarmanlage", "schl\u{fc}sselkasten", "schl\u{fc}sseltresor", "zahlenschloss", "haust\u{fc}r", "t\u{fc}r", "garagentor", "anrufbeantworter",
    "schloss", "schlie\u{df}fach", "coffre", "bo\u{ee}te \u{e0} cl\u{e9}", "immeuble", "portail", "porte", "cadenas", "alarme", "caja fuerte", "de llaves", "portal",
    "puerta", "candado", "alarma", "garaje", "cofre", "port\u{e3}o", "porta", "cadeado", "cassaforte", "cancello", "allarme", "portone", "lucchetto", "citofono", "cassetta",
    "kluis", "deur", "poort", "hangslot", "sejf", "domofon", "brama", "drzwi", "k\u{142}\u{f3}dka", "trezor", "br\u{e1}na", "larm", "kassask\u{e5}p", "h\u{e4}ngl\u{e5}s",
    "pengeskab", "d\u{f8}r", "n\u{f8}gleboks", "h\u{e4}lytin", "murtoh\u{e4}lytti", "kassakaap", "kasa", "kap\u{131}", "sz\u{e9}f", "riaszt", "kapu", "seif", "alarmi",
    "v\u{e4}rav", "uks", "durys", "spynos", "seifas", "seifs", "durvis", "signaliz", "vrata", "ulaz", "kapija", "bej\u{e1}rat", "z\u{e1}mek", "skr\u{ed}\u{148}",
    "d\u{159}e\u{159}", "br\u{e1}nka", "gar\u{e1}\u{17e}", "alarmu", "furtk", "skrytk", "gara\u{17c}", "klatk", "skrzynk", "cancelletto", "garagem", "portaria", "fechadura",
    "trastero", "buz\u{f3}n", "portillon", "schuppen", "keller", "schranke", "rolltor", "schl\u{fc}sselbox", "schl\u{fc}sselsafe", "briefkasten", "hoftor", "eingang",
    "fahrradschloss", "spind", "sleutelkast", "sleutelkluis", "berging", "schuur", "slagboom", "fietsslot", "nyckelsk\u{e5}p", "d\u{f6}rr", "cykell\u{e5}s", "n\u{f8}gleskab",
    "indgang", "n\u{f8}kkelboks", "inngang", "avainboksi", "ovikoodi", "portti", "autotalli", "g\u{fc}venlik", "kasas", "apartman", "giri\u{15f}", "rolet", "kap\u{131}s",
    "kulcssz\u{e9}f", "lak\u{e1}s", "gar\u{e1}zs", "poart\u{103}", "u\u{219}\u{103}", "alarm\u{103}", "lac\u{103}t", "\u{437}\u{430}\u{43c}\u{43e}\u{43a}",
    "\u{433}\u{430}\u{440}\u{430}\u{436}", "\u{432}\u{43e}\u{440}\u{43e}\u{442}", "\u{43e}\u{445}\u{440}\u{430}\u{43d}", "\u{44f}\u{447}\u{435}\u{439}\u{43a}",
    "\u{448}\u{43b}\u{430}\u{433}\u{431}\u{430}\u{443}\u{43c}", "\u{3b3}\u{3ba}\u{3b1}\u{3c1}\u{3ac}\u{3b6}", "\u{3b5}\u{3af}\u{3c3}\u{3bf}\u{3b4}",
    "\u{30ad}\u{30fc}\u{30dc}\u{30c3}\u{30af}\u{30b9}", "\u{30a2}\u{30e9}\u{30fc}\u{30e0}", "\u{30ed}\u{30c3}\u{30ab}\u{30fc}", "\u{8b66}\u{62a5}",
    "\u{5bc6}\u{7801}\u{9501}", "\u{8f66}\u{5e93}", "\u{50a8}\u{7269}", "\u{b3c4}\u{c5b4}\u{b77d}", "\u{d604}\u{ad00}\u{bb38}", "\u{c0ac}\u{bb3c}\u{d568}",
    "b\u{e1}o \u{111}\u{1ed9}ng", "pintu", "brankas", "gerbang", "loker", "\u{e2a}\u{e31}\u{e0d}\u{e0d}\u{e32}\u{e13}", "\u{905}\u{932}\u{93e}\u{930}\u{94d}\u{92e}",
    "\u{926}\u{930}\u{935}\u{93e}\u{91c}", "\u{5d0}\u{5e8}\u{5d5}\u{5df}", "\u{5d3}\u{5dc}\u{5ea}", "\u{5e9}\u{5e2}\u{5e8}",
    "\u{627}\u{644}\u{628}\u{648}\u{627}\u{628}\u{629}", "\u{441}\u{435}\u{439}\u{444}", "\u{434}\u{43e}\u{43c}\u{43e}\u{444}\u{43e}\u{43d}",
    "\u{43f}\u{43e}\u{434}\u{44a}\u{435}\u{437}\u{434}", "\u{441}\u{438}\u{433}\u{43d}\u{430}\u{43b}\u{438}\u{437}", "\u{43a}\u{430}\u{43b}\u{438}\u{442}\u{43a}",
    "\u{434}\u{432}\u{435}\u{440}", "\u{43a}\u{430}\u{441}\u{441}", "\u{3c3}\u{3c5}\u{3bd}\u{3b1}\u{3b3}\u{3b5}\u{3c1}\u{3bc}",
    "\u{3ba}\u{3bb}\u{3b5}\u{3b9}\u{3b4}\u{3bf}\u{3b8}\u{3ae}\u{3ba}", "\u{3c7}\u{3c1}\u{3b7}\u{3bc}\u{3b1}\u{3c4}\u{3bf}\u{3ba}\u{3b9}\u{3b2}",
    "\u{3c0}\u{3cc}\u{3c1}\u{3c4}\u{3b1}", "\u{91d1}\u{5eab}", "\u{73c4}\u{95a2}", "\u{95e8}\u{9501}", "\u{95e8}\u{7981}", "\u{4fdd}\u{9669}", "\u{4fdd}\u{96aa}",
    "\u{d604}\u{ad00}", "\u{ae08}\u{ace0}", "\u{e15}\u{e39}\u{e49}\u{e40}\u{e0b}\u{e1f}", "\u{e1b}\u{e23}\u{e30}\u{e15}\u{e39}", "k\u{e9}t s\u{1eaf}t", "c\u{1eed}a",
    "\u{924}\u{93f}\u{91c}\u{94b}\u{930}\u{940}", "\u{924}\u{93e}\u{932}", "\u{627}\u{644}\u{625}\u{646}\u{630}\u{627}\u{631}", "\u{627}\u{644}\u{62e}\u{632}\u{646}\u{629}",
    "\u{627}\u{644}\u{628}\u{627}\u{628}", "\u{5db}\u{5e1}\u{5e4}\u{5ea}", "\u{5d0}\u{5d6}\u{5e2}\u{5e7}",
];

/// Words for a user or a way in, behind which a pair may stand.
#[rustfmt::skip]
pub(in crate::scan) const USERS: &[&str] = &[
    "username", "login", "logins", "log in", "sign in", "credentials", "creds", "benutzer", "benutzername", "anmeldename", "nutzer", "zugang", "zugangsdaten", "anmeldung", "identifiant", "acc\u{e8}s", "utilisateur",
    "usuario", "usu\u{e1}rio", "utente", "utilizador", "acceso", "acesso", "accesso", "gebruiker", "gebruikersnaam", "inloggen", "inlog", "u\u{17c}ytkownik", "konto", "logowanie", "dost\u{119}p", "u\u{17e}ivatel", "p\u{159}ihl\u{e1}\u{161}", "anv\u{e4}ndare", "inloggning",
    "bruger", "brugernavn", "brukernavn", "innlogging", "k\u{e4}ytt\u{e4}j\u{e4}", "tunnus", "kullan\u{131}c\u{131}", "giri\u{15f}", "felhaszn\u{e1}l", "bel\u{e9}p\u{e9}s", "utilizator", "korisni", "\u{43b}\u{43e}\u{433}\u{438}\u{43d}", "\u{432}\u{445}\u{43e}\u{434}", "\u{443}\u{447}\u{435}\u{442}\u{43d}", "\u{3c7}\u{3c1}\u{3ae}\u{3c3}\u{3c4}", "\u{8d26}\u{53f7}", "\u{7528}\u{6237}", "\u{5e33}\u{865f}", "\u{30ed}\u{30b0}\u{30a4}\u{30f3}", "\u{acc4}\u{c815}", "t\u{e0}i kho\u{1ea3}n",
];
