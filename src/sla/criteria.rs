//! What a visitor does that counts, in words.

use super::cells::{Block, Cell, Column, Item, Row, Section, Table};
use super::words::Words;
use crate::compiled::{Range, Repeat};
use crate::plan::Criterion;
use crate::signal::Kind;

/// Points beyond which a range is open.
const OPEN: i32 = 1 << 24;

impl<'p> Words<'p> {
    pub(super) fn engagement(self) -> Option<Section> {
        let mut blocks = vec![Block::Table(self.criteria())];
        if !self.plan.phases.is_empty() {
            let phases: Vec<String> = self.plan.phases.iter().map(|phase| self.label(&phase.label).into()).collect();
            let order = self.say("Phases de l'achat, dans l'ordre :", "Phases of the purchase, in order:");
            let which = self.say(
                "Un lead est dans la plus avancée de celles où un critère compte encore.",
                "A lead is in the latest of those in which a criterion still counts.",
            );
            blocks.push(Block::Text { text: format!("{order} {}. {which}", phases.join(" → ")) });
        }
        if self.plan.criteria.iter().any(|criterion| criterion.half_life > 0) {
            let text = self.say(
                "Un acte répété au-delà de ses limites ne rapporte pas plus, mais lui rend les points que le temps lui a pris.",
                "An act that is repeated beyond its limits earns no more, but gets back the points that time has taken.",
            );
            blocks.push(Block::Text { text: text.into() });
        }
        blocks.push(Block::Table(self.ranges()));
        Some(Section {
            id: "engagement",
            title: self.say("Ce qui compte : l'engagement", "What counts: engagement").into(),
            blocks,
        })
    }

