//! The frame of every page: head, header with the roof line, main, footer.

use super::icon::{Icon, icon};
use crate::Lang;
use leptos::prelude::*;
use std::sync::Arc;

/// Addresses of the built files, with the hashes of their contents in their names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assets {
    /// The style sheet.
    pub css: String,
    /// The script that wakes islands; empty where the browser part has not been built.
    pub js: String,
    /// The code it loads.
    pub wasm: String,
}

/// What every page of a contest says about it (design 21).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// `/c/{slug}`.
    pub root: String,
    /// The contest's name.
    pub title: String,
    /// Who runs it.
    pub organizer: String,
    /// Telephone for help, as printed.
    pub telephone: String,
    /// Address for help.
    pub email: Option<String>,
    /// Whether it is a demonstration.
    pub demo: bool,
}

/// Who is looking.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SignedIn {
    /// Nobody we know.
    #[default]
    No,
    /// An entrant of this contest.
    Entrant,
    /// Somebody who works for the contest, by name.
    Official(String),
}

/// An entry of the main navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nav {
    /// Home.
    Home,
    /// Rules.
    Rules,
    /// Standings.
    Boards,
    /// Registration.
    Register,
    /// Sign-in with the entry code.
    SignIn,
    /// The entrant's own page.
    Mine,
    /// What organizers do next.
    Todo,
    /// People, for organizers.
    People,
    /// What needs a second organizer.
    Approvals,
    /// What organizers did.
    Record,
}

/// Which kind of page it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Body {
    /// A page for everybody.
    #[default]
    Public,
    /// A page of an open paper: nothing that leads away.
    Sitting,
    /// A page for organizers: denser.
    Organizer,
}

/// How wide the contents run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Main {
    /// One column of text.
    #[default]
    Text,
    /// A first and a second column.
    Two,
    /// The second column (what to do next) on the left.
    TwoReverse,
    /// Wide, for tables.
    Broad,
}

/// Everything around the contents of a page.
#[derive(Clone, Debug)]
pub struct Frame {
    /// Language of the page.
    pub lang: Lang,
    /// Title of the page, without the contest's name.
    pub title: String,
    /// Addresses of the built files.
    pub assets: Arc<Assets>,
    /// Path and query of this page, where the language switch leads back to.
    pub path: String,
    /// Kind of page.
    pub body: Body,
    /// Width of the contents.
    pub main: Main,
    /// The contest, on its pages.
    pub site: Option<Site>,
    /// Who is looking.
    pub signed_in: SignedIn,
    /// The entry of the navigation that this page is.
    pub nav: Option<Nav>,
    /// Whether there is an island on the page.
    pub islands: bool,
    /// Whether a form on the page needs mending; said first in the title.
    pub invalid: bool,
}

/// The roof line of a communal house, our mark.
const ROOF: &str = "M17 1c1.500 3 4 4.500 8 4.500h14c4 0 6.500-1.500 8-4.500.5 9 6 17 16.500 17.500C61.500 24 57 26.500 51 \
     26.500H13C7 26.500 2.500 24 .5 18.500 11 18 16.500 10 17 1zM15 29h3v8h-3zM26.500 29h3v8h-3zM34.500 29h3v8h-3zM46 \
     29h3v8h-3zM10 38.500h44V41H10z";
/// The upturned eave under the header.
const EAVES: &str = "M-9-9H1009V3C940 14 850 17 700 17H300C150 17 60 14-9 3z";

/// A whole page.
pub fn document<V: IntoView>(frame: &Frame, contents: V) -> impl IntoView + use<V> {
    let lang = frame.lang;
    let site_title = frame
        .site
        .as_ref()
        .map_or_else(|| lang.product().to_owned(), |site| site.title.clone());
    let prefix = if frame.invalid { lang.error_prefix() } else { "" };
    let title = if frame.title == site_title {
        format!("{prefix}{site_title}")
    } else {
        format!("{prefix}{} · {site_title}", frame.title)
    };
    let body = match frame.body {
        Body::Public => None,
        Body::Sitting => Some("sitting"),
        Body::Organizer => Some("organizer"),
    };
    let main = match frame.main {
        Main::Text => None,
        Main::Two => Some("two"),
        Main::TwoReverse => Some("two reverse"),
        Main::Broad => Some("broad"),
    };
    let scripts = (frame.islands && !frame.assets.js.is_empty()).then(|| {
        view! {
            <script
                type="module"
                src="/islands.js"
                data-js=frame.assets.js.clone()
                data-wasm=frame.assets.wasm.clone()
            ></script>
        }
    });
    view! {
        <!DOCTYPE html>
        <html lang=lang.tag()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <meta name="theme-color" content="#9b1c1c" />
                <title>{title}</title>
                <link rel="stylesheet" href=frame.assets.css.clone() />
                <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
                {scripts}
            </head>
            <body class=body>
                <a class="skip" href="#main">
                    {lang.skip_to_main()}
                </a>
                {header(frame, site_title)}
                <main id="main" class=main tabindex="-1">
                    {contents}
                </main>
                {footer(frame)}
            </body>
        </html>
    }
}

