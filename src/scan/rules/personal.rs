//! Data about persons, looked for on request. Numbers count only with the check digits that their issuers define.

use crate::scan::numbers;
use crate::scan::rule::Rule;

const DIGIT: &[&str] = &["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

pub(super) static RULES: &[Rule] = &[
    Rule::pattern("email-address", "e-mail address", &["@"], r"(?:^|[^0-9A-Za-z._%+-])([0-9A-Za-z._%+-]{1,64}@[0-9A-Za-z](?:[0-9A-Za-z-]{0,62}\.){1,6}[A-Za-z]{2,24})(?:[^0-9A-Za-z-]|$)").around(68, 256).personal().if_real(numbers::is_mailbox),
    Rule::pattern("iban", "bank account number (IBAN)", DIGIT, r"(?:^|[^0-9A-Za-z])([A-Z]{2}[0-9]{2}(?: ?[0-9A-Z]{4}){2,7}(?: ?[0-9A-Z]{1,3})?)(?:[^0-9A-Za-z]|$)").around(4, 48).personal().if_real(numbers::is_iban),
    Rule::pattern("card-number", "payment card number", DIGIT, r"(?:^|[^0-9A-Za-z.])([0-9](?:[ -]?[0-9]){12,18})(?:[^0-9A-Za-z]|$)").around(2, 48).personal().if_real(numbers::is_card),
    Rule::pattern("phone-number", "telephone number", &["+"], r"(?:^|[^0-9A-Za-z+])(\+[1-9][0-9]{0,2}[ .-]?(?:\([0-9]{1,4}\)[ .-]?)?[0-9](?:[ .-]?[0-9]){6,11})(?:[^0-9A-Za-z]|$)").around(1, 32).personal().if_real(numbers::is_dialled),
    Rule::pattern("us-ssn", "US social security number", &["-"], r"(?:^|[^0-9A-Za-z-])([0-9]{3}-[0-9]{2}-[0-9]{4})(?:[^0-9A-Za-z-]|$)").around(5, 12).personal().if_real(numbers::is_us_ssn),
    Rule::pattern("uk-nino", "UK national insurance number", &["NINO", "insurance"], r"(?i:nino|national insurance)[^\r\n]{0,24}?[^0-9A-Za-z]([A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D])(?:[^0-9A-Za-z]|$)").around(12, 64).personal().if_real(numbers::is_any),
    Rule::pattern("fr-nir", "French social security number", DIGIT, r"(?:^|[^0-9A-Za-z])([12] ?[0-9]{2} ?(?:0[1-9]|1[0-2]) ?[0-9]{2} ?[0-9]{3} ?[0-9]{3} ?[0-9]{2})(?:[^0-9A-Za-z]|$)").around(1, 32).personal().if_real(numbers::is_fr_nir),
    Rule::pattern("es-dni", "Spanish identity number", DIGIT, r"(?:^|[^0-9A-Za-z])((?:[0-9]{8}|[XYZ][0-9]{7})-?[A-HJ-NP-TV-Z])(?:[^0-9A-Za-z]|$)").around(2, 16).personal().if_real(numbers::is_es_dni),
    Rule::pattern("de-tax-id", "German tax identification number", &["steuer", "tax id", "idnr"], r"(?i:steuer|tax id|idnr)[^\r\n0-9]{0,40}([0-9]{2} ?[0-9]{3} ?[0-9]{3} ?[0-9]{3})(?:[^0-9A-Za-z]|$)").around(0, 64).personal().if_real(numbers::is_de_tax_id),
    Rule::pattern("nl-bsn", "Dutch citizen service number", &["bsn", "burgerservice"], r"(?i:bsn|burgerservicenummer)[^\r\n0-9]{0,24}([0-9]{9})(?:[^0-9A-Za-z]|$)").around(0, 48).personal().if_real(numbers::is_nl_bsn),
    Rule::pattern("pl-pesel", "Polish PESEL number", &["pesel"], r"(?i:pesel)[^\r\n0-9]{0,24}([0-9]{11})(?:[^0-9A-Za-z]|$)").around(0, 48).personal().if_real(numbers::is_pl_pesel),
    Rule::pattern("ch-ahv", "Swiss AHV number", &["756"], r"(?:^|[^0-9A-Za-z])(756\.?[0-9]{4}\.?[0-9]{4}\.?[0-9]{2})(?:[^0-9A-Za-z]|$)").around(1, 24).personal().if_real(numbers::is_ch_ahv),
    Rule::pattern("br-cpf", "Brazilian CPF number", &["."], r"(?:^|[^0-9A-Za-z])([0-9]{3}\.[0-9]{3}\.[0-9]{3}-[0-9]{2})(?:[^0-9A-Za-z]|$)").around(5, 20).personal().if_real(numbers::is_br_cpf),
];
