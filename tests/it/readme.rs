//! What the README and the page on stories say to type works: every command in them is run, in its order,
//! by one user for each page.

use std::fs;
use std::path::Path;

use retell::story::checks::Rule;

use super::support::{User, words};

fn read(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// The command lines of a Markdown page: the lines of its `sh` blocks.
fn commands(page: &str) -> Vec<String> {
    let mut commands = Vec::new();
    let mut inside = false;
    for line in page.lines() {
        if line.starts_with("```") {
            inside = line == "```sh";
        } else if inside && !line.trim().is_empty() {
            commands.push(line.to_owned());
        }
    }
    commands
}

/// The files that the pages speak of, as somebody would have them.
fn desk(user: &User) {
    user.file(
        "page.txt",
        "Keeping a Cool Head\n\nCommon prompts\n\n\
         - Tell me about an hour in which everything failed at once.\n\
         - Describe the calmest decision you took in a noisy week.\n\
         - When did you ask others to slow down?\n",
    );
    user.file(
        "payroll.toml",
        "title = \"The payroll export\"\ncues = [\"ran twice\", \"called forty people\"]\n\
         topics = [\"failure\"]\nevidence = \"nobody was paid twice again\"\nsource = \"told\"\n",
    );
    user.file(
        "answer.toml",
        "title = \"The label printer\"\ncues = [\"wrong batch\", \"stopped the belt\"]\n\
         topics = [\"quality\", \"decision\"]\n",
    );
}

/// Runs every command of a page and says how many there were.
fn run_all(page: &str) -> usize {
    let user = User::new();
    desk(&user);
    let mut run = 0;
    for command in commands(&read(page)) {
        let words = words(&command);
        let arguments: Vec<&str> = words.iter().map(String::as_str).collect();
        let arguments = match arguments[..] {
            ["cargo", "run", "--release", "--", ref arguments @ ..]
            | ["retell", ref arguments @ ..] => arguments.to_vec(),
            // The other commands build, install and test the program itself.
            ["cargo", "test"] => continue,
            _ => panic!("{page} says to type {command}, which no test knows"),
        };
        let ran = user.run(&arguments);
        assert_eq!(ran.code, 0, "{command}\n{ran:?}");
        run += 1;
    }
    run
}

#[test]
fn every_command_of_the_pages_works() {
    for (page, least) in [("README.md", 20), ("docs/stories.md", 20)] {
        let run = run_all(page);
        assert!(run > least, "only {run} commands were found in {page}");
    }
}

/// The table of rules names each of them once, in their order.
#[test]
fn the_page_on_stories_explains_every_rule() {
    let page = read("docs/stories.md");
    let rules: Vec<&str> = page
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        .skip_while(|rule| *rule != "no-evidence")
        .collect();
    let known = Rule::ALL.map(Rule::name);
    assert_eq!(rules, known);
}

#[test]
fn the_pages_it_points_to_exist() {
    let page = read("README.md");
    let mut links = 0;
    for link in page.split("](").skip(1) {
        let target = link.split(')').next().unwrap();
        if target.starts_with("http") || target.starts_with('#') {
            continue;
        }
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(target);
        assert!(
            path.exists(),
            "the README points to {target}, which is not there"
        );
        links += 1;
    }
    assert!(links > 0);
}

#[test]
fn the_page_on_the_inside_names_files_that_are_there() {
    let page = read("docs/inside.md");
    let folders = ["src/", "tests/", ".cargo/", "build.rs"];
    let named: Vec<&str> = page
        .split('`')
        .filter(|word| folders.iter().any(|folder| word.starts_with(folder)))
        .collect();
    assert!(named.len() > 30, "{named:?}");
    for name in named {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
        assert!(
            path.exists(),
            "docs/inside.md names {name}, which is not there"
        );
    }
}
