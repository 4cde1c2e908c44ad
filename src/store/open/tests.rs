//! What a database promises from its opening on.

use super::*;

fn made() -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("retell.db");
    let private = |building: &Path| crate::paths::create_private_file(building).map(drop);
    Store::create(&path, &folder.path().join("building"), private, |_| Ok(())).unwrap();
    (folder, path)
}

fn open(path: &Path) -> Store {
    Store::open(path, |_, _| Ok(())).unwrap()
}

#[test]
fn a_commit_is_on_the_disk_before_it_is_acknowledged() {
    let (_folder, path) = made();
    let store = open(&path);
    for (pragma, value) in [
        ("journal_mode", "wal"),
        ("synchronous", "2"),
        ("fullfsync", "1"),
        ("foreign_keys", "1"),
        ("trusted_schema", "0"),
        ("busy_timeout", "10000"),
    ] {
        let set: String = store
            .connection
            .query_row(
                &format!("SELECT CAST({pragma} AS TEXT) FROM pragma_{pragma}"),
                [],
                |row| row.get(0),
            )
            .or_else(|_| {
                store
                    .connection
                    .query_row(&format!("PRAGMA {pragma}"), [], |row| {
                        row.get::<_, i64>(0).map(|value| value.to_string())
                    })
            })
            .unwrap();
        assert_eq!(set, value, "{pragma}");
    }
}

#[test]
fn a_writer_that_waited_in_vain_is_told_who_is_in_the_way() {
    let (_folder, path) = made();
    let (mut one, mut other) = (open(&path), open(&path));
    let held = one.write().unwrap();
    other.connection.busy_timeout(Duration::ZERO).unwrap();
    assert!(matches!(other.write(), Err(StoreError::Busy)));
    assert!(other.read().is_ok(), "reading needs no lock");
    drop(held);
    assert!(other.write().is_ok());
}

#[test]
fn what_may_be_lost_is_written_at_once_or_not_at_all() {
    let (_folder, path) = made();
    let (mut one, mut other) = (open(&path), open(&path));
    let waits = |connection: &Connection| -> i64 {
        connection
            .query_row("PRAGMA busy_timeout", [], |row| row.get(0))
            .unwrap()
    };
    let add = |connection: &Connection| {
        assert_eq!(waits(connection), 0);
        connection.execute("INSERT INTO day_off (day) VALUES (1)", [])?;
        Ok(())
    };
    let held = one.write().unwrap();
    assert!(!other.keep(add));
    drop(held);
    assert!(other.keep(add));
    assert!(!other.keep(add), "the day is taken");
    assert_eq!(waits(&other.connection), 10_000);
    other.read_only = true;
    assert!(!other.keep(add));
}

#[test]
fn a_full_disk_is_told_and_costs_nothing() {
    let (_folder, path) = made();
    let mut store = open(&path);
    store
        .connection
        .pragma_update(None, "max_page_count", 1)
        .unwrap();
    let transaction = store.write().unwrap();
    let filled = transaction.execute(
        "INSERT INTO device (uuid, created_at, seq, head) VALUES (:text, 0, 0, zeroblob(16))",
        rusqlite::named_params! { ":text": "x".repeat(1_000_000) },
    );
    assert!(matches!(
        filled.map_err(StoreError::from),
        Err(StoreError::Full)
    ));
    drop(transaction);
    drop(store);
    let devices: i64 = open(&path)
        .connection
        .query_row("SELECT count(*) FROM device", [], |row| row.get(0))
        .unwrap();
    assert_eq!(devices, 0);
}

#[test]
fn a_database_is_never_made_over_another_one() {
    let (folder, path) = made();
    let before = fs::read(&path).unwrap();
    let private = |building: &Path| crate::paths::create_private_file(building).map(drop);
    Store::create(&path, &folder.path().join("building"), private, |_| Ok(())).unwrap();
    assert!(fs::read(&path).unwrap() == before);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}
