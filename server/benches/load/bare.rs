//! The least that an answer to a save can cost over HTTP: the form is read and JSON is sent back.

use axum::{Form, Router, http::header, response::IntoResponse, routing::post, serve::ListenerExt};
use serde_json::json;
use std::collections::HashMap;

/// Makes this program be that server.
pub const ARGUMENT: &str = "--bare";

/// Serves until it is killed.
pub fn serve() {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime can be made");
    runtime.block_on(async {
        let router = Router::new().route("/c/{slug}/bai/{attempt}/cau/{n}", post(answer));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0")
            .await
            .expect("loopback can be listened on");
        println!("http://{}", listener.local_addr().expect("it has an address"));
        let listener = listener.tap_io(|stream| {
            stream.set_nodelay(true).expect("it is a TCP connection");
        });
        axum::serve(listener, router)
            .await
            .expect("it serves until it is killed");
    });
}

async fn answer(Form(fields): Form<HashMap<String, String>>) -> impl IntoResponse {
    let revision: i64 = fields
        .get("seq")
        .and_then(|seq| seq.parse().ok())
        .unwrap_or_default();
    let body = json!({ "slot": 1, "state": "kept", "revision": revision, "saved_at": 0 });
    ([(header::CONTENT_TYPE, "application/json")], body.to_string())
}
