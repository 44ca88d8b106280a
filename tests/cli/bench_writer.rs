//! The generator of synthetic records that the benchmarks use makes records that are in order.

use super::program::Run;

#[path = "../../benches/synthetic.rs"]
mod synthetic;

#[test]
fn synthetic_records_are_in_order_and_long_enough() {
    let scratch = tempfile::tempdir().unwrap();
    synthetic::write(scratch.path(), 25).unwrap();
    let said = Run::new(&["validate", "--fail-on", "warning"]).with(scratch.path()).said();
    assert_eq!(said.status, 0, "{}", said.out);
    let text = std::fs::read_to_string(scratch.path().join("provider-000/tier-03.yaml")).unwrap();
    assert!((130..=150).contains(&text.lines().count()), "{} lines", text.lines().count());
}
