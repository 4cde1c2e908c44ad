//! Arguments to `retell`, exit code out.

fn main() {}