    fn criteria(self) -> Table {
        let grouped = !self.plan.groups.is_empty();
        let phased = !self.plan.phases.is_empty();
        let mut columns = vec![
            Column::text(self.say("Critère", "Criterion"), 0),
            Column::number(self.say("Points", "Points"), 9),
            Column::text(self.say("Limites", "Limits"), 23),
            Column::text(self.say("Demi-vie", "Half-life"), 11),
        ];
        columns.extend(grouped.then(|| Column::text(self.say("Groupe", "Group"), 14)));
        columns.extend(phased.then(|| Column::text(self.say("Phase", "Phase"), 13)));
        let row = |criterion: &'p Criterion| {
            let group = || self.plan.groups.get((criterion.group as usize).checked_sub(1)?).map(|group| self.label(&group.label));
            let mut cells = vec![
                Cell::noted(self.label(&criterion.label), &self.act(criterion)),
                Cell::text(&self.number(criterion.points)),
                Cell::items(self.limits(criterion)),
                Cell::text(&if criterion.half_life == 0 { "–".into() } else { self.days(criterion.half_life) }),
            ];
            cells.extend(grouped.then(|| Cell::name(group().unwrap_or("–"))));
            cells.extend(phased.then(|| Cell::name(criterion.phase.map_or("–", |place| self.phase(place)))));
            Row { follows: false, cells }
        };
        Table { caption: None, columns, rows: self.plan.criteria.iter().map(row).collect() }
    }

    fn ranges(self) -> Table {
        let columns = [
            Column::text(self.say("Groupe de critères", "Group of criteria"), 0),
            Column::number(self.say("Au moins", "At least"), 20),
            Column::number(self.say("Au plus", "At most"), 20),
        ];
        let bound = |points: i32| if points.abs() >= OPEN { String::from("–") } else { self.number(points) };
        let row =
            |name: &str, range: Range| Row::new([Cell::name(name), Cell::text(&bound(range.floor)), Cell::text(&bound(range.cap))]);
        let mut rows: Vec<Row> = self.plan.groups.iter().map(|group| row(self.label(&group.label), group.range)).collect();
        rows.push(row(self.say("Engagement, en tout", "Engagement, in all"), self.plan.total));
        Table::new(columns, rows)
    }

    fn limits(self, criterion: &Criterion) -> Vec<Item> {
        let mut limits: Vec<Item> = vec![Item::new(&self.repeat(criterion))];
        if criterion.max > 0 && criterion.repeat != Repeat::Once {
            limits.push(Item::new(&format!("{} {}", self.times(criterion.max), self.say("au plus", "at most"))));
        }
        if criterion.cap > 0 {
            let cap = i32::try_from(criterion.cap).unwrap_or(i32::MAX);
            limits.push(Item::new(&match criterion.points < 0 {
                true => format!("{} {}", self.say("jusqu'à", "down to"), self.points(-cap)),
                false => format!("{} {}", self.points(cap), self.say("au plus", "at most")),
            }));
        }
        limits
    }

    fn repeat(self, criterion: &Criterion) -> String {
        match criterion.repeat {
            Repeat::Once => self.say("une seule fois", "once only").into(),
            Repeat::PerVisit => self.say("une fois par visite", "once a visit").into(),
            Repeat::PerDay => self.say("une fois par jour", "once a day").into(),
            Repeat::PerWeek => self.say("une fois par semaine", "once a week").into(),
            Repeat::PerKey => self.say("une fois par {}", "once for each {}").replace("{}", self.key(criterion)),
            Repeat::Every => self.say("à chaque fois", "each time").into(),
        }
    }

    /// True when a criterion is about contents that the plan knows.
    fn contents(self, criterion: &Criterion) -> bool {
        let known = |name: &String| self.plan.assets.iter().any(|asset| asset.name == *name);
        !criterion.names.is_empty() && criterion.names.iter().all(known)
    }

    /// What the occurrences of a criterion are told apart by.
    fn key(self, criterion: &Criterion) -> &'static str {
        match criterion.kind {
            _ if self.contents(criterion) => self.say("contenu", "content"),
            Kind::FormSubmit | Kind::FormStart => self.say("formulaire", "form"),
            Kind::Download => self.say("fichier", "file"),
            Kind::EmailClick | Kind::EmailOpen => self.say("e-mail", "e-mail"),
            Kind::VideoPlay => self.say("vidéo", "video"),
            Kind::Event => self.say("événement", "event"),
            Kind::Channel => self.say("canal", "channel"),
            Kind::OutboundClick => self.say("site", "site"),
            Kind::Call => self.say("numéro", "number"),
            Kind::OfferSeen => self.say("offre", "offer"),
            Kind::Click | Kind::Copy => self.say("élément", "element"),
            _ => self.say("page", "page"),
        }
    }

    /// What the visitor does, as a phrase without its capital.
    pub(super) fn act(self, criterion: &'p Criterion) -> String {
        let pages = self.or(&self.groups(criterion.pages));
        let names = self.or(&self.quotes(criterion.names.iter().map(|name| self.thing(name))));
        let (fr, en) = match criterion.kind {
            Kind::FormSubmit if self.contents(criterion) => {
                let names: Vec<String> = criterion.names.iter().map(|name| self.thing(name).into()).collect();
                let names = self.listed(&names);
                (format!("contenu demandé par formulaire : {names}"), format!("content asked for by form: {names}"))
            }
            Kind::PageView if pages.is_empty() => ("une page est vue".into(), "a page is viewed".into()),
            Kind::PageView => (format!("page {pages} vue"), format!("{pages} page viewed")),
            Kind::ActiveTime => {
                let time = self.seconds(criterion.seconds.saturating_mul(criterion.count));
                let place = if pages.is_empty() { self.say("le site", "the site") } else { &pages };
                let actives = if criterion.seconds.saturating_mul(criterion.count) > 1 { "actives" } else { "active" };
                (format!("{time} {actives} sur {place}"), format!("{time} active on {place}"))
            }
            Kind::Scroll => {
                let depth = self.percent(criterion.least);
                let page = |en: bool| match (pages.is_empty(), en) {
                    (true, _) => "page".into(),
                    (_, true) => format!("{pages} page"),
                    (_, false) => format!("page {pages}"),
                };
                (format!("{} parcourue à {depth} au moins", page(false)), format!("{} scrolled to {depth} at least", page(true)))
            }
            Kind::Combination => {
                let parts: Vec<String> = criterion.of.iter().map(|part| self.part(part, false)).collect();
                let parts = parts.join(", ");
                (format!("tous ces critères ont compté : {parts}"), format!("all of these criteria have counted: {parts}"))
            }
            Kind::Visit => ("une visite du site commence".into(), "a visit of the site begins".into()),
            Kind::ReturnVisit => ("le visiteur revient sur le site".into(), "the visitor comes back to the site".into()),
            kind => named(kind, &names, &self.percent(criterion.least), criterion.least > 0),
        };
        let told = matches!(criterion.kind, Kind::PageView | Kind::ActiveTime | Kind::Scroll) || pages.is_empty();
        let place = if told { String::new() } else { self.say(format!(", sur {pages}"), format!(", on {pages}")) };
        format!("{}{place}{}", self.say(fr, en), self.span(criterion))
    }

    /// How many signals make one occurrence, and within what.
    fn span(self, criterion: &Criterion) -> String {
        let timed = criterion.kind == Kind::ActiveTime;
        if criterion.count < 2 && !timed {
            return String::new();
        }
        let times = if timed { String::new() } else { format!(", {}", self.times(criterion.count)) };
        let within = match criterion.repeat {
            Repeat::PerVisit => self.say(" dans une même visite", " within one visit"),
            Repeat::PerDay => self.say(" dans une même journée", " within one day"),
            Repeat::PerWeek => self.say(" dans une même semaine", " within one week"),
            Repeat::PerKey => self.say(" pour chaque {}", " for each {}"),
            Repeat::Once | Repeat::Every => "",
        };
        format!("{times}{}", within.replace("{}", self.key(criterion)))
    }
}

