//! The one way numbers become bytes: LEB128 varints, read without ever failing half-way.

use alloc::vec::Vec;

/// Appends numbers and texts to a growing list of bytes.
#[derive(Debug, Default)]
pub struct Writer {
    /// What has been written so far.
    pub bytes: Vec<u8>,
}

impl Writer {
    /// One byte.
    pub fn u8(&mut self, value: u8) {
        self.bytes.push(value);
    }

    /// The `count` lowest bytes of a number, lowest first.
    pub fn fixed(&mut self, value: u64, count: u32) {
        for i in 0..count {
            self.bytes.push((value >> (8 * i)) as u8);
        }
    }

    /// An unsigned number, seven bits a byte.
    pub fn varint(&mut self, mut value: u64) {
        while value > 0x7f {
            self.bytes.push(value as u8 | 0x80);
            value >>= 7;
        }
        self.bytes.push(value as u8);
    }
}

/// Reads what [`Writer`] wrote. A read past the end, or of a number written in more bytes than it needs, gives 0 and
/// makes [`Reader::done`] false for good: callers check once, at the end.
#[derive(Debug)]
pub struct Reader<'a> {
    rest: &'a [u8],
    broken: bool,
}

impl<'a> Reader<'a> {
    /// Starts at the first byte.
    pub fn new(bytes: &'a [u8]) -> Self {
        Reader { rest: bytes, broken: false }
    }

    /// True when nothing went wrong and nothing is left.
    pub fn done(&self) -> bool {
        !self.broken && self.rest.is_empty()
    }

    /// True as soon as something went wrong.
    pub fn broken(&self) -> bool {
        self.broken
    }

    /// What is left.
    pub fn rest(&self) -> &'a [u8] {
        self.rest
    }

    /// One byte.
    #[cfg_attr(not(feature = "full"), inline(never))]
    pub fn u8(&mut self) -> u8 {
        match self.rest.split_first() {
            Some((first, rest)) => {
                self.rest = rest;
                *first
            }
            None => {
                self.broken = true;
                0
            }
        }
    }

    /// A number written with [`Writer::fixed`].
    pub fn fixed(&mut self, count: u32) -> u64 {
        let mut value = 0;
        for i in 0..count {
            value |= u64::from(self.u8()) << (8 * i);
        }
        value
    }

    /// An unsigned number.
    pub fn varint(&mut self) -> u64 {
        let mut value = 0u64;
        let mut shift = 0;
        loop {
            let byte = self.u8();
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                if (byte == 0 && shift > 0) || (shift == 63 && byte > 1) {
                    self.broken = true;
                }
                return value;
            }
            shift += 7;
            if self.broken || shift > 63 {
                self.broken = true;
                return 0;
            }
        }
    }

    /// An unsigned number of 32 bits.
    pub fn u32(&mut self) -> u32 {
        let value = self.varint();
        if value > u64::from(u32::MAX) {
            self.broken = true;
        }
        value as u32
    }

    /// A signed number, zigzag.
    pub fn i32(&mut self) -> i32 {
        let value = self.u32();
        (value >> 1) as i32 ^ -((value & 1) as i32)
    }

    /// How many items follow: never more than bytes are left.
    pub fn count(&mut self) -> usize {
        let count = self.u32() as usize;
        if count > self.rest.len() {
            self.broken = true;
            return 0;
        }
        count
    }

    /// A run of bytes with its length in front.
    pub fn run(&mut self) -> &'a [u8] {
        let count = self.count();
        let (run, rest) = self.rest.split_at_checked(count).unwrap_or_default();
        self.rest = rest;
        run
    }
}
