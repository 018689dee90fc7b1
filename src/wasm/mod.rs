//! The boundary to JavaScript: the only files that name a JS type.

#[cfg(feature = "full")]
mod full;
#[cfg(not(feature = "full"))]
mod live;
#[cfg(not(feature = "full"))]
mod page;
#[cfg(feature = "tools")]
mod replay;
