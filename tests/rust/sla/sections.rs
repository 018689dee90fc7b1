//! The ladder, and what is agreed beside it, as it is printed.

use super::{ladder, lines, says};
use attise::plan::Language;
use serde_json::json;

#[test]
fn a_stage_says_all_that_is_agreed_on_it() {
    let plan = ladder(json!([
        { "id": "mql", "owner": "marketing", "gate": "auto", "when": { "has": "email" }, "contact": "newsletterOnly", "sla": { "minutes": 90 } },
        {
            "id": "sql", "label": { "fr": "Aux ventes", "en": "With sales" }, "aliases": ["SAL", "Accepted, by sales"], "owner": "sales", "gate": "verbal", "contact": "noCall", "sla": { "days": 2 },
            "when": { "has": ["name", "email"], "engagement": 30 }, "handRaise": ["demo", "guide"],
            "actions": [{ "id": "call", "label": { "fr": "Appeler", "en": "Call" } }, "log"],
            "recycle": [{ "to": "mql", "reasons": [{ "id": "early", "label": { "fr": "Trop tôt", "en": "Too early" } }, "no-budget"] }, { "to": "visitor", "reasons": "gone" }]
        },
        { "id": "won", "owner": "Finance", "gate": "human", "contact": "none", "sla": { "hours": 24 } }
    ]));
    says(
        &plan,
        "ladder",
        "
        Un lead est à l’étape la plus haute dont toutes les conditions sont remplies, tant qu’aucune porte fermée ne l’arrête en chemin.
        1. Visiteur · Responsable : marketing · visitor
        Porte: Ouverte à tous
        Conditions: Aucune : tout visiteur commence ici
        Contact: Par tous les moyens
        2. mql · Responsable : marketing · mql
        Porte: Le logiciel l’ouvre, dès que les conditions sont remplies
        Conditions: « E-mail » est renseigné
        Contact: La newsletter demandée, et rien d’autre
        Délai: Sous 90 minutes
        3. Aux ventes · Responsable : commercial · sql · aussi appelée SAL, « Accepted, by sales »
        Porte: Une personne l’ouvre, quand les conditions sont remplies et qu’elle a parlé avec le lead
        Conditions: « Nom » et « E-mail » sont renseignés / L’engagement atteint 30 points
        Main levée: « Démo demandée » ou « Guides lus » suffit, quel que soit le score, dès que « Nom » et « E-mail » sont renseignés
        Contact: Par écrit, jamais par téléphone
        Délai: Sous 2 jours
        Ce qui est fait: Appeler / log
        Retours: Vers « mql », avec l’un de ces motifs : Trop tôt, no-budget / Vers « Visiteur », avec ce motif : gone
        4. won · Responsable : Finance · won
        Porte: Une personne l’ouvre, quand les conditions sont remplies
        Conditions: Aucune
        Contact: Aucun
        Délai: Sous 24 heures",
        "
        A lead is in the highest stage whose conditions all hold, as long as no closed gate stops it on the way.
        1. Visitor · Owner: marketing · visitor
        Gate: Open to all
        Conditions: None: every visitor begins here
        Contact: In any way
        2. mql · Owner: marketing · mql
        Gate: The software opens it, once the conditions hold
        Conditions: “E-mail” is given
        Contact: The newsletter asked for, and nothing else
        Delay: Within 90 minutes
        3. With sales · Owner: sales · sql · also called SAL, “Accepted, by sales”
        Gate: A person opens it, once the conditions hold and after speaking with the lead
        Conditions: “Name” and “E-mail” are given / Engagement reaches 30 points
        Hand-raise: “Demo requested” or “Guides read” is enough, whatever the score, once “Name” and “E-mail” are given
        Contact: In writing, never by telephone
        Delay: Within 2 days
        What is done: Call / log
        Ways back: To “mql”, for one of these reasons: Too early, no-budget / To “Visitor”, for this reason: gone
        4. won · Owner: Finance · won
        Gate: A person opens it, once the conditions hold
        Conditions: None
        Contact: None
        Delay: Within 24 hours",
    );
    says(
        &plan,
        "overview",
        "
        1. Visiteur | Marketing | Ouverte à tous | –
        2. mql | Marketing | Le logiciel | Sous 90 minutes
        3. Aux ventes | Commercial | Une personne, de vive voix | Sous 2 jours
        4. won | Finance | Une personne | Sous 24 heures",
        "
        1. Visitor | Marketing | Open to all | –
        2. mql | Marketing | The software | Within 90 minutes
        3. With sales | Sales | A person, by voice | Within 2 days
        4. won | Finance | A person | Within 24 hours",
    );
}

