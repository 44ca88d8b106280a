//! The program: everything is in the library.

use std::process::ExitCode;

/// Reading many records is mostly small allocations on several threads, at which the system's allocator is slow.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    promptfate::cli::main().into()
}
