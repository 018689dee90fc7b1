//! The boundary to JavaScript: the only files that name a JS type.

#[cfg(feature = "tools")]
mod cases;
#[cfg(feature = "tools")]
mod cli;
#[cfg(feature = "tools")]
mod diff;
#[cfg(feature = "full")]
mod full;
#[cfg(feature = "tools")]
mod lint;
#[cfg(not(feature = "visitors"))]
mod live;
#[cfg(not(feature = "visitors"))]
mod page;
#[cfg(feature = "tools")]
mod placed;
#[cfg(feature = "tools")]
mod replay;
#[cfg(feature = "full")]
mod sas;
#[cfg(feature = "full")]
mod scored;
#[cfg(feature = "full")]
mod scratch;
#[cfg(feature = "full")]
mod seal;
#[cfg(feature = "tools")]
mod search;
#[cfg(feature = "tools")]
mod sla;
#[cfg(not(feature = "full"))]
mod small;
#[cfg(feature = "full")]
mod tape;
#[cfg(all(feature = "visitors", not(feature = "full")))]
mod visitors;
