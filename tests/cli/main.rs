//! Runs the real program: one integration binary, expected text in the tests.

mod answers;
mod archive;
mod bench_writer;
mod hostile;
mod layers;
mod live;
mod program;
mod records;
mod schema;