fn header(frame: &Frame, site_title: String) -> impl IntoView + use<> {
    let lang = frame.lang;
    let root = frame
        .site
        .as_ref()
        .map_or_else(|| "/".to_owned(), |site| site.root.clone());
    let organizer = frame.site.as_ref().map(|site| site.organizer.clone());
    let nav = match (&frame.site, frame.body) {
        (Some(site), Body::Public) => Some(navigation(
            frame,
            lang.main_pages(),
            public_entries(frame, &site.root),
        )),
        (Some(site), Body::Organizer) => Some(navigation(
            frame,
            lang.desk_pages(),
            organizer_entries(lang, &site.root),
        )),
        _ => None,
    };
    let sign_out = match &frame.signed_in {
        SignedIn::Official(name) => Some(view! {
            <form class="language" method="post" action="/to-chuc/thoat">
                <span>{name.clone()}</span>
                " "
                <button>{lang.sign_out()}</button>
            </form>
        }),
        SignedIn::No | SignedIn::Entrant => None,
    };
    let other = lang.other();
    view! {
        <header class="site">
            <div class="inner">
                <a class="name" href=root>
                    <svg class="mark" viewBox="0 0 64 42" aria-hidden="true">
                        <path d=ROOF />
                    </svg>
                    <span>{site_title} {organizer.map(|name| view! { " " <small>{name}</small> })}</span>
                </a>
                {nav} {sign_out}
                <form class="language" method="post" action="/ngon-ngu">
                    <input type="hidden" name="back" value=frame.path.clone() />
                    <button name="language" value=other.tag() lang=other.tag()>
                        {other.language_name()}
                    </button>
                </form>
            </div>
            <svg class="eaves" viewBox="0 0 1000 20" preserveAspectRatio="none" aria-hidden="true">
                <path d=EAVES />
            </svg>
        </header>
    }
}

fn public_entries(frame: &Frame, root: &str) -> Vec<(Nav, String, &'static str)> {
    let lang = frame.lang;
    let mut entries = vec![
        (Nav::Home, root.to_owned(), lang.nav_home()),
        (Nav::Rules, format!("{root}/the-le"), lang.nav_rules()),
        (Nav::Boards, format!("{root}/bang"), lang.nav_boards()),
    ];
    if frame.signed_in == SignedIn::Entrant {
        entries.push((Nav::Mine, format!("{root}/cua-toi"), lang.nav_mine()));
    } else {
        entries.push((Nav::Register, format!("{root}/dang-ky"), lang.nav_register()));
        entries.push((Nav::SignIn, format!("{root}/vao"), lang.nav_sign_in()));
    }
    entries
}

fn organizer_entries(lang: Lang, root: &str) -> Vec<(Nav, String, &'static str)> {
    let desk = format!("/to-chuc{root}");
    vec![
        (Nav::Todo, desk.clone(), lang.desk_nav_todo()),
        (Nav::People, format!("{desk}/nguoi"), lang.desk_nav_people()),
        (Nav::Approvals, format!("{desk}/duyet"), lang.desk_nav_approvals()),
        (Nav::Record, format!("{desk}/nhat-ky"), lang.desk_nav_audit()),
    ]
}

fn navigation(
    frame: &Frame,
    label: &'static str,
    entries: Vec<(Nav, String, &'static str)>,
) -> impl IntoView + use<> {
    let current = frame.nav;
    let items = entries
        .into_iter()
        .map(|(entry, href, text)| {
            let here = (current == Some(entry)).then_some("page");
            view! { <li><a href=href aria-current=here>{text}</a></li> }
        })
        .collect_view();
    view! { <nav aria-label=label><ul>{items}</ul></nav> }
}

fn footer(frame: &Frame) -> impl IntoView + use<> {
    let lang = frame.lang;
    let never = view! {
        <p class="never">
            {icon(Icon::Warning)}
            <span>
                <strong>{lang.footer_never_lead()}</strong> " " {lang.footer_never()}
            </span>
        </p>
    };
    let contest = frame.site.as_ref().map(|site| {
        let dialled: String = site.telephone.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect();
        view! {
            <div>
                <h2>{lang.footer_organizer()}</h2>
                <p>{site.organizer.clone()}</p>
                {site.demo.then(|| view! { <p>{lang.demo_notice()}</p> })}
            </div>
            <div>
                <h2>{lang.footer_help()}</h2>
                <p>
                    <a class="phone" href=format!("tel:{dialled}")>
                        {icon(Icon::Phone)} {site.telephone.clone()}
                    </a>
                </p>
                {site.email.clone().map(|email| view! { <p><a href=format!("mailto:{email}")>{email.clone()}</a></p> })}
                <p>{lang.footer_help_hours()}</p>
            </div>
        }
    });
    let links = frame
        .site
        .as_ref()
        .filter(|_| frame.body != Body::Sitting)
        .map(|site| {
            view! {
                <ul class="links">
                    <li>
                        <a href=format!("{}/du-lieu-ca-nhan", site.root)>{lang.footer_privacy()}</a>
                    </li>
                    <li>
                        <a href="/to-chuc">{lang.footer_official()}</a>
                    </li>
                </ul>
            }
        });
    view! { <footer class="site"><div class="inner">{contest} {never} {links}</div></footer> }
}
