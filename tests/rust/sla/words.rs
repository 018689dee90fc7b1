//! Acts, limits and conditions in the words of both languages.

use super::{ladder, lines, says};
use crate::rust::plans::with;
use attise::plan::Language;
use serde_json::{Value, json};

/// Signals and what a criterion says beside them, and how they are printed.
const ACTS: &str = r#"
    pageView {} | Une page est vue | A page is viewed
    pageView { "page": ["pricing", "careers"] } | Page « pricing » ou « careers » vue | “pricing” or “careers” page viewed
    activeTime { "seconds": 30 } | 30 s actives sur le site | 30 s active on the site
    activeTime { "seconds": 60, "page": "pricing" } | 1 min actives sur « pricing » | 1 min active on “pricing”
    formSubmit {} | Un formulaire est envoyé | A form is sent
    formSubmit { "name": ["a", "b"], "page": "pricing" } | Formulaire « a » ou « b » envoyé, sur « pricing » | Form “a” or “b” sent, on “pricing”
    formSubmit { "name": "ebook" } | Contenu demandé par formulaire : Livre blanc | Content asked for by form: White paper
    formStart {} | Saisie commencée dans un formulaire | A form is begun
    formStart { "name": "a" } | Saisie commencée dans le formulaire « a » | Form “a” begun
    click {} | Clic sur un élément marqué | Click on a marked element
    click { "name": "a" } | Clic sur « a » | Click on “a”
    download {} | Un fichier est téléchargé | A file is downloaded
    download { "name": "ebook" } | Fichier « Livre blanc » téléchargé | File “White paper” downloaded
    event {} | Un événement est signalé | An event is signalled
    event { "name": "fair" } | Événement « fair » | Event “fair”
    visit {} | Une visite du site commence | A visit of the site begins
    visit { "count": 2, "repeat": "perWeek" } | Une visite du site commence, 2 fois dans une même semaine | A visit of the site begins, 2 times within one week
    returnVisit {} | Le visiteur revient sur le site | The visitor comes back to the site
    emailClick {} | Clic dans un e-mail | Click in an e-mail
    emailClick { "name": "a" } | Clic dans l’e-mail « a » | Click in the e-mail “a”
    emailOpen {} | Un e-mail est ouvert | An e-mail is opened
    emailOpen { "name": "a" } | E-mail « a » ouvert | E-mail “a” opened
    scroll { "percent": 75 } | Page parcourue à 75 % au moins | Page scrolled to 75% at least
    scroll { "percent": 75, "page": "pricing" } | Page « pricing » parcourue à 75 % au moins | “pricing” page scrolled to 75% at least
    outboundClick {} | Lien suivi vers un autre site | Link to another site followed
    outboundClick { "name": "example.org" } | Lien suivi vers « example.org » | Link to “example.org” followed
    videoPlay {} | Une vidéo est regardée | A video is watched
    videoPlay { "name": "tour", "percent": 50 } | Vidéo « tour » regardée à 50 % au moins | Video “tour” watched to 50% at least
    copy {} | Un texte marqué est copié | A marked text is copied
    copy { "name": "price" } | Texte « price » copié | Text “price” copied
    channel {} | Arrivée par un canal connu | Arrival through a known channel
    channel { "name": "organic" } | Arrivée par le canal « organic » | Arrival through the channel “organic”
    call {} | Appel du numéro de la page | Call to the page’s number
    call { "name": "desk" } | Appel du numéro « desk » | Call to the number “desk”
    offerSeen {} | Une offre est vue | An offer is seen
    offerSeen { "name": "demo" } | Offre « demo » vue | Offer “demo” seen
    pageView { "page": "pricing", "count": 8, "repeat": "perVisit" } | Page « pricing » vue, 8 fois dans une même visite | “pricing” page viewed, 8 times within one visit
    click { "name": "a", "count": 3, "repeat": "perDay" } | Clic sur « a », 3 fois dans une même journée | Click on “a”, 3 times within one day
    activeTime { "seconds": 45, "count": 3, "repeat": "perKey" } | 135 s actives sur le site pour chaque page | 135 s active on the site for each page
    combination { "of": ["c0", { "criterion": "c1", "times": 2 }], "repeat": "once" } | Tous ces critères ont compté : c0, c1 (au moins 2 fois) | All of these criteria have counted: c0, c1 (at least 2 times)
"#;

/// The lines of a table of expectations: what is written, in French, in English.
fn rows(text: &str) -> Vec<[&str; 3]> {
    text.trim().lines().map(|line| line.trim().splitn(3, " | ").collect::<Vec<_>>().try_into().unwrap()).collect()
}

/// The conditions of a segment, a line each: as JSON, in French, in English.
#[track_caller]
fn conditions(table: &str, wrap: fn(Value) -> Value) {
    for [when, fr, en] in rows(table) {
        let mut plan = ladder(json!([]));
        plan["segments"] = json!([{ "id": "those", "when": wrap(serde_json::from_str(when).unwrap()) }]);
        says(&plan, "segments", &format!("those | {fr}"), &format!("those | {en}"));
    }
}

