//! The program: everything is in the library.

use std::process::ExitCode;

/// Reading records makes many small values; this allocator takes a fifth off it, see `docs/decisions.md`.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    promptfate::cli::main().into()
}
