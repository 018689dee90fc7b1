//! Fit in numbers. What a field says matters only by what the plan's rules make of it: its class, decided once for each distinct value
//! ([`crate::visitors::values`]). A visitor holds one class a field, and its points are sums over classes.

use alloc::collections::BTreeMap;
use alloc::vec;
use alloc::vec::Vec;

/// What a rule over several fields makes of a field that says nothing.
pub const MISSING: i32 = i32::MIN;

/// Classes of one field; of further values is not known what they say.
const CLASSES: usize = 1 << 16;

/// A rule over several fields that gives points when all tests hold, as [`crate::visitors::values`] writes it.
pub const ALL: i32 = 0;
/// A rule that gives the points of a band of the first field that says something.
pub const BANDS: i32 = 1;
/// A rule that gives the points of what two fields say together.
pub const MATRIX: i32 = 2;

/// The points of fit, and the classes drawn from them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fitting {
    /// Points.
    pub points: i32,
    /// How much of what the plan asks is known, in percent.
    pub coverage: u8,
    /// The persona with most points, counted from 1; 0 if none has any.
    pub persona: u8,
    /// 1 to 4 for A to D; 0 when nothing is known of the fit, or the plan has no grades.
    pub grade: u8,
}

/// What one field may say.
#[derive(Clone, Debug, Default)]
struct Field {
    /// For each class: points and known lines of each column, then what the rules over several fields make of it.
    classes: Vec<i32>,
    /// Words of a class.
    length: usize,
    known: BTreeMap<Vec<i32>, u16>,
}

/// The rules of a plan over what fields say. A column is what counts for every lead, or for one persona.
#[derive(Clone, Debug, Default)]
pub struct Fit {
    fields: Vec<Field>,
    /// Lines of each column.
    asked: Vec<i32>,
    /// Least points of the grades A, B and C; empty when the plan has none.
    grades: Vec<i32>,
    /// Least points of fit and of engagement of the quadrants; empty when the plan has none.
    quadrants: Vec<i32>,
    /// Which points bands of action are made of (1 engagement, 2 fit, 3 both), then where each begins; empty when the plan has none.
    actions: Vec<i32>,
    /// The rules over several fields.
    rules: Vec<i32>,
    points: Vec<i32>,
    lines: Vec<i32>,
}

impl Fit {
    /// Reads what [`crate::visitors::values::tables`] gives; what is cut reads as nothing.
    pub fn new(words: &[i32]) -> Fit {
        let mut words = Words(words);
        let fields = words.next().clamp(0, i32::from(u16::MAX)) as usize;
        let mut list = || {
            let length = words.next().max(0) as usize;
            words.run(length).to_vec()
        };
        let (asked, grades, quadrants, actions) = (list(), list(), list(), list());
        let rules = words.0.to_vec();
        let columns = vec![0; asked.len()];
        Fit {
            fields: vec![Field::default(); fields],
            asked,
            grades,
            quadrants,
            actions,
            rules,
            points: columns.clone(),
            lines: columns,
        }
    }

    /// How many fields the rules look at.
    pub fn fields(&self) -> usize {
        self.fields.len()
    }

    /// The number of a class; the first of a field is that of saying nothing. 0 for a field that no rule looks at.
    pub fn class(&mut self, field: usize, class: &[i32]) -> u16 {
        let Some(field) = self.fields.get_mut(field) else { return 0 };
        if let Some(known) = field.known.get(class) {
            return *known;
        }
        let number = field.known.len();
        if number >= CLASSES || (number > 0 && class.len() != field.length) {
            return 0;
        }
        field.length = class.len();
        field.classes.extend_from_slice(class);
        field.known.insert(class.to_vec(), number as u16);
        number as u16
    }

    /// The fit of some classes, one for each field.
    pub fn read(&mut self, classes: impl Fn(usize) -> u16) -> Fitting {
        let Fit { fields, asked, grades, rules, points, lines, .. } = self;
        points.fill(0);
        lines.fill(0);
        if let ([points], [lines]) = (points.as_mut_slice(), lines.as_mut_slice()) {
            // most plans have no personas
            for (place, field) in fields.iter().enumerate() {
                let from = usize::from(classes(place)) * field.length;
                let [more, known] = field.classes.get(from..).and_then(|class| class.first_chunk()).copied().unwrap_or_default();
                *points += more;
                *lines += known;
            }
        } else {
            for (place, field) in fields.iter().enumerate() {
                let class = field.class(classes(place));
                let known = class.get(asked.len()..).unwrap_or_default();
                for ((points, lines), (more, known)) in points.iter_mut().zip(lines.iter_mut()).zip(class.iter().zip(known)) {
                    *points += more;
                    *lines += known;
                }
            }
        }
        let mut words = Words(rules);
        while !words.0.is_empty() {
            let (column, line) = rule(&mut words, &|field, slot| {
                let class = fields.get(field as usize).map(|known| known.class(classes(field as usize))).unwrap_or_default();
                class.get(2 * asked.len() + slot as usize).copied().unwrap_or(MISSING)
            });
            if let (Some(more), Some(points), Some(lines)) = (line, points.get_mut(column), lines.get_mut(column)) {
                *points += more;
                *lines += 1;
            }
        }
        let personas = || points.iter().zip(0u8..).skip(1);
        let most = personas().map(|(points, _)| *points).max().filter(|most| *most > 0);
        let persona = personas().find(|(points, _)| Some(**points) == most).map_or(0, |(_, place)| place);
        let of = |values: &[i32]| -> i32 {
            let counts = |place: usize| most.is_none() || place == 0 || place == usize::from(persona);
            values.iter().enumerate().filter(|(place, _)| counts(*place)).map(|(_, value)| value).sum()
        };
        let all = points.first().copied().unwrap_or(0) + most.unwrap_or(0);
        let coverage = (of(lines) * 100).checked_div(of(asked)).unwrap_or(0) as u8;
        let grade = match grades.iter().position(|least| all >= *least) {
            _ if coverage == 0 || grades.is_empty() => 0,
            Some(place) => place as u8 + 1,
            None => 4,
        };
        Fitting { points: all, coverage, persona, grade }
    }

