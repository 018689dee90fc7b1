//! A country from what people write: its code, or its name in French or English.

use super::words::any;
use crate::text::fold;

/// Codes of ISO 3166-1 and folded names of the countries that one meets, `_` for a space.
const COUNTRIES: &str = "FR fra france french_republic republique_francaise;BE bel belgique belgium belgie belgien;CH che suisse switzerland schweiz svizzera;\
LU lux luxembourg;CA can canada quebec;US usa u_s u_s_a etats_unis united_states united_states_of_america etats_unis_d_amerique amerique;\
GB gbr uk u_k royaume_uni united_kingdom angleterre england grande_bretagne great_britain ecosse scotland;DE deu allemagne germany deutschland;\
ES esp espagne spain espana;IT ita italie italy italia;PT prt portugal;NL nld pays_bas netherlands the_netherlands hollande holland nederland;\
IE irl irlande ireland;AT aut autriche austria;MC mco monaco;AD and andorre andorra;LI lie liechtenstein;DK dnk danemark denmark;SE swe suede sweden;\
NO nor norvege norway;FI fin finlande finland;IS isl islande iceland;PL pol pologne poland;CZ cze tchequie czechia republique_tcheque czech_republic;\
SK svk slovaquie slovakia;HU hun hongrie hungary;RO rou roumanie romania;BG bgr bulgarie bulgaria;GR grc grece greece;HR hrv croatie croatia;\
SI svn slovenie slovenia;EE est estonie estonia;LV lva lettonie latvia;LT ltu lituanie lithuania;MT mlt malte malta;CY cyp chypre cyprus;\
MA mar maroc morocco;DZ dza algerie algeria;TN tun tunisie tunisia;SN sen senegal;CI civ cote_d_ivoire ivory_coast;CM cmr cameroun cameroon;\
MG mdg madagascar;MU mus maurice ile_maurice mauritius;LB lbn liban lebanon;AE are emirats_arabes_unis united_arab_emirates dubai;\
GP glp guadeloupe;MQ mtq martinique;GF guf guyane guyane_francaise french_guiana;RE reu reunion la_reunion;YT myt mayotte;NC ncl nouvelle_caledonie new_caledonia;\
PF pyf polynesie polynesie_francaise french_polynesia;BR bra bresil brazil brasil;MX mex mexique mexico;IN ind inde india;CN chn chine china;\
JP jpn japon japan;AU aus australie australia;NZ nzl nouvelle_zelande new_zealand;IL isr israel;TR tur turquie turkey turkiye;UA ukr ukraine";

/// The code of the country that a text names; `None` when it names none of those that are known here.
///
/// ```
/// use attise::contact::country::code;
/// assert_eq!(code("Suisse"), Some("CH"));
/// assert_eq!(code("us"), Some("US"));
/// assert_eq!(code("?"), None);
/// ```
pub fn code(text: &str) -> Option<&'static str> {
    let folded = fold(text);
    let named = |name: &str| name.len() == folded.len() && name.bytes().zip(folded.bytes()).all(|(a, b)| a == b || a == b'_' && b == b' ');
    let entries = || COUNTRIES.split(';').filter_map(|entry| entry.split_once(' '));
    let whole = entries().find(|(code, names)| code.eq_ignore_ascii_case(&folded) || names.split(' ').any(named));
    // `Paris, France`, `Québec (Canada)`: long names alone, for short ones are words
    let within = || entries().find(|(_, names)| names.split(' ').filter(|name| name.len() > 4).any(|name| any(&folded, name)));
    whole.or_else(within).map(|(code, _)| code)
}