#[test]
fn every_act_has_its_words() {
    let criteria = rows(ACTS).into_iter().enumerate().map(|(place, [act, ..])| {
        let (signal, more) = act.split_once(' ').unwrap();
        let mut criterion = json!({ "id": format!("c{place}"), "signal": signal, "points": 1, "repeat": "every" });
        let more: Value = serde_json::from_str(more).unwrap();
        criterion.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        criterion
    });
    let mut plan = with(criteria.collect());
    plan["assets"] = json!({ "ebook": { "label": { "fr": "Livre blanc", "en": "White paper" }, "kind": "pdf" } });
    let printed = [Language::Fr, Language::En].map(|language| lines(&plan, language, "engagement"));
    for (place, [_, fr, en]) in rows(ACTS).into_iter().enumerate() {
        let said = printed.each_ref().map(|lines| lines[place].split(" | ").next().unwrap().split_once(" / ").unwrap().1);
        assert_eq!(said, [fr, en]);
    }
}

#[test]
fn every_limit_has_its_words() {
    let mut plan = with(json!([
        { "id": "a", "signal": "pageView", "points": 2, "repeat": "perKey", "max": 3, "cap": 5, "halfLifeDays": 30, "group": "g" },
        { "id": "b", "signal": "visit", "points": -10, "repeat": "perDay", "cap": 20, "halfLifeDays": 0.5 },
        { "id": "c", "signal": "download", "points": 1, "repeat": "perVisit", "max": 1, "cap": 1, "halfLifeDays": 1 },
        { "id": "d", "signal": "event", "points": 1, "repeat": "perWeek", "halfLifeDays": 1.25 },
        { "id": "e", "signal": "call", "points": 1, "repeat": "once", "max": 4 },
        { "id": "f", "signal": "videoPlay", "points": 1, "repeat": "perKey" },
        { "id": "h", "signal": "click", "points": 1, "repeat": "every" }
    ]));
    plan["groups"] = json!({ "g": { "cap": 60 }, "floored": { "label": "Floored", "floor": -20 } });
    plan["total"] = json!({ "floor": 0, "cap": 1000 });
    says(
        &plan,
        "engagement",
        "
        a / Une page est vue | 2 | Une fois par page / 3 fois au plus / 5 points au plus | 30 jours | g
        b / Une visite du site commence | −10 | Une fois par jour / Jusqu’à −20 points | 0,5 jour | –
        c / Un fichier est téléchargé | 1 | Une fois par visite / 1 fois au plus / 1 point au plus | 1 jour | –
        d / Un événement est signalé | 1 | Une fois par semaine | 1,25 jour | –
        e / Appel du numéro de la page | 1 | Une seule fois | – | –
        f / Une vidéo est regardée | 1 | Une fois par vidéo | – | –
        h / Clic sur un élément marqué | 1 | À chaque fois | – | –
        Un acte répété au-delà de ses limites ne rapporte pas plus, mais lui rend les points que le temps lui a pris.
        g | – | 60
        Floored | −20 | –
        Engagement, en tout | 0 | 1 000",
        "
        a / A page is viewed | 2 | Once for each page / 3 times at most / 5 points at most | 30 days | g
        b / A visit of the site begins | −10 | Once a day / Down to −20 points | 0.5 days | –
        c / A file is downloaded | 1 | Once a visit / 1 time at most / 1 point at most | 1 day | –
        d / An event is signalled | 1 | Once a week | 1.25 days | –
        e / Call to the page’s number | 1 | Once only | – | –
        f / A video is watched | 1 | Once for each video | – | –
        h / Click on a marked element | 1 | Each time | – | –
        An act that is repeated beyond its limits earns no more, but gets back the points that time has taken.
        g | – | 60
        Floored | −20 | –
        Engagement, in all | 0 | 1,000",
    );
}

