//! All answers for databases, questionnaires and routers.

use std::collections::BTreeSet;
use std::fs;

use serde_json::{Value, json};

use super::program::{Run, ask};

fn rows() -> Vec<Value> {
    let lines = Run::new(&["export", "ndjson"]).on_fixture().out();
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn the_rows_of_a_day_are_the_answers_of_that_day() {
    let rows = rows();
    for day in ["2023-01-01", "2024-06-30", "2025-06-01", "2026-03-01", "2026-11-23"] {
        let shown = Run::new(&[
            "show",
            "acme/chat",
            "acme/api",
            "beta/local",
            "delta/classic",
            "delta/team",
            "--format",
            "json",
            "--at",
            day,
        ])
        .on_fixture()
        .said();
        // Of some of them nothing is known yet on the first days.
        let shown: Value = serde_json::from_str(&shown.out).unwrap();
        let mut said = BTreeSet::new();
        for tier in shown["tiers"].as_array().unwrap() {
            for (question, answer) in tier["answers"].as_object().unwrap() {
                let elsewhere = answer["elsewhere"].as_array().into_iter().flatten();
                for one in std::iter::once(answer).chain(elsewhere) {
                    let word = one["answer"].as_str().map_or_else(|| one["answer"].to_string(), str::to_owned);
                    let places: Vec<&str> = one["regions"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
                    said.insert((tier["id"].to_string(), question.clone(), word, places.join(",")));
                }
            }
        }
        let text = |row: &Value, column: &str| row[column].as_str().unwrap_or_default().to_owned();
        let holds = |row: &&Value| {
            text(row, "valid_from").as_str() <= day && (row["valid_to"].is_null() || day < text(row, "valid_to").as_str())
        };
        let given = rows
            .iter()
            .filter(holds)
            .map(|row| (row["tier"].to_string(), text(row, "question"), text(row, "answer"), text(row, "regions")));
        assert_eq!(given.collect::<BTreeSet<_>>(), said, "{day}");
    }
}

#[test]
fn each_form_has_every_row_and_every_column() {
    let (rows, out) = (rows(), |form: &str| Run::new(&["export", form]).on_fixture().out());
    let columns: Vec<String> = rows[0].as_object().unwrap().keys().cloned().collect();
    let csv = out("csv");
    assert_eq!(csv.lines().next().unwrap().split(',').collect::<BTreeSet<_>>(), columns.iter().map(String::as_str).collect());
    let sql = out("sql");
    assert!(sql.starts_with("BEGIN;\nCREATE TABLE answers (\n  tier TEXT,\n") && sql.ends_with(";\nCOMMIT;\n"));
    assert_eq!(sql.matches("\n('").count(), rows.len());
    let page = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/export.md")).unwrap();
    for column in &columns {
        assert!(page.contains(&format!("| `{column}` |")), "docs/export.md says nothing of {column}");
    }
    let days =
        |question: &str| rows.iter().filter(|row| row["question"] == question).filter_map(|row| row["days"].as_u64()).count();
    assert!(days("retention") > 0 && days("training") == 0);
}

#[test]
fn parquet_is_a_file_and_one_that_is_there_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("answers.parquet");
    let write = || Run::new(&["export", "parquet", "--output"]).with(&path).on_fixture().said();
    assert_eq!(write().status, 0);
    let file = fs::read(&path).unwrap();
    assert!(file.starts_with(b"PAR1") && file.ends_with(b"PAR1"));
    let length = u32::from_le_bytes(file[file.len() - 8..file.len() - 4].try_into().unwrap()) as usize;
    let footer = String::from_utf8_lossy(&file[file.len() - 8 - length..]).into_owned();
    assert!(footer.contains("valid_from") && footer.contains("promptfate version"));
    let again = write();
    assert!(again.status == 2 && again.err.contains("cannot write") && fs::read(&path).unwrap() == file, "{}", again.err);
    let none = Run::new(&["export", "parquet"]).on_fixture().said();
    assert!(none.status == 2 && none.out.is_empty() && none.err.contains("--output"), "{}", none.err);
    let nowhere = Run::new(&["export", "csv", "--output", "no/such/folder/a.csv"]).on_fixture().said();
    assert_eq!(nowhere.status, 2);
}

#[test]
fn a_sheet_is_filled_in_as_far_as_the_documents_do_it() {
    let sheet = |standard: &str| {
        Run::new(&["export", "questionnaire", "--tier", "acme/chat", "--standard", standard]).on_fixture().out()
    };
    for standard in ["hecvat4", "ai-caiq", "aiuc-1"] {
        let sheet = sheet(standard);
        assert!(sheet.starts_with("tier,vendor,standard,control,asks,question,status,answer,differs,evidence,source_url\r\n"));
        assert!(sheet.contains(",answered,") && sheet.contains("ask the vendor: "), "{sheet}");
    }
    let rows = sheet("hecvat4");
    let row = rows.lines().find(|row| row.contains("AISC-02") && row.contains(",Training,")).unwrap();
    assert!(row.contains(",answered,") && row.contains("https://acme.example/"), "{row}");
    assert!(rows.lines().any(|row| row.contains("DPAI-08") && row.contains("no question of these records")));
    let wrong = ask("export questionnaire --tier acme/chat --standard sig");
    assert!(wrong.status == 2 && wrong.err.contains("hecvat4, ai-caiq, aiuc-1"), "{}", wrong.err);
    let unknown = ask("export questionnaire --tier xyzzy --standard hecvat4");
    assert!(unknown.status == 2 && unknown.out.is_empty() && unknown.err.contains("xyzzy is not in the knowledge base"));
}

#[test]
fn a_workbook_has_the_same_cells_as_text_and_links_that_open() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sheet.xlsx");
    let words = ["export", "questionnaire", "--tier", "acme/chat", "--standard", "hecvat4", "--format"];
    let write = || Run::new(&words).with("xlsx").with("--output").with(&path).on_fixture().said();
    assert_eq!(write().status, 0);
    let bytes = fs::read(&path).unwrap();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes.clone())).unwrap();
    let mut part = |name: &str| std::io::read_to_string(zip.by_name(name).unwrap()).unwrap();
    for name in ["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"] {
        roxmltree::Document::parse(&part(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    let (sheet, links) = (part("xl/worksheets/sheet1.xml"), part("xl/worksheets/_rels/sheet1.xml.rels"));
    let (sheet, links) = (roxmltree::Document::parse(&sheet).unwrap(), roxmltree::Document::parse(&links).unwrap());
    let cells: Vec<&str> = sheet.descendants().filter(|one| one.has_tag_name("t")).filter_map(|one| one.text()).collect();
    let csv = Run::new(&words).with("csv").on_fixture().out();
    // Every cell that is not empty, row by row; what commas or quotes part is looked for in one piece.
    assert!(cells.len() > 100 && cells.iter().all(|cell| csv.contains(&cell.replace('"', "\"\""))), "{cells:?}");
    assert_eq!(sheet.descendants().filter(|one| one.has_tag_name("row")).count(), csv.matches("\r\n").count());
    assert!(sheet.descendants().filter(|one| one.has_tag_name("c")).all(|one| one.attribute("t") == Some("inlineStr")));
    assert!(!sheet.descendants().any(|one| one.has_tag_name("f")), "a cell is a formula");
    let targets: Vec<&str> = links.root_element().children().filter_map(|one| one.attribute("Target")).collect();
    assert!(!targets.is_empty() && targets.iter().all(|url| url.starts_with("https://") && csv.contains(url)), "{targets:?}");
    // The same table gives the same bytes, and a file that is there is kept.
    assert_eq!(write().status, 2);
    fs::remove_file(&path).unwrap();
    assert!(write().status == 0 && fs::read(&path).unwrap() == bytes);
    let none = Run::new(&words).with("xlsx").on_fixture().said();
    assert!(none.status == 2 && none.out.is_empty() && none.err.contains("--output sheet.xlsx"), "{}", none.err);
}

#[test]
fn routers_find_providers_by_their_names() {
    let all = Run::new(&["export", "catalogue"]).json();
    let of = |registry: &str, slug: &str| all["registries"][registry][slug].clone();
    for (registry, slug, tier) in [("models.dev", "openai", "openai/api"), ("openrouter", "together", "together/api")] {
        let said = of(registry, slug);
        assert_eq!(said["tiers"], json!([tier]));
        for key in
            ["training", "retention_days", "flagged_retention_days", "zdr", "grade", "source_url", "verified_on", "read_on"]
        {
            assert!(said.get(key).is_some(), "{slug} has no {key}");
        }
    }
    for (slug, said) in all["registries"]["models.dev"].as_object().unwrap() {
        assert!(said["verified_on"].is_null() || said["grade"] == "verified", "{slug}: {said}");
    }
    // Two tiers behind one name, of which one trains: not known.
    assert!(of("models.dev", "google")["training"].is_null());
    assert!(of("openrouter", "xyzzy").is_null());
    // Each name leads to records that are there.
    let table = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/questions/slugs.tsv")).unwrap();
    let listed = Run::new(&["list", "--format", "json"]).json();
    let ids: BTreeSet<&str> = listed["tiers"].as_array().unwrap().iter().map(|tier| tier["id"].as_str().unwrap()).collect();
    for id in table.lines().filter(|line| !line.starts_with('#')).flat_map(|line| line.rsplit('\t').next().unwrap().split(','))
    {
        assert!(ids.contains(id), "slugs.tsv names {id}, which is no tier");
    }
}