#[test]
fn fit_says_what_is_looked_at() {
    let mut plan = ladder(json!([]));
    plan["fields"]["offer"] =
        json!({ "values": { "site": "Website", "ads": "Adverts" }, "aliases": { "web": "site", "WEBSITE": "site" } });
    plan["fit"] = json!([
        { "id": "size", "label": "Effectif", "field": "employees", "bands": [{ "from": 1, "points": 0 }, { "from": 10, "points": 5 }, { "from": 1000, "points": -5 }] },
        { "id": "match", "label": { "fr": "Besoin et offre", "en": "Need and offer" }, "field": "sector", "by": "offer", "matrix": { "health": { "site": 15 }, "schools": { "ads": -3, "site": 5 } } },
        { "id": "complete", "label": { "fr": "Complet", "en": "Complete" }, "all": [{ "field": "name", "present": true }, { "field": "role", "contains": "lead" }], "points": 10 }
    ]);
    says(
        &plan,
        "fit",
        "
        Effectif | 1–9 | 0
         | 10–999 | 5
         | 1 000 et plus | −5
        Besoin et offre | « Secteur » et « offer », tableau ci-dessous | De −3 à 15
        Complet | Tout à la fois : [« Nom » est renseigné / « role » contient « lead »] | 10
        = Besoin et offre
        Santé | 0 | 15
        Écoles | −3 | 5
        ## Persona : Acheteur
        role | « role » contient « buyer… » | 3
        Le persona d’un lead est celui qui lui donne le plus de points ; seuls les critères de ce persona s’ajoutent à ceux de tous.
        Ce qu’un lead n’a pas dit ne lui ôte rien : la part de l’adéquation qui est connue est donnée à côté des points. On compare sans tenir compte des majuscules, des accents ni de la ponctuation ; « direct… » : tout mot qui commence ainsi.",
        "
        Effectif / “Headcount” | 1–9 | 0
         | 10–999 | 5
         | 1,000 or more | −5
        Need and offer | “Sector” and “offer”, table below | −3 to 15
        Complete | All of these: [“Name” is given / “role” contains “lead”] | 10
        = Need and offer
        Health | 0 | 15
        Schools | −3 | 5
        ## Persona: Buyer
        role | “role” contains “buyer…” | 3
        A lead’s persona is the one that gives it most points; only the criteria of that persona are added to those of all.
        What a lead has not said takes nothing away: the part of fit that is known is given beside the points. Capitals, accents and punctuation are not compared; “direct…”: any word that begins so.",
    );
    says(
        &plan,
        "fields",
        "
        Secteur / #sector | Santé / Écoles
        offer / #offer | Website (ou : web) / Adverts
        Champs libres : E-mail, Nom, Effectif, role, budget, date.",
        "
        Sector / #sector | Health / Schools
        offer / #offer | Website (or: web) / Adverts
        Free fields: E-mail, Name, Headcount, role, budget, date.",
    );
}

