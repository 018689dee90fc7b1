//! Work on several threads.

use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{Builder, scope};

/// Takes what each thread makes of what it is handed, until there is nothing more or until one of them fails. `next` hands on one at a time, in order.
///
/// # Errors
///
/// The first failure.
pub fn each<Job: Send, Made: Send, Own>(
    threads: usize,
    mut next: impl FnMut(Option<Job>) -> Result<Option<Job>, String> + Send,
    own: impl Fn() -> Own + Sync,
    work: impl Fn(&mut Own, &mut Job) -> Result<Made, String> + Sync,
    mut take: impl FnMut(Made) + Send,
) -> Result<(), String> {
    let stopped = AtomicBool::new(false);
    let failed: Mutex<Result<(), String>> = Mutex::new(Ok(()));
    let (next, take) = (Mutex::new(&mut next), Mutex::new(&mut take));
    let run = || {
        let mut own = own();
        let mut job: Option<Job> = None;
        while !stopped.load(Ordering::Relaxed) {
            job = { next.lock().unwrap_or_else(PoisonError::into_inner)(job.take()) }?;
            let Some(job) = &mut job else { return Ok(()) };
            let made = work(&mut own, job)?;
            take.lock().unwrap_or_else(PoisonError::into_inner)(made);
        }
        Ok(())
    };
    let guarded = || {
        if let Err(message) = run() {
            stopped.store(true, Ordering::Relaxed);
            let mut failed = failed.lock().unwrap_or_else(PoisonError::into_inner);
            if failed.is_ok() {
                *failed = Err(message);
            }
        }
    };
    scope(|scope| {
        // where the system gives fewer threads, these do it
        for _ in 1..threads {
            if Builder::new().spawn_scoped(scope, guarded).is_err() {
                break;
            }
        }
        guarded();
    });
    failed.into_inner().unwrap_or_else(PoisonError::into_inner)
}
