//! The machine: CPU time of processes, and what one sync of the disk takes.

use super::figures::Figures;
use std::{
    fs::{self, File},
    io::Write,
    path::Path,
    time::{Duration, Instant},
};

/// Linux counts CPU time of processes in hundredths of a second for programs (`USER_HZ`).
const TICK: Duration = Duration::from_millis(10);
const SYNCS: usize = 200;

/// User and system time that a process has used.
pub fn cpu_time(process: u32) -> Duration {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).expect("the process runs");
    // The name, in brackets, may hold anything; fields are counted from behind it. 14 and 15 are utime and stime.
    let (_, fields) = stat.rsplit_once(')').expect("the name is in brackets");
    let ticks: u32 = fields
        .split_whitespace()
        .skip(11)
        .take(2)
        .map(|field| field.parse::<u32>().expect("ticks are a number"))
        .sum();
    TICK * ticks
}

/// Appends a page and syncs, again and again.
pub fn measure_fsync(folder: &Path, figures: &mut Figures) {
    let path = folder.join("sync");
    let mut file = File::create(&path).expect("target can be written");
    let mut times = Vec::with_capacity(SYNCS);
    for _ in 0..SYNCS {
        file.write_all(&[7; 4096]).expect("target can be written");
        let began = Instant::now();
        file.sync_data().expect("target can be written");
        times.push(began.elapsed());
    }
    figures.note_times("one fdatasync of 4 KB", times);
}
