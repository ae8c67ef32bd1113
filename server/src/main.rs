//! The binary `timhieu`.

fn main() {}
