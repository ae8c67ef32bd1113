//! An installation on a temporary database with a standing clock, and browsers to visit it.

use app::parts::Assets;
use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Method, Request, header},
};
use clap::Parser;
use contest::time::{Millis, Timestamp};
use http_body_util::BodyExt;
use server::{
    chance::SeededChance,
    clock::StandingClock,
    config::{Cli, Command, ServeSettings},
    jobs,
    kit::{self, Purpose},
    router,
    secrets::Secrets,
    serve::Running,
    state::App,
};
use std::{collections::BTreeMap, path::PathBuf, sync::Arc};
use store::Store;
use tower::ServiceExt;

/// 24 November 2026, 09:00 in Ha Noi.
pub const MORNING: Timestamp = Timestamp(1_795_485_600_000);
/// The contest of the Ba Đình kit.
pub const CONTEST: &str = "/c/ba-dinh-2019";

/// An installation with the demonstration's contest: its rounds are opened, nobody has registered.
pub struct Installation {
    pub app: App,
    pub clock: Arc<StandingClock>,
    router: Router,
    _running: Running,
    _folder: tempfile::TempDir,
}

impl Installation {
    /// The Ba Đình kit, loaded at [`MORNING`].
    pub async fn new() -> Self {
        Self::with_kit(|_| {}).await
    }

    /// The Ba Đình kit, changed before it is loaded at [`MORNING`].
    pub async fn with_kit(change: impl FnOnce(&mut exchange::kit::Kit)) -> Self {
        Self::started_with(&[], change).await
    }

    /// The same, served with further settings of the command line.
    pub async fn started_with(arguments: &[&str], change: impl FnOnce(&mut exchange::kit::Kit)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().to_str().unwrap().to_owned();
        let cli =
            Cli::try_parse_from(["timhieu", "serve", "--data", &place].iter().chain(arguments)).unwrap();
        let Command::Serve(settings) = cli.command else {
            panic!("not serve")
        };
        let settings = ServeSettings {
            site: folder.path().to_owned(),
            ..settings
        };
        let store = Store::open(&settings.data.database_address(), 4).await.unwrap();
        let clock = Arc::new(StandingClock::at(MORNING));
        let assets = Assets {
            css: "/pkg/timhieu.css".to_owned(),
            ..Assets::default()
        };
        let running = Running::start(
            &settings,
            store,
            Secrets::new([7; 32]),
            assets,
            clock.clone(),
            Arc::new(SeededChance::new(42)),
        )
        .unwrap();
        let app = running.app.clone();
        let kits = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../kits");
        let mut kit = kit::read(&kits.join("ba-dinh-2019")).unwrap();
        change(&mut kit);
        kit::load(&app.store, &kit, Purpose::Demo, &*app.clock, &*app.chance)
            .await
            .unwrap();
        Self {
            router: router::service(&app),
            app,
            clock,
            _running: running,
            _folder: folder,
        }
    }

    /// Moves the clock and does what falls due.
    pub async fn advance(&self, span: Millis) {
        self.clock.advance(span);
        jobs::do_due(&self.app).await.unwrap();
    }

    /// A browser without scripts and without cookies.
    pub fn browser(&self) -> Browser {
        Browser {
            router: self.router.clone(),
            cookies: BTreeMap::new(),
        }
    }
}

/// Keeps cookies; does not follow redirects.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    cookies: BTreeMap<String, String>,
}

/// A response that has been read whole.
#[derive(Debug)]
pub struct Page {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: String,
}

impl Page {
    /// Whether the text is on the page as a reader sees it (`&#39;` and the like decoded).
    pub fn has(&self, text: &str) -> bool {
        self.text().contains(text)
    }

    /// The page without tags, entities decoded, spaces made single.
    pub fn text(&self) -> String {
        text_of(&self.body)
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The message at the field of that name, which its control must name as its description.
    pub fn message_at(&self, field: &str) -> Option<String> {
        let id = format!("{field}-error");
        let place = self.body.find(&format!("id=\"{id}\""))?;
        let line = &self.body[self.body[..place].rfind('<')?..];
        let line = &line[..line.find("</p>")?];
        let described = self.body.match_indices("aria-describedby=\"").any(|(at, name)| {
            let ids = &self.body[at + name.len()..];
            ids[..ids.find('"').unwrap()].split(' ').any(|found| found == id)
        });
        assert!(described, "no control is described by {id}");
        Some(text_of(line))
    }

    pub fn location(&self) -> &str {
        self.header("location")
    }

    /// The value of the first control of that name.
    pub fn value_of(&self, name: &str) -> Option<String> {
        let place = self.body.find(&format!("name=\"{name}\""))?;
        let start = self.body[..place].rfind('<')?;
        let end = start + self.body[start..].find('>')?;
        let tag = &self.body[start..end];
        let value = tag.split("value=\"").nth(1)?.split('"').next()?;
        Some(
            value
                .replace("&amp;", "&")
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">"),
        )
    }
}

/// HTML without tags, entities decoded, spaces made single.
fn text_of(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for sign in html.chars() {
        match sign {
            '<' => inside = true,
            '>' => {
                inside = false;
                text.push(' ');
            }
            _ if !inside => text.push(sign),
            _ => {}
        }
    }
    let decoded = text
        .replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
    decoded.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Browser {
    pub async fn get(&mut self, path: &str) -> Page {
        let request = Request::builder()
            .method(Method::GET)
            .uri(path)
            .body(Body::empty())
            .unwrap();
        self.send(request).await
    }

    /// Carries a cookie from now on.
    pub fn carry(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    /// Posts a form from one of our own pages, as a script does that wants to know what is held.
    pub async fn post_for_json(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let request = Request::builder()
            .method(Method::POST)
            .uri(path)
            .header("sec-fetch-site", "same-origin")
            .header(header::ACCEPT, "application/json")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(serde_urlencoded::to_string(fields).unwrap()))
            .unwrap();
        self.send(request).await
    }

    /// Posts a form from one of our own pages.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let body = serde_urlencoded::to_string(fields).unwrap();
        self.post_body(path, "application/x-www-form-urlencoded", &body)
            .await
    }

    /// Posts anything from one of our own pages.
    pub async fn post_body(&mut self, path: &str, kind: &str, body: &str) -> Page {
        let request = Request::builder()
            .method(Method::POST)
            .uri(path)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, kind)
            .body(Body::from(body.to_owned()))
            .unwrap();
        self.send(request).await
    }

    /// Posts a form from a page of another origin.
    pub async fn post_from(&mut self, origin: &str, path: &str, fields: &[(&str, &str)]) -> Page {
        let request = Request::builder()
            .method(Method::POST)
            .uri(path)
            .header(header::ORIGIN, origin)
            .header(header::HOST, "127.0.0.1:3000")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(serde_urlencoded::to_string(fields).unwrap()))
            .unwrap();
        self.send(request).await
    }

    pub async fn send(&mut self, mut request: Request<Body>) -> Page {
        if !self.cookies.is_empty() {
            let line: Vec<_> = self
                .cookies
                .iter()
                .map(|(name, value)| format!("{name}={value}"))
                .collect();
            request
                .headers_mut()
                .insert(header::COOKIE, line.join("; ").parse().unwrap());
        }
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        for line in parts.headers.get_all(header::SET_COOKIE) {
            let line = line.to_str().unwrap();
            let (name, value) = line.split(';').next().unwrap().split_once('=').unwrap();
            if line.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let bytes = body.collect().await.unwrap().to_bytes();
        Page {
            status: parts.status.as_u16(),
            headers: parts.headers,
            body: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }
}