#[test]
fn points_become_words() {
    let mut plan = ladder(json!([]));
    plan["temperature"] = json!({ "warm": 25, "hot": 50, "hysteresis": 5, "dwellSeconds": 60 });
    plan["quadrant"]["q4"] = json!({ "id": "sell", "label": { "fr": "Vendre", "en": "Sell" } });
    plan["actions"] = json!({ "by": "both", "bands": [
        { "from": 0, "to": 24, "action": "wait", "label": { "fr": "Attendre", "en": "Wait" } }, { "from": 25, "action": "write" }, { "from": 26, "action": "call" }
    ] });
    says(
        &plan,
        "temperature",
        "
        Chaud | 50 et plus
        Tiède | 25–49
        Froid | Moins de 25
        Un visiteur se réchauffe aussitôt. Chaud, il ne refroidit qu’au-dessous de 45 points ; tiède, au-dessous de 20 points. Personne ne refroidit moins de 1 min après le dernier changement.",
        "
        Hot | 50 or more
        Warm | 25–49
        Cold | Under 25
        A visitor warms at once. A hot visitor cools only below 45 points, a warm one only below 20 points. Nobody cools within 1 min of the last change.",
    );
    says(
        &plan,
        "grade",
        "
        A | 10 et plus
        B | 5–9
        C | 1–4
        D | Moins de 1
        Un lead dont rien n’est connu n’a pas de note.",
        "
        A | 10 or more
        B | 5–9
        C | 1–4
        D | Under 1
        A lead of which nothing is known has no grade.",
    );
    says(
        &plan,
        "quadrant",
        "
        Q4 : adéquat et intéressé | 10 et plus | 30 et plus | Vendre
        Q3 : adéquat, pas intéressé | 10 et plus | Moins de 30 | –
        Q2 : intéressé, pas adéquat | Moins de 10 | 30 et plus | –
        Q1 : ni adéquat ni intéressé | Moins de 10 | Moins de 30 | –",
        "
        Q4: fit and interested | 10 or more | 30 or more | Sell
        Q3: fit, not interested | 10 or more | Under 30 | –
        Q2: interested, not fit | Under 10 | 30 or more | –
        Q1: neither fit nor interested | Under 10 | Under 30 | –",
    );
    says(
        &plan,
        "actions",
        "
        Moins de 25 | Attendre
        25 | write
        26 et plus | call",
        "
        Under 25 | Wait
        25 | write
        26 or more | call",
    );
    plan["temperature"] = json!({ "warm": 25, "hot": 50 });
    assert_eq!(lines(&plan, Language::Fr, "temperature")[3], "La température suit les points à tout instant, dans les deux sens.");
}

