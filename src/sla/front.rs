//! The front of the document and its end: what it is, what its words mean, who signs it.

use super::cells::{Block, Fact, Item, Section, Signing, Term, capital};
use super::words::Words;
use crate::check::VERSION;
use crate::plan::{Gate, Language};

impl<'p> Words<'p> {
    pub(super) fn kicker(self) -> String {
        let owners = self.and(&self.owners());
        format!("{} · {owners}", self.say("Accord de niveau de service", "Service level agreement"))
    }

    pub(super) fn facts(self) -> Vec<Fact> {
        let plan = self.plan;
        let said = |name: &str, value: &str| Fact { name: name.into(), value: Some(value.into()), code: false };
        let exact = |name: &str, value: &str| Fact { code: true, ..said(name, value) };
        let language = match plan.language {
            Language::Fr => self.say("français", "French"),
            Language::En => self.say("anglais", "English"),
        };
        let mut facts = vec![exact("Plan", &plan.id)];
        facts.extend(plan.revision.as_deref().map(|revision| said(self.say("Révision", "Revision"), revision)));
        facts.push(said(self.say("Langue du plan", "Language of the plan"), language));
        facts.push(said(self.say("Version du langage", "Version of the plan language"), &VERSION.to_string()));
        facts.push(exact(self.say("Empreinte", "Hash"), &self.hash()));
        facts.push(Fact { name: self.say("Date d'effet", "Effective date").into(), value: None, code: false });
        facts
    }

    pub(super) fn purpose(self) -> Vec<String> {
        let owners = self.and(&self.owners());
        let hash = self.hash();
        let ladder = !self.plan.stages.is_empty();
        let first = match ladder {
            true => self.say(
                format!("Cet accord entre {owners} dit ce qui fait la valeur d'un lead, quand il change de mains, dans quel délai l'on s'en occupe et comment il revient."),
                format!("This agreement between {owners} says what makes a lead worth attention, when it changes hands, how soon it is dealt with and how it comes back."),
            ),
            false => self.say(
                format!("Cet accord entre {owners} dit ce qui fait la valeur d'un lead."),
                format!("This agreement between {owners} says what makes a lead worth attention."),
            ),
        };
        let second = self.say(
            format!("Il est tiré du plan que le logiciel applique : tant que l'empreinte est {hash}, les règles sont celles qui suivent, et aucune autre."),
            format!("It is drawn from the plan that the software applies: as long as the hash is {hash}, the rules are those below, and no others."),
        );
        let first =
            if self.owners().len() == 1 { first.replace(self.say("entre", "between"), self.say("de", "of")) } else { first };
        vec![first, second]
    }

    pub(super) fn footer(self) -> String {
        let revision = self.plan.revision.as_ref().map(|revision| format!(" · {} {revision}", self.say("révision", "revision")));
        format!("{}{} · {}", self.label(&self.plan.label), revision.unwrap_or_default(), self.hash())
    }

    pub(super) fn signing(self) -> Signing {
        let hash = self.hash();
        Signing {
            title: "Signatures".into(),
            text: self.say(
                format!("Lu et approuvé par chacun pour sa part, pour le plan dont l'empreinte est {hash}."),
                format!("Read and approved by each for their part, for the plan whose hash is {hash}."),
            ),
            owners: self.owners().iter().map(|owner| capital(owner)).collect(),
            lines: [self.say("Nom et fonction", "Name and position"), "Date", "Signature"].map(String::from).into(),
        }
    }

    fn hash(self) -> String {
        format!("{:08x}", self.plan.hash)
    }

    pub(super) fn vocabulary(self) -> Option<Section> {
        let plan = self.plan;
        let (floor, cap) = (self.number(plan.total.floor), self.number(plan.total.cap));
        let fit = !plan.fit.is_empty() || !plan.personas.is_empty();
        let all: [(bool, &str, String); 12] = [
            (
                true,
                "Engagement",
                self.say(
                    format!("les points de ce que fait un visiteur, de {floor} à {cap} ; un critère compte tant que ses points ne sont pas éteints."),
                    format!("the points of what a visitor does, from {floor} to {cap}; a criterion counts as long as its points have not faded away."),
                ),
            ),
            (
                plan.criteria.iter().any(|criterion| criterion.half_life > 0),
                self.say("Demi-vie", "Half-life"),
                self.say("le temps au bout duquel les points d'un acte ont diminué de moitié.", "the time after which the points of an act have halved.").into(),
            ),
            (
                fit,
                self.say("Adéquation", "Fit"),
                self.say("les points de ce que l'on sait d'un lead : lui, son entreprise, son besoin.", "the points of what is known of a lead: the person, the company, the need.").into(),
            ),
            (
                true,
                self.say("Température", "Temperature"),
                self.say("froid, tiède ou chaud, selon l'engagement. Chaud n'est pas une étape.", "cold, warm or hot, by engagement. Hot is not a stage.").into(),
            ),
            (
                plan.grade.is_some(),
                self.say("Note", "Grade"),
                self.say("de A à D, selon l'adéquation.", "from A to D, by fit.").into(),
            ),
            (
                plan.quadrant.is_some(),
                "Quadrant",
                self.say("l'adéquation et l'engagement ensemble, de Q1 à Q4.", "fit and engagement together, from Q1 to Q4.").into(),
            ),
            (
                !plan.personas.is_empty(),
                "Persona",
                self.say("un type d'acheteur.", "a kind of buyer.").into(),
            ),
            (
                !plan.stages.is_empty(),
                self.say("Étape", "Stage"),
                self.say("la place d'un lead sur l'échelle, qui dit qui en est responsable.", "a lead's place on the ladder, which says who owns it.").into(),
            ),
            (
                plan.stages.iter().any(|stage| stage.gate != Gate::Auto),
                self.say("Porte", "Gate"),
                self.say("qui ouvre une étape : le logiciel ou une personne.", "who opens a stage: the software or a person.").into(),
            ),
            (
                plan.stages.iter().any(|stage| !stage.hand_raise.is_empty()),
                self.say("Main levée", "Hand-raise"),
                self.say("un acte qui suffit pour entrer dans une étape, quel que soit le score.", "an act that is enough to enter a stage, whatever the score.").into(),
            ),
            (
                plan.stages.iter().any(|stage| stage.sla > 0),
                self.say("Délai", "Delay"),
                self.say("le temps que le responsable a pour agir sur un lead qui entre dans l'étape.", "the time that the owner has to act on a lead that enters the stage.").into(),
            ),
            (
                !plan.offers.is_empty(),
                self.say("Emplacement", "Slot"),
                self.say("une place de la page, où une offre s'affiche selon le visiteur.", "a place in the page, where an offer stands by visitor.").into(),
            ),
        ];
        let used = all.into_iter().filter(|(used, ..)| *used);
        let terms = used.map(|(_, name, text)| Term::new(name, vec![Item::new(&text)])).collect();
        Some(Section {
            id: "vocabulary",
            title: self.say("Les mots employés", "Words used").into(),
            blocks: vec![Block::Terms { terms }],
        })
    }
}
