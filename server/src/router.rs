//! All routes, and the layers around them, outermost last.

use crate::{
    failure::{self, Refusal},
    headers, origin, routes,
    state::App,
};
use app::messages::failures::Failure;
use axum::{
    Router,
    extract::{DefaultBodyLimit, MatchedPath, Request, State},
    http::HeaderMap,
    middleware::{Next, from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use std::time::Duration;
use tower_http::timeout::TimeoutLayer;

/// Largest request: a paper's answers are a few hundred bytes, a registration two thousand.
const LARGEST_BODY: usize = 64 * 1024;
/// Longest that a request may take, from its first line to the answer.
const LONGEST: Duration = Duration::from_secs(20);

/// The routes, for the server and for tests that walk them.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/", get(routes::home::front_door))
        .route("/c/{slug}", get(routes::home::home))
        .route("/c/{slug}/the-le", get(routes::rules::rules))
        .route("/c/{slug}/du-lieu-ca-nhan", get(routes::rules::privacy))
        .route("/c/{slug}/bang", get(routes::boards::list))
        .route("/c/{slug}/bang/{round}", get(routes::boards::one))
        .route("/ngon-ngu", post(routes::language::choose))
        .route(
            "/c/{slug}/dot/{round}",
            get(routes::before::show).post(routes::before::begin),
        )
        .route(
            "/c/{slug}/bai/{attempt}/cau/{number}",
            get(routes::question::show).post(routes::question::answer),
        )
        .route(
            "/c/{slug}/bai/{attempt}/du-doan",
            get(routes::prediction::show).post(routes::prediction::predict),
        )
        .route("/c/{slug}/bai/{attempt}/tong-quan", get(routes::overview::show))
        .route(
            "/c/{slug}/bai/{attempt}/ket-thuc",
            get(routes::overview::ask).post(routes::overview::finish),
        )
        .route("/c/{slug}/bai/{attempt}/phieu", get(routes::receipt::show))
        .route("/c/{slug}/bai/{attempt}/ket-qua", get(routes::result::show))
        .route("/api/{*function}", post(routes::functions::call))
        .route("/health", get(routes::health::health))
        .route("/metrics", get(routes::health::metrics))
        .route("/pkg/{file}", get(routes::statics::package))
        .route(
            "/c/{slug}/dang-ky",
            get(routes::register::form).post(routes::register::send),
        )
        .route("/c/{slug}/dang-ky/ma", get(routes::entry_code::page))
        .route(
            "/c/{slug}/vao",
            get(routes::sign_in::form).post(routes::sign_in::send),
        )
        .route("/c/{slug}/thoat", post(routes::sign_in::out))
        .route("/c/{slug}/cua-toi", get(routes::mine::page))
        .merge(organizer_routes())
        .fallback(public_file)
}

/// The organizers' pages. All but the first three need a sign-in.
fn organizer_routes() -> Router<App> {
    use routes::organizer as desk;
    Router::new()
        .route("/to-chuc", get(desk::sign_in::front).post(desk::sign_in::sign_in))
        .route("/to-chuc/thoat", post(desk::sign_in::sign_out))
        .route(
            "/to-chuc/moi/{token}",
            get(desk::link::show).post(desk::link::accept),
        )
        .route("/to-chuc/c/{slug}", get(desk::overview::show))
        .route("/to-chuc/c/{slug}/dot/{round}", get(desk::round::show))
        .route("/to-chuc/c/{slug}/dot/{round}/luot", get(desk::lists::sittings))
        .route("/to-chuc/c/{slug}/dot/{round}/mo", post(desk::open))
        .route("/to-chuc/c/{slug}/dot/{round}/gia-han", post(desk::extend))
        .route("/to-chuc/c/{slug}/dot/{round}/dong", post(desk::close))
        .route(
            "/to-chuc/c/{slug}/nguoi",
            get(desk::people::newest).post(desk::people::search),
        )
        .route("/to-chuc/c/{slug}/nguoi/{number}", get(desk::person::show))
        .route(
            "/to-chuc/c/{slug}/nguoi/{number}/them-gio",
            post(desk::extra_time),
        )
        .route("/to-chuc/c/{slug}/nguoi/{number}/he-so", post(desk::time_factor))
        .route("/to-chuc/c/{slug}/nguoi/{number}/ma-moi", post(desk::reissue))
        .route("/to-chuc/c/{slug}/nguoi/{number}/huy", post(desk::disqualify))
        .route("/to-chuc/c/{slug}/trung", get(desk::lists::doubles))
        .route("/to-chuc/c/{slug}/muon", get(desk::lists::late))
        .route(
            "/to-chuc/c/{slug}/duyet",
            get(desk::approvals::show).post(desk::approvals::decide),
        )
        .route("/to-chuc/c/{slug}/nhat-ky", get(desk::audit::show))
}

/// The whole service.
pub fn service(app: &App) -> Router {
    routes()
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(from_fn_with_state(app.clone(), origin::check))
        .layer(TimeoutLayer::with_status_code(
            axum::http::StatusCode::REQUEST_TIMEOUT,
            LONGEST,
        ))
        .layer(from_fn_with_state(app.clone(), failure::pages))
        .layer(from_fn(headers::set))
        .layer(from_fn_with_state(app.clone(), observe))
        .with_state(app.clone())
}

/// Files of the public folder lie at the root: `/favicon.svg`.
async fn public_file(State(app): State<App>, headers: HeaderMap, request: Request) -> Response {
    let path = request.uri().path();
    if let Some(page) = path.strip_suffix('/').filter(|page| page.starts_with("/c/")) {
        // People type a slash at the end of an address; the page is the one without.
        return axum::response::Redirect::permanent(page).into_response();
    }
    let file = path.trim_start_matches('/');
    match routes::statics::public(&app, file, &headers).await {
        Ok(response) => response,
        Err(_) => Refusal(Failure::NotFound).into_response(),
    }
}

/// Counts and logs each request by the pattern of its path, never by the path itself, which may name an attempt.
async fn observe(State(app): State<App>, request: Request, next: Next) -> Response {
    let pattern = request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| "none".to_owned(), |path| path.as_str().to_owned());
    let method = request.method().clone();
    let began = app.clock.now();
    let response = next.run(request).await;
    let status = response.status().as_u16();
    app.metrics.response(status);
    let took = (app.clock.now() - began).0;
    tracing::info!(%method, route = pattern, status, milliseconds = took, "request");
    response
}
