//! One CSV record taken apart, a line at a time: a quoted value may go on over several lines.

/// A record being taken apart.
#[derive(Debug, Default)]
pub struct Record {
    /// The values, one after the other.
    pub text: Vec<u8>,
    /// Where each value ends.
    pub ends: Vec<usize>,
    state: State,
}

/// Where in a value the next byte is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    /// At its beginning.
    #[default]
    Start,
    /// In one without quotes.
    Plain,
    /// Between its quotes.
    Quoted,
    /// Behind a quote that closes it, or is the first of two.
    Quote,
    /// Behind the closing quote and a space.
    Closed,
}

/// What a line did to a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It ended the record.
    Whole,
    /// It left a quote open.
    Open,
    /// A closing quote is followed by something else than the end of its value.
    Broken,
}

impl Record {
    /// Makes it empty, for the next record.
    pub fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
        self.state = State::Start;
    }

    /// Takes a line without its end; after [`Taken::Open`] the next line goes on with the same value.
    pub fn take(&mut self, line: &[u8], separator: u8) -> Taken {
        if self.state == State::Quoted {
            self.text.push(b'\n');
        }
        for byte in line.iter().copied() {
            match self.state {
                State::Start if byte == b'"' => self.state = State::Quoted,
                State::Quoted if byte == b'"' => self.state = State::Quote,
                State::Quote if byte == b'"' => self.push(byte, State::Quoted),
                State::Quoted => self.text.push(byte),
                _ if byte == separator => self.end(),
                State::Start | State::Plain => self.push(byte, State::Plain),
                State::Quote | State::Closed if byte == b' ' => self.state = State::Closed,
                State::Quote | State::Closed => return Taken::Broken,
            }
        }
        if self.state == State::Quoted {
            return Taken::Open;
        }
        self.end();
        Taken::Whole
    }

    /// Whether a line that begins a record leaves a quote open.
    #[cfg(feature = "native")]
    pub fn is_open(line: &[u8], separator: u8) -> bool {
        let mut state = State::Start;
        for byte in line.iter().copied() {
            state = match state {
                State::Start if byte == b'"' => State::Quoted,
                State::Quoted if byte == b'"' => State::Quote,
                State::Quote if byte == b'"' => State::Quoted,
                State::Quoted => State::Quoted,
                _ if byte == separator => State::Start,
                State::Start | State::Plain => State::Plain,
                State::Quote | State::Closed if byte == b' ' => State::Closed,
                State::Quote | State::Closed => return false,
            };
        }
        state == State::Quoted
    }

    fn push(&mut self, byte: u8, state: State) {
        self.text.push(byte);
        self.state = state;
    }

    fn end(&mut self) {
        self.ends.push(self.text.len());
        self.state = State::Start;
    }
}