#[test]
fn every_condition_has_its_words() {
    conditions(
        r#"
        {} | Toujours | Always
        { "engagement": 25 } | L’engagement atteint 25 points | Engagement reaches 25 points
        { "engagement": -1 } | L’engagement atteint −1 point | Engagement reaches −1 point
        { "fit": 40 } | L’adéquation atteint 40 points | Fit reaches 40 points
        { "coverage": 50 } | Au moins 50 % de l’adéquation est connue | At least 50% of fit is known
        { "temperature": ["warm", "hot"] } | Le lead est tiède ou chaud | The lead is warm or hot
        { "temperature": "cold" } | Le lead est froid | The lead is cold
        { "grade": ["A", "B"] } | La note est A ou B | The grade is A or B
        { "quadrant": ["q3", "q4"] } | Le quadrant est Q3 (adéquat, pas intéressé) ou Q4 (adéquat et intéressé) | The quadrant is Q3 (fit, not interested) or Q4 (fit and interested)
        { "persona": "buyer" } | Le persona est « Acheteur » | The persona is “Buyer”
        { "phase": "early" } | La phase de l’achat est « Début » ou une phase suivante | The phase of the purchase is “Early” or a later one
        { "phase": "late" } | La phase de l’achat est « Fin » | The phase of the purchase is “Late”
        { "has": "email" } | « E-mail » est renseigné | “E-mail” is given
        { "has": ["name", "email"] } | « Nom » et « E-mail » sont renseignés | “Name” and “E-mail” are given
        { "did": "demo" } | Le critère « Démo demandée » compte | Criterion “Demo requested” counts
        { "did": { "criterion": "guide", "times": 2 } } | Le critère « Guides lus » compte au moins 2 fois | Criterion “Guides read” counts at least 2 times
        { "did": ["demo", { "criterion": "guide", "times": 3 }] } | L’un de ces critères au moins compte : Démo demandée, Guides lus (au moins 3 fois) | At least one of these criteria counts: Demo requested, Guides read (at least 3 times)
        { "didNot": "demo" } | Le critère « Démo demandée » n’a jamais compté | Criterion “Demo requested” has never counted
        { "didNot": { "criterion": "guide", "times": 2 } } | Le critère « Guides lus » a compté moins de 2 fois | Criterion “Guides read” has counted less than 2 times
        { "didNot": ["demo", "guide"] } | Aucun de ces critères n’a jamais compté : Démo demandée, Guides lus | None of these criteria has ever counted: Demo requested, Guides read
        { "matched": "sector" } | Le critère d’adéquation « Secteur visé » donne des points | Fit criterion “Target sector” gives points
        { "matched": ["sector", "size"] } | Les critères d’adéquation « Secteur visé » et « size » donnent tous des points | Fit criteria “Target sector” and “size” all give points
        { "bant": "declared" } | Budget, autorité, besoin et échéance sont tous déclarés (ou vérifiés) | Budget, authority, need and timing are all declared (or verified)
        { "bant": "verified" } | Budget, autorité, besoin et échéance sont tous vérifiés par une personne | Budget, authority, need and timing are all verified by a person
        "#,
        |when| when,
    );
}

#[test]
fn every_test_of_a_field_has_its_words() {
    conditions(
        r#"
        { "field": "sector", "equals": "HEALTH" } | « Secteur » est « Santé » | “Sector” is “Health”
        { "field": "sector", "oneOf": ["health", "other, too"] } | « Secteur » est l’une de ces valeurs : Santé, « other, too » | “Sector” is one of these values: Health, “other, too”
        { "field": "sector", "noneOf": ["health"] } | « Secteur » est renseigné et n’est pas « Santé » | “Sector” is given and is not “Health”
        { "field": "sector", "noneOf": ["health", "schools"] } | « Secteur » est renseigné et n’est aucune de ces valeurs : Santé, Écoles | “Sector” is given and is none of these values: Health, Schools
        { "field": "role", "contains": "direct*" } | « role » contient « direct… » | “role” contains “direct…”
        { "field": "role", "contains": ["direct*", "CEO"] } | « role » contient l’un de ces mots : direct…, CEO | “role” contains one of these words: direct…, CEO
        { "field": "role", "lacks": ["intern*", "junior"] } | « role » est renseigné et ne contient aucun de ces mots : intern…, junior | “role” is given and contains none of these words: intern…, junior
        { "field": "role", "lacks": "intern" } | « role » est renseigné et ne contient pas « intern » | “role” is given and does not contain “intern”
        { "field": "role", "present": true } | « role » est renseigné | “role” is given
        { "field": "role", "absent": true } | « role » n’est pas renseigné | “role” is not given
        { "field": "employees", "atLeast": 1000 } | « Effectif » vaut au moins 1 000 | “Headcount” is at least 1,000
        { "field": "employees", "below": 18 } | « Effectif » vaut moins de 18 | “Headcount” is below 18
        { "field": ["sector", "role", "name"], "present": true } | « Secteur » (à défaut « role » ou « Nom ») est renseigné | “Sector” (failing that “role” or “Name”) is given
        "#,
        |test| json!({ "where": test }),
    );
}

#[test]
fn conditions_add_up_and_alternatives_are_a_list() {
    conditions(
        r#"
        { "has": "name", "any": [{ "has": "email", "engagement": 20 }, { "did": ["demo", "guide"], "fit": 5 }] } | « Nom » est renseigné / L’un de ces cas au moins : [« E-mail » est renseigné et l’engagement atteint 20 points / L’adéquation atteint 5 points ; et l’un de ces critères au moins compte : Démo demandée, Guides lus] | “Name” is given / At least one of these cases: [“E-mail” is given and engagement reaches 20 points / Fit reaches 5 points; and at least one of these criteria counts: Demo requested, Guides read]
        { "any": [{ "engagement": 2, "fit": 5 }] } | L’engagement atteint 2 points / L’adéquation atteint 5 points | Engagement reaches 2 points / Fit reaches 5 points
        "#,
        |when| when,
    );
}