    /// The quadrant of some points, 1 to 4; 0 when nothing is known of the fit, or the plan has none.
    #[inline(always)]
    pub fn quadrant(&self, fit: &Fitting, engagement: i32) -> u8 {
        match self.quadrants.as_slice() {
            [least, interested] if fit.coverage > 0 => 1 + u8::from(engagement >= *interested) + 2 * u8::from(fit.points >= *least),
            _ => 0,
        }
    }

    /// The band of action of some points, counted from 1; 0 when the plan has none.
    #[inline(always)]
    pub fn action(&self, fit: i32, engagement: i32) -> u8 {
        let Some((by, bands)) = self.actions.split_first() else { return 0 };
        let points = match by {
            1 => engagement,
            2 => fit,
            _ => engagement.saturating_add(fit),
        };
        (bands.iter().take_while(|from| points >= **from).count() as u8).max(1)
    }
}

impl Fitting {
    /// Two words that hold it.
    pub(super) fn words(&self) -> [u32; 2] {
        [self.points as u32, u32::from_le_bytes([self.coverage, self.persona, self.grade, 0])]
    }

    /// What two words hold.
    #[inline(always)]
    pub(super) fn of([points, rest]: [u32; 2]) -> Fitting {
        let [coverage, persona, grade, _] = rest.to_le_bytes();
        Fitting { points: points as i32, coverage, persona, grade }
    }
}

impl Field {
    #[inline(always)]
    fn class(&self, number: u16) -> &[i32] {
        let from = usize::from(number) * self.length;
        self.classes.get(from..from + self.length).unwrap_or_default()
    }
}

/// Words that are read one after another; beyond the end they are 0.
struct Words<'a>(&'a [i32]);

impl<'a> Words<'a> {
    fn next(&mut self) -> i32 {
        let (first, rest) = self.0.split_first().unwrap_or((&0, &[]));
        self.0 = rest;
        *first
    }

    fn run(&mut self, length: usize) -> &'a [i32] {
        let (run, rest) = self.0.split_at_checked(length).unwrap_or((self.0, &[]));
        self.0 = rest;
        run
    }

    /// Fields of which the first that says something counts: which one, and what the rule makes of it.
    fn first(&mut self, outcome: &impl Fn(i32, i32) -> i32) -> (i32, i32) {
        let (fields, _) = self.list().as_chunks();
        let named = fields.first().map_or(-1, |[field, _]| *field);
        let said = fields.iter().map(|[field, slot]| (*field, outcome(*field, *slot))).find(|(_, value)| *value != MISSING);
        said.unwrap_or((named, MISSING))
    }

    fn list(&mut self) -> &'a [i32] {
        let length = self.next().max(0) as usize;
        self.run(length)
    }
}

/// The column of a rule, and the points of its line if its fields all say something.
fn rule(words: &mut Words<'_>, outcome: &impl Fn(i32, i32) -> i32) -> (usize, Option<i32>) {
    let (kind, column) = (words.next(), words.next() as usize);
    match kind {
        ALL => {
            let points = words.next();
            let (mut known, mut passed, mut before) = (true, true, None);
            for _ in 0..words.next() {
                let absent = words.next() != 0;
                let (field, said) = words.first(outcome);
                // of a field that is to say nothing, nothing is missing; what is asked twice in a row is told once
                known &= before == Some(field) || said != MISSING || absent;
                passed &= if said == MISSING { absent } else { said != 0 };
                before = Some(field);
            }
            (column, known.then_some(if passed { points } else { 0 }))
        }
        BANDS => {
            let (_, said) = words.first(outcome);
            (column, (said != MISSING).then_some(said))
        }
        _ => {
            let (row_of, column_of) = (words.first(outcome).1, words.first(outcome).1);
            let (cells, _) = words.list().as_chunks();
            let cell = cells.iter().find(|[row, column, _]| (*row, *column) == (row_of, column_of));
            let points = cell.map_or(0, |[.., points]| *points);
            (column, (row_of != MISSING && column_of != MISSING).then_some(points))
        }
    }
}