/// An act that has a name, in both languages; `names` is empty for any.
fn named(kind: Kind, names: &str, percent: &str, part: bool) -> (String, String) {
    let any = names.is_empty();
    let pair = |fr: &str, en: &str| (fr.replace("{}", names), en.replace("{}", names));
    match kind {
        Kind::FormSubmit if any => pair("un formulaire est envoyé", "a form is sent"),
        Kind::FormSubmit => pair("formulaire {} envoyé", "form {} sent"),
        Kind::FormStart if any => pair("saisie commencée dans un formulaire", "a form is begun"),
        Kind::FormStart => pair("saisie commencée dans le formulaire {}", "form {} begun"),
        Kind::Click if any => pair("clic sur un élément marqué", "click on a marked element"),
        Kind::Click => pair("clic sur {}", "click on {}"),
        Kind::Download if any => pair("un fichier est téléchargé", "a file is downloaded"),
        Kind::Download => pair("fichier {} téléchargé", "file {} downloaded"),
        Kind::EmailClick if any => pair("clic dans un e-mail", "click in an e-mail"),
        Kind::EmailClick => pair("clic dans l'e-mail {}", "click in the e-mail {}"),
        Kind::EmailOpen if any => pair("un e-mail est ouvert", "an e-mail is opened"),
        Kind::EmailOpen => pair("e-mail {} ouvert", "e-mail {} opened"),
        Kind::OutboundClick if any => pair("lien suivi vers un autre site", "link to another site followed"),
        Kind::OutboundClick => pair("lien suivi vers {}", "link to {} followed"),
        Kind::VideoPlay => {
            let (fr, en) = if any {
                pair("une vidéo est regardée", "a video is watched")
            } else {
                pair("vidéo {} regardée", "video {} watched")
            };
            if part { (format!("{fr} à {percent} au moins"), format!("{en} to {percent} at least")) } else { (fr, en) }
        }
        Kind::Copy if any => pair("un texte marqué est copié", "a marked text is copied"),
        Kind::Copy => pair("texte {} copié", "text {} copied"),
        Kind::Channel if any => pair("arrivée par un canal connu", "arrival through a known channel"),
        Kind::Channel => pair("arrivée par le canal {}", "arrival through the channel {}"),
        Kind::Call if any => pair("appel du numéro de la page", "call to the page's number"),
        Kind::Call => pair("appel du numéro {}", "call to the number {}"),
        Kind::OfferSeen if any => pair("une offre est vue", "an offer is seen"),
        Kind::OfferSeen => pair("offre {} vue", "offer {} seen"),
        _ if any => pair("un événement est signalé", "an event is signalled"),
        _ => pair("événement {}", "event {}"),
    }
}
