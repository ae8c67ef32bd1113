//! One life of the server's process, and the browsers that save in it.

use crate::{
    journal::{Page, Told},
    wire::{client::Client, served::Served},
};
use std::{
    net::SocketAddr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::time::sleep;

/// Acknowledgements before each kill, so that the log has filled batches.
const BEFORE: usize = 200;
/// Whoever has not answered so many by then hangs.
const PATIENCE: Duration = Duration::from_secs(60);

/// How long the acknowledgement of a full batch is waited for.
const A_WHILE: Duration = Duration::from_secs(2);

/// One life of the process, from its start to its kill.
pub struct Life {
    process: Mutex<Served>,
    killed_at: Mutex<Option<Instant>>,
    acknowledged: AtomicUsize,
    waiting: AtomicUsize,
    /// Whether the first acknowledgement of a full batch is the moment to kill, else a moment by chance. A process
    /// that replies before it commits has its worst moment there.
    at_an_acknowledgement: bool,
    browsers: usize,
}

impl Life {
    /// A process that has just been started, for so many browsers.
    pub fn new(process: Served, browsers: usize, at_an_acknowledgement: bool) -> Self {
        Self {
            process: Mutex::new(process),
            killed_at: Mutex::new(None),
            acknowledged: AtomicUsize::new(0),
            waiting: AtomicUsize::new(0),
            at_an_acknowledgement,
            browsers,
        }
    }

    /// Saves acknowledged in this life.
    pub fn acknowledged(&self) -> usize {
        self.acknowledged.load(Ordering::SeqCst)
    }

    /// Waits for the end of the killed process; returns the last instant before the kill.
    pub fn ended(&self) -> Instant {
        self.process.lock().unwrap().wait();
        self.killed_at.lock().unwrap().expect("it was killed")
    }

    fn kill(&self) {
        let mut killed_at = self.killed_at.lock().unwrap();
        if killed_at.is_none() {
            *killed_at = Some(Instant::now());
            self.process.lock().unwrap().kill();
        }
    }

    /// An answer has been read.
    fn told(&self, told: Told) {
        let waiting = self.waiting.fetch_sub(1, Ordering::SeqCst);
        if told == Told::Busy {
            return;
        }
        let before = self.acknowledged.fetch_add(1, Ordering::SeqCst);
        if self.at_an_acknowledgement && before >= BEFORE && waiting * 10 >= self.browsers * 9 {
            self.kill();
        }
    }

    fn is_killed(&self) -> bool {
        self.killed_at.lock().unwrap().is_some()
    }

    /// Sees to the kill: after `delay` if the moment is chance, and in any case after a while.
    pub async fn end(&self, delay: Duration) {
        let began = Instant::now();
        while self.acknowledged() < BEFORE {
            assert!(began.elapsed() < PATIENCE, "it does not answer");
            sleep(Duration::from_millis(1)).await;
        }
        let longest = if self.at_an_acknowledgement {
            A_WHILE
        } else {
            delay
        };
        let began = Instant::now();
        while !self.is_killed() && began.elapsed() < longest {
            sleep(Duration::from_millis(1)).await;
        }
        self.kill();
    }
}

/// Saves until the connection breaks; what had no answer is sent first, under its old number.
pub async fn save_until_cut(mut page: Page, address: SocketAddr, life: Arc<Life>) -> Page {
    let Ok(mut client) = Client::open(address, &page.cookie).await else {
        return page;
    };
    loop {
        let place = page.unanswered().unwrap_or_else(|| page.tick());
        if page.write(&mut client, place).await.is_err() {
            return page;
        }
        life.waiting.fetch_add(1, Ordering::SeqCst);
        let Ok(reply) = client.receive().await else {
            return page;
        };
        life.told(page.note(place, &reply));
    }
}

/// Sends what has no answer until it has one.
pub async fn save_the_rest(mut page: Page, address: SocketAddr) -> Page {
    let mut client = Client::open(address, &page.cookie).await.unwrap();
    while let Some(place) = page.unanswered() {
        page.write(&mut client, place).await.unwrap();
        let reply = client.receive().await.unwrap();
        if page.note(place, &reply) == Told::Busy {
            sleep(Duration::from_millis(20)).await;
        }
    }
    page
}
