//! The parts of the binary `timhieu`, so that tests can drive the real router.
