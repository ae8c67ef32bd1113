//! The log reaches the disk before each answer, as the system sees it (SQLite).

use crate::{
    ground::{Ground, with_little_log},
    journal::{Page, Told},
    traced::{Verdict, judge},
    wire::{
        client::Client,
        seats::{seat, start},
        served::{BINARY, Served, arguments},
    },
};
use server::chance::{Chance, SystemChance};
use std::{env, fs, net::SocketAddr, process::Command, time::Duration};
use tokio::task::JoinSet;

/// Saves one after the other, by one browser.
const ALONE: usize = 24;
/// Browsers that save at the same time, and saves of each.
const TOGETHER: (usize, usize) = (16, 8);

/// Whether there is a strace; in CI there must be.
fn has_strace() -> bool {
    let found = Command::new("strace").arg("-V").output().is_ok();
    let in_ci = env::var("CI").is_ok_and(|value| value == "true");
    assert!(found || !in_ci, "strace is missing: in CI the disk is watched");
    if !found {
        eprintln!("strace is missing: not tried");
    }
    found
}

async fn save(mut page: Page, address: SocketAddr, how_many: usize) -> usize {
    let mut client = Client::open(address, &page.cookie).await.unwrap();
    for _ in 0..how_many {
        let place = page.tick();
        page.write(&mut client, place).await.unwrap();
        let reply = client.receive().await.unwrap();
        assert!(matches!(page.note(place, &reply), Told::Kept(_)), "{reply:?}");
    }
    how_many
}

/// Serves under strace, saves, and judges what strace saw. Also returns how many saves were acknowledged.
async fn watched_saves(ground: &Ground) -> (Verdict, usize) {
    let store = ground.store().await;
    let seats = seat(&store, TOGETHER.0).await;
    store.close().await;
    let trace = ground.path("trace");
    let mut command = Command::new("strace");
    command.args(["-f", "-ttt", "-yy", "-s", "64", "-o"]).arg(&trace);
    command.args([
        "-e",
        "trace=fsync,fdatasync,pwrite64,write,writev,sendto,sendmsg,recvfrom,read",
    ]);
    command
        .arg(BINARY)
        .args(arguments(&ground.path(""), &ground.database));
    let mut served = Served::start(with_little_log(&mut command), &ground.log());
    let chance: &dyn Chance = &SystemChance;
    let mut pages = Vec::new();
    for seat in &seats {
        let attempt = start(served.address, seat).await;
        pages.push(Page::new(seat, attempt, chance.id(), false));
    }
    let mut acknowledged = save(pages[0].clone(), served.address, ALONE).await;
    pages[0] = Page::new(&seats[0], pages[0].attempt, chance.id(), true);
    let mut browsers = JoinSet::new();
    for page in pages {
        browsers.spawn(save(page, served.address, TOGETHER.1));
    }
    acknowledged += browsers.join_all().await.iter().sum::<usize>();

    let strace = served.id();
    let children = fs::read_to_string(format!("/proc/{strace}/task/{strace}/children")).unwrap();
    Served::ask_to_stop(children.trim().parse().expect("strace has one child"));
    assert!(served.wait_at_most(Duration::from_secs(20)).is_some(), "it stops");
    let lines = fs::read(&trace).unwrap();
    (judge(&String::from_utf8_lossy(&lines)), acknowledged)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_log_is_on_disk_before_each_answer() {
    if !has_strace() {
        return;
    }
    let (verdict, acknowledged) = watched_saves(&Ground::sqlite()).await;
    println!("trace: {verdict:?}");
    assert_eq!(verdict.acknowledged, acknowledged, "the trace shows every answer");
    if cfg!(feature = "sham") {
        assert!(
            verdict.too_early > 0,
            "answers before the commit were not found out"
        );
    } else {
        assert_eq!(verdict.too_early, 0, "answers before the log was on disk");
    }
}
