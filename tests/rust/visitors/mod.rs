//! Many visitors in one instance: what the packed state says is what a memory says, to the last bit.

mod evaluate;
mod fit;
mod score;
mod state;
mod streams;
