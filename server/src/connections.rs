//! Connections: bounded in number, with a limit on how long a request's head may take, closed in order.
//!
//! `axum::serve` has no time limit for a request's head, so a few thousand half-open requests would hold the server
//! (design: many callers are phones on poor lines, and not all callers are friends).

use axum::{Router, body::Body, extract::ConnectInfo, extract::Request};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::{GracefulConnection, GracefulShutdown},
};
use std::{future::Future, net::SocketAddr, sync::Arc, time::Duration};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::Semaphore,
};
use tower::ServiceExt;

/// A request's head (its first line and headers) must be here within this; it is also how long an idle connection
/// is kept.
const HEAD: Duration = Duration::from_secs(30);
/// So many connections at once; further callers wait in the kernel's queue.
const MOST: usize = 20_000;
/// Pause after the system refused to accept a connection, for instance for want of file descriptors.
const BREATH: Duration = Duration::from_millis(50);

/// Serves connections until `told_to_stop` is done, then lets requests in flight end, at most `last_words` long.
/// Returns whether all had ended.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    told_to_stop: impl Future<Output = ()>,
    last_words: Duration,
) -> bool {
    let graceful = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(MOST));
    tokio::pin!(told_to_stop);
    loop {
        let place = tokio::select! {
            () = &mut told_to_stop => break,
            place = Arc::clone(&places).acquire_owned() => place,
        };
        let accepted = tokio::select! {
            () = &mut told_to_stop => break,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, caller)) => {
                let connection = graceful.watch(connection(stream, caller, router.clone()));
                tokio::spawn(async move {
                    // Whatever a connection ends with (reset, time-out, a head that is no HTTP), its caller knows.
                    if let Err(error) = connection.await {
                        tracing::debug!(%error, "a connection ended");
                    }
                    drop(place);
                });
            }
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(BREATH).await;
            }
        }
    }
    drop(listener);
    tokio::time::timeout(last_words, graceful.shutdown())
        .await
        .is_ok()
}

fn connection(
    stream: TcpStream,
    caller: SocketAddr,
    router: Router,
) -> impl GracefulConnection<Error = hyper::Error> + Send {
    // Small answers must not wait for the acknowledgement of the packet before (Nagle).
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "no TCP_NODELAY");
    }
    let answer = service_fn(move |request: hyper::Request<Incoming>| {
        let mut request: Request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(caller));
        router.clone().oneshot(request)
    });
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .max_buf_size(64 * 1024)
        .serve_connection(TokioIo::new(stream), answer)
}
