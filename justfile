# What is done often. `just` lists it; each line can be typed by hand as well.

default:
    @just --list

# Everything that has to hold before a change lands.
check:
    .ci/run

# Writes anew what is made from the code and the records: schemas, coverage page, form of the records. The README's line of figures and
# its example answer are written by hand: the test that is red says what they shall be.
bless:
    PROMPTFATE_BLESS=1 cargo test --locked --test cli schema::the_schema_files_are_fresh
    cargo run --quiet --locked -- fmt data
    cargo run --quiet --locked -- stats --format markdown > docs/coverage.md.new
    mv docs/coverage.md.new docs/coverage.md

# Measures; docs/benchmarks.md says what and how.
bench:
    cargo bench --locked

# Deliberate faults in some files, see docs/testing.md.
mutants +FILES:
    cargo mutants --in-place {{ prepend("--file ", FILES) }}
