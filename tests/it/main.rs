//! Everything a user can do, through the real program: whole output compared, an own folder for each
//! test, the clock held still. One file per capability.

mod line;
mod support;