#[test]
fn what_is_agreed_beside_the_ladder_is_printed() {
    let mut plan =
        ladder(json!([{ "id": "sas", "owner": "marketing", "gate": "auto" }, { "id": "sql", "owner": "sales", "gate": "auto" }]));
    plan["disqualifiers"] = json!([{ "id": "rival", "label": { "fr": "Concurrent", "en": "Competitor" }, "when": { "where": { "field": "sector", "equals": "schools" } }, "atMost": "sas" }]);
    plan["subject"] = json!({ "person": ["name", "email"], "project": "budget" });
    plan["capacity"] = json!({ "leads": 20, "per": "month", "stage": "sql", "waitIn": "visitor", "overflowPercent": 20, "cost": 80, "value": 4000 });
    says(
        &plan,
        "disqualifiers",
        "
        Des faits qui le tiennent au plus à une étape, quel que soit son score.
        Concurrent | « Secteur » est « Écoles » | sas",
        "
        Facts that keep it at a stage or below, whatever its score.
        Competitor | “Sector” is “Schools” | sas",
    );
    says(
        &plan,
        "bant",
        "
        Budget (budget) | « budget » vaut au moins 1 000
        Autorité (authority) | « role » est renseigné
        Besoin (need) | « Secteur » est « Santé »
        Échéance (timing) | « date » est renseigné
        Un formulaire ne fait que déclarer ; seule une personne vérifie.",
        "
        Budget | “budget” is at least 1,000
        Authority | “role” is given
        Need | “Sector” is “Health”
        Timing | “date” is given
        A form only declares; only a person verifies.",
    );
    says(
        &plan,
        "subject",
        "
        La personne | « Nom » et « E-mail » sont renseignés
        Le projet | « budget » est renseigné",
        "
        The person | “Name” and “E-mail” are given
        The project | “budget” is given",
    );
    says(
        &plan,
        "capacity",
        "
        Capacité: Au plus 20 leads par mois civil entrent à l’étape « sql »
        Au-delà: Les autres attendent à l’étape « Visiteur », où le logiciel les signale comme prêts
        Main levée: Jusqu’à 4 leads de plus (20 % de la capacité), pour qui a levé la main
        Coût d’un lead traité: 80
        Valeur d’un lead gagné: 4 000",
        "
        Capacity: At most 20 leads a calendar month enter the stage “sql”
        Beyond: The others wait in the stage “Visitor”, where the software shows them as ready
        Hand-raise: Up to 4 more leads (20% of the capacity), for those who have raised their hand
        Cost of a lead handled: 80
        Value of a lead won: 4,000",
    );
    plan["capacity"] = json!({ "leads": 1, "per": "day", "stage": "sql", "overflowPercent": 50 });
    says(
        &plan,
        "capacity",
        "
        Capacité: Au plus 1 lead par jour entre à l’étape « sql »
        Au-delà: Les autres attendent à l’étape « sas », où le logiciel les signale comme prêts",
        "
        Capacity: At most 1 lead a day enters the stage “sql”
        Beyond: The others wait in the stage “sas”, where the software shows them as ready",
    );
}

#[test]
fn offers_say_who_sees_them() {
    let mut plan = ladder(json!([]));
    plan["assets"] = json!({ "ebook": { "label": { "fr": "Livre blanc", "en": "White paper" }, "kind": "pdf", "topic": "leads", "phase": "early" }, "course": { "kind": "course", "delivered": false } });
    plan["offers"] = json!([
        { "slot": "hero", "default": "ebook", "choices": [
            { "offer": "demo", "when": { "temperature": ["warm", "hot"], "page": "pricing", "engagement": 10, "did": "guide", "didNot": "demo" }, "visits": 3 },
            { "offer": "course", "when": {}, "visits": 1 }
        ] },
        { "slot": "foot", "default": "demo" }
    ]);
    plan["holdoutPercent"] = json!(10);
    says(
        &plan,
        "offers",
        "
        À chaque emplacement, la première offre dont les conditions sont remplies.
        hero | demo | Le visiteur est tiède ou chaud / La page est du groupe « pricing » / L’engagement atteint 10 points / Le critère « Guides lus » compte / Le critère « Démo demandée » n’a jamais compté | 3 visites
         | course | Tout le monde | 1 visite
         | Livre blanc / #ebook | Tous les autres | –
        foot | demo | Tout le monde | –
        Groupe témoin : 10 % des visiteurs, toujours les mêmes, ne voient que les offres par défaut, pour mesurer ce que les autres apportent.",
        "
        In each slot, the first offer whose conditions hold.
        hero | demo | The visitor is warm or hot / The page is of the group “pricing” / Engagement reaches 10 points / Criterion “Guides read” counts / Criterion “Demo requested” has never counted | 3 visits
         | course | Everyone | 1 visit
         | White paper / #ebook | Everyone else | –
        foot | demo | Everyone | –
        Control group: 10% of visitors, always the same ones, see only the default offers, to measure what the others bring.",
    );
    says(
        &plan,
        "assets",
        "
        Livre blanc / #ebook | pdf | leads | Début
        course / N’est pas remis automatiquement / #course | course | – | –",
        "
        White paper / #ebook | pdf | leads | Early
        course / Is not delivered automatically / #course | course | – | –",
    );
}
