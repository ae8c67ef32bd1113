//! The desk that answers the telephone, and what two people must decide.

use crate::{
    organizer::{DESK, an_attempt, an_entrant, now_held, save, two_officials},
    support::{Browser, CONTEST, Installation, Page},
};
use contest::{
    audit::{Linked, verify},
    entry_code::EntryCode,
    time::Millis,
};
use store::entrants::Entrant;

fn page_of(entrant: &Entrant) -> String {
    format!("{DESK}/nguoi/{}", entrant.number)
}

/// Sends a form of the entrant's page, with the hidden fields of the page as delivered.
async fn act(browser: &mut Browser, entrant: &Entrant, act: &str, fields: &[(&str, &str)]) -> Page {
    let page = browser.get(&page_of(entrant)).await;
    let (delivery, attempt) = (
        page.value_of("lan").unwrap_or_default(),
        page.value_of("luot").unwrap_or_default(),
    );
    let mut all = vec![("lan", delivery.as_str()), ("luot", attempt.as_str())];
    all.extend_from_slice(fields);
    browser.post(&format!("{}/{act}", page_of(entrant)), &all).await
}

async fn propose(browser: &mut Browser, entrant: &Entrant) -> String {
    let page = act(
        browser,
        entrant,
        "huy",
        &[("huy-ly-do", "Thi hộ, đã lập biên bản")],
    )
    .await;
    assert_eq!(page.location(), format!("{DESK}/duyet"), "{}", page.text());
    let proposals = browser.get(&format!("{DESK}/duyet")).await;
    proposals
        .body
        .split("id=\"de-nghi-")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap()
        .to_owned()
}

async fn decide(browser: &mut Browser, proposal: &str, opinion: &str) -> Page {
    browser
        .post(
            &format!("{DESK}/duyet"),
            &[("de-nghi", proposal), ("y-kien", opinion)],
        )
        .await
}

async fn chain(installation: &Installation, entrant: &Entrant) -> Vec<Linked> {
    let entries = installation
        .app
        .store
        .audit(entrant.contest_id, 1, 1_000)
        .await
        .unwrap();
    entries
        .into_iter()
        .map(|(entry, link)| Linked {
            entry,
            link: link.try_into().unwrap(),
        })
        .collect()
}

#[tokio::test]
async fn somebody_is_found_by_name_without_diacritics_telephone_number_or_entry_code() {
    let installation = Installation::new().await;
    let (mut official, _) = two_officials(&installation).await;
    let (hoa, code) = an_entrant(&installation, "Nguyễn Thị Hòa", Some("0912345678")).await;
    an_entrant(&installation, "Trần Văn Minh", Some("0987654321")).await;
    let path = format!("{DESK}/nguoi");
    let number = hoa.number.to_string();
    for typed in [
        "thi hoa",
        "NGUYỄN THỊ HÒA",
        "0912 345 678",
        "+84912345678",
        &number,
        &code.to_string(),
    ] {
        let page = official.post(&path, &[("tim", typed)]).await;
        assert_eq!(page.status, 200, "{typed}");
        assert!(
            page.has("Nguyễn Thị Hòa") && !page.has("Trần Văn Minh"),
            "{typed}: {}",
            page.text()
        );
        assert!(page.body.contains(&page_of(&hoa)), "{typed}");
    }
    let nobody = official.post(&path, &[("tim", "Lý Thường Kiệt")]).await;
    assert!(nobody.has("Không có ai như vậy."));
    for typed in ["", "h", "%", "__"] {
        let page = official.post(&path, &[("tim", typed)]).await;
        assert_eq!(page.status, 422, "{typed}");
        assert_eq!(page.value_of("tim").as_deref(), Some(typed));
        assert!(!page.has("Nguyễn Thị Hòa"), "{typed}");
    }
    let newest = official.get(&path).await;
    assert!(newest.has("Nguyễn Thị Hòa") && newest.has("Trần Văn Minh"));
}

#[tokio::test]
async fn the_page_of_an_entrant_tells_the_attempts_in_words() {
    let installation = Installation::new().await;
    let (mut official, _) = two_officials(&installation).await;
    let (hoa, _) = an_entrant(&installation, "Nguyễn Thị Hòa", Some("0912345678")).await;
    let attempt = an_attempt(&installation, &hoa, "dot-2", 1).await;
    installation.clock.advance(Millis::seconds(90));
    for slot in [1, 2, 2, 3] {
        save(&installation, &attempt, slot).await;
    }
    let page = official.get(&page_of(&hoa)).await;
    let story =
        "bắt đầu 09:00 ngày 24/11/2026, đã lưu 3 trên 20 câu, câu cuối lúc 09:01:30, hết giờ lúc 09:15:00";
    assert!(page.has(story), "{}", page.text());
    assert!(page.has("0912 345 678"));
    installation
        .app
        .writer
        .finish(attempt.id, installation.app.clock.now())
        .await
        .unwrap();
    let page = official.get(&page_of(&hoa)).await;
    assert!(page.has("kết thúc sớm lúc 09:01:30"), "{}", page.text());
}

#[tokio::test]
async fn extra_time_moves_the_end_of_the_open_paper_once_however_often_the_form_is_sent() {
    let installation = Installation::new().await;
    let (mut official, _) = two_officials(&installation).await;
    let (hoa, _) = an_entrant(&installation, "Nguyễn Thị Hòa", None).await;
    let attempt = an_attempt(&installation, &hoa, "dot-2", 1).await;
    let form = official.get(&page_of(&hoa)).await;
    let (delivery, luot) = (form.value_of("lan").unwrap(), form.value_of("luot").unwrap());
    let fields = [
        ("lan", delivery.as_str()),
        ("luot", luot.as_str()),
        ("phut", "10"),
        ("them-gio-ly-do", "Mất điện tại điểm thi"),
    ];
    for _ in 0..2 {
        let page = official
            .post(&format!("{}/them-gio", page_of(&hoa)), &fields)
            .await;
        assert_eq!(
            (page.status, page.location()),
            (303, page_of(&hoa).as_str()),
            "{}",
            page.text()
        );
    }
    let held = now_held(&installation, &attempt).await;
    let end = attempt.ends_at + Millis::minutes(10);
    assert_eq!((held.ends_at, held.last_save_at), (end, end + attempt.grace));
    assert!(official.get(&page_of(&hoa)).await.has("đã cộng thêm 10 phút"));
    assert_eq!(chain(&installation, &hoa).await.len(), 1, "one act, one line");

    let more = act(
        &mut official,
        &hoa,
        "them-gio",
        &[("phut", "5"), ("them-gio-ly-do", "Mạng vẫn chậm")],
    )
    .await;
    assert_eq!(more.status, 303);
    assert_eq!(
        now_held(&installation, &attempt).await.ends_at,
        end + Millis::minutes(5)
    );
}

#[tokio::test]
async fn extra_time_needs_sensible_minutes_a_reason_and_an_open_paper() {
    let installation = Installation::new().await;
    let (mut official, _) = two_officials(&installation).await;
    let (hoa, _) = an_entrant(&installation, "Nguyễn Thị Hòa", None).await;
    let attempt = an_attempt(&installation, &hoa, "dot-2", 1).await;
    for (minutes, reason, messages) in [
        ("", "", vec!["Ghi số phút từ 1 đến 120.", "Ghi lý do"]),
        ("0", "Mất điện tại điểm thi", vec!["Ghi số phút từ 1 đến 120."]),
        ("121", "Mất điện tại điểm thi", vec!["Ghi số phút từ 1 đến 120."]),
        ("mười", "Mất điện tại điểm thi", vec!["Ghi số phút từ 1 đến 120."]),
        ("10", " ", vec!["Ghi lý do"]),
    ] {
        let page = act(
            &mut official,
            &hoa,
            "them-gio",
            &[("phut", minutes), ("them-gio-ly-do", reason)],
        )
        .await;
        assert_eq!(page.status, 422, "{minutes}");
        for message in messages {
            assert!(page.has(message), "{minutes}: {}", page.text());
        }
        assert_eq!(page.value_of("phut").as_deref(), Some(minutes));
        assert!(page.has(reason.trim()));
    }
    let form = official.get(&page_of(&hoa)).await;
    let (delivery, luot) = (form.value_of("lan").unwrap(), form.value_of("luot").unwrap());
    installation
        .app
        .writer
        .finish(attempt.id, installation.app.clock.now())
        .await
        .unwrap();
    let fields = [
        ("lan", delivery.as_str()),
        ("luot", luot.as_str()),
        ("phut", "10"),
        ("them-gio-ly-do", "Mất điện tại điểm thi"),
    ];
    let late = official
        .post(&format!("{}/them-gio", page_of(&hoa)), &fields)
        .await;
    assert_eq!(late.status, 409);
    assert!(late.has("Không có bài nào đang làm."));
    assert_eq!(now_held(&installation, &attempt).await.ends_at, attempt.ends_at);
    let unreadable = official
        .post(&format!("{}/them-gio", page_of(&hoa)), &fields[2..])
        .await;
    assert_eq!(unreadable.status, 400);
    assert!(
        chain(&installation, &hoa).await.is_empty(),
        "nothing was done, nothing is recorded"
    );
}

#[tokio::test]
async fn a_time_factor_holds_for_later_attempts_only() {
    let installation = Installation::new().await;
    let (mut official, _) = two_officials(&installation).await;
    let (hoa, _) = an_entrant(&installation, "Nguyễn Thị Hòa", None).await;
    let open = an_attempt(&installation, &hoa, "dot-2", 1).await;
    for percent in ["", "99", "401", "một nửa"] {
        let page = act(&mut official, &hoa, "he-so", &[("phan-tram", percent)]).await;
        assert_eq!(page.status, 422, "{percent}");
        assert_eq!(page.value_of("phan-tram").as_deref(), Some(percent));
    }
    assert_eq!(
        act(&mut official, &hoa, "he-so", &[("phan-tram", "150")])
            .await
            .status,
        303
    );
    let store = &installation.app.store;
    let kept = store.entrant(hoa.contest_id, hoa.id).await.unwrap().unwrap();
    assert_eq!(kept.time_factor.percent(), 150);
    assert_eq!(now_held(&installation, &open).await, open);
    assert!(official.get(&page_of(&hoa)).await.has("150 % thời gian thường"));
}

#[tokio::test]
async fn a_new_entry_code_is_shown_once_and_ends_the_old_one_and_its_sign_ins() {
    let installation = Installation::new().await;
    let (mut official, _) = two_officials(&installation).await;
    let (hoa, old) = an_entrant(&installation, "Nguyễn Thị Hòa", None).await;
    let app = &installation.app;
    let mut tx = app.store.begin().await.unwrap();
    let expires_at = app.clock.now() + Millis::minutes(60);
    tx.add_entrant_session(hoa.contest_id, &[5; 32], hoa.id, app.clock.now(), expires_at)
        .await
        .unwrap();
    tx.commit().await.unwrap();

    let page = act(&mut official, &hoa, "ma-moi", &[]).await;
    assert_eq!(page.status, 200);
    let shown: String = page
        .body
        .split("class=\"code\"")
        .nth(1)
        .unwrap()
        .split("</p>")
        .next()
        .unwrap()
        .to_owned();
    let shown: String = shown
        .split("<span>")
        .skip(1)
        .map(|part| part.split('<').next().unwrap())
        .collect();
    let new = EntryCode::parse(&shown).unwrap();
    let owner = async |code: &EntryCode| {
        app.store
            .entrant_by_code(hoa.contest_id, &app.secrets.entry_code(code))
            .await
            .unwrap()
    };
    assert_eq!((owner(&new).await, owner(&old).await), (Some(hoa.id), None));
    assert_eq!(
        app.store
            .entrant_session(hoa.contest_id, &[5; 32], app.clock.now())
            .await
            .unwrap(),
        None
    );
    let mut phone = installation.browser();
    let path = format!("{CONTEST}/vao");
    let with_old = phone.post(&path, &[("ma", &old.to_string())]).await;
    assert_eq!(with_old.status, 422, "{}", with_old.text());
    assert_eq!(phone.post(&path, &[("ma", &new.to_string())]).await.status, 303);
    assert_eq!(page.header("cache-control"), "no-store");
    assert!(!official.get(&page_of(&hoa)).await.body.contains(&shown));
    let line = &chain(&installation, &hoa).await[0].entry;
    assert!(
        !line.detail.contains(&shown) && !line.detail.contains(&new.to_string()),
        "{}",
        line.detail
    );
}

#[tokio::test]
async fn a_disqualification_is_proposed_by_one_and_decided_by_another() {
    let installation = Installation::new().await;
    let (mut secretary, mut head) = two_officials(&installation).await;
    let (hoa, _) = an_entrant(&installation, "Nguyễn Thị Hòa", None).await;
    let attempt = an_attempt(&installation, &hoa, "dot-2", 1).await;
    installation
        .app
        .writer
        .finish(attempt.id, installation.app.clock.now())
        .await
        .unwrap();
    installation.advance(Millis::seconds(1)).await;
    let results = async || {
        installation
            .app
            .store
            .results(hoa.contest_id, attempt.round_id)
            .await
            .unwrap()
            .len()
    };
    assert_eq!(results().await, 1);

    let too_short = act(&mut secretary, &hoa, "huy", &[("huy-ly-do", "vì")]).await;
    assert_eq!(too_short.status, 422);
    let before = secretary.get(&page_of(&hoa)).await;
    assert!(
        before.has("Cần thêm một người trong ban tổ chức đồng ý."),
        "{}",
        before.text()
    );
    let proposal = propose(&mut secretary, &hoa).await;
    assert!(secretary.get(&page_of(&hoa)).await.has("đang chờ người thứ hai"));
    assert_eq!(results().await, 1, "nothing changes before the decision");

    let own = secretary.get(&format!("{DESK}/duyet")).await;
    assert!(
        own.has("phải do người khác quyết định") && !own.has("Đồng ý hủy"),
        "{}",
        own.text()
    );
    assert!(
        !secretary.get(DESK).await.has("đề nghị chờ ý kiến"),
        "it does not wait for the one who proposed"
    );
    let refused = decide(&mut secretary, &proposal, "dong-y").await;
    assert_eq!(refused.status, 403);
    assert!(refused.has("Không quyết định được đề nghị của chính mình."));
    assert_eq!(results().await, 1);

    assert!(head.get(DESK).await.has("đề nghị chờ ý kiến"));
    assert_eq!(decide(&mut head, &proposal, "co-le").await.status, 400);
    let agreed = decide(&mut head, &proposal, "dong-y").await;
    assert_eq!(agreed.location(), format!("{DESK}/duyet"));
    assert_eq!(results().await, 0, "gone from the boards");
    let after = head.get(&page_of(&hoa)).await;
    assert!(
        after.has("theo quyết định của hai người") && !after.has("Gửi đề nghị hủy"),
        "{}",
        after.text()
    );
    let again = decide(&mut head, &proposal, "khong").await;
    assert_eq!(again.status, 409);
    assert!(again.has("Quyết định đầu tiên vẫn giữ nguyên."));
    assert_eq!(results().await, 0);
}

#[tokio::test]
async fn a_refused_proposal_changes_nothing_and_another_may_follow() {
    let installation = Installation::new().await;
    let (mut secretary, mut head) = two_officials(&installation).await;
    let (hoa, _) = an_entrant(&installation, "Nguyễn Thị Hòa", None).await;
    let form = head.get(&page_of(&hoa)).await;
    let proposal = propose(&mut secretary, &hoa).await;
    let delivery = form.value_of("lan").unwrap();
    let fields = [
        ("lan", delivery.as_str()),
        ("huy-ly-do", "Thi hộ, đã lập biên bản"),
    ];
    let second = head.post(&format!("{}/huy", page_of(&hoa)), &fields).await;
    assert_eq!(
        second.location(),
        format!("{DESK}/duyet"),
        "one proposal waits at a time"
    );
    assert_eq!(decide(&mut head, &proposal, "khong").await.status, 303);
    let store = &installation.app.store;
    assert_eq!(
        store
            .entrant(hoa.contest_id, hoa.id)
            .await
            .unwrap()
            .unwrap()
            .disqualified_at,
        None
    );
    assert_eq!(store.proposals(hoa.contest_id, 10).await.unwrap().len(), 1);
    assert_ne!(propose(&mut head, &hoa).await, proposal);
    assert_eq!(
        decide(&mut secretary, "khong-phai-so", "dong-y").await.status,
        400
    );
    let unknown = decide(&mut secretary, "00000000-0000-4000-8000-000000000000", "dong-y").await;
    assert_eq!(unknown.status, 404);
}

#[tokio::test]
async fn two_who_agree_at_the_same_moment_decide_once() {
    let installation = Installation::new().await;
    let (mut secretary, mut head) = two_officials(&installation).await;
    crate::organizer::an_official(&installation, "giam-khao", "Vũ Thị Giám Khảo").await;
    let mut third = crate::organizer::signed_in(&installation, "giam-khao").await;
    let (hoa, _) = an_entrant(&installation, "Nguyễn Thị Hòa", None).await;
    let proposal = propose(&mut secretary, &hoa).await;
    let (one, other) = tokio::join!(
        decide(&mut head, &proposal, "dong-y"),
        decide(&mut third, &proposal, "dong-y")
    );
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 409]);
    let agreed = chain(&installation, &hoa).await;
    let agreed = agreed
        .iter()
        .filter(|line| line.entry.act == "disqualification-agreed")
        .count();
    assert_eq!(agreed, 1);
}

#[tokio::test]
async fn doubles_lie_side_by_side_until_one_of_them_is_out() {
    let installation = Installation::new().await;
    let (mut secretary, mut head) = two_officials(&installation).await;
    let (_, first_code) = an_entrant(&installation, "Nguyễn Thị Hòa", None).await;
    let (second, _) = an_entrant(&installation, "NGUYEN THI HOA", None).await;
    an_entrant(&installation, "Trần Văn Minh", None).await;
    assert!(secretary.get(DESK).await.has("1 nhóm hồ sơ trùng cần xem"));
    let page = secretary.get(&format!("{DESK}/trung")).await;
    assert!(
        page.has("Nguyễn Thị Hòa: 2 hồ sơ") || page.has("NGUYEN THI HOA: 2 hồ sơ"),
        "{}",
        page.text()
    );
    assert!(!page.has("Trần Văn Minh") && !page.body.contains(&first_code.to_string()));
    let proposal = propose(&mut secretary, &second).await;
    decide(&mut head, &proposal, "dong-y").await;
    assert!(!secretary.get(DESK).await.has("hồ sơ trùng cần xem"));
    assert!(secretary.get(&format!("{DESK}/trung")).await.has("Đã xử lý"));
}

#[tokio::test]
async fn answers_that_came_late_are_listed_with_how_late_they_were() {
    let installation = Installation::new().await;
    let (mut official, _) = two_officials(&installation).await;
    let (hoa, _) = an_entrant(&installation, "Nguyễn Thị Hòa", None).await;
    let attempt = an_attempt(&installation, &hoa, "dot-2", 1).await;
    installation
        .clock
        .advance(attempt.last_save_at + Millis::seconds(75) - installation.app.clock.now());
    save(&installation, &attempt, 7).await;
    assert!(official.get(DESK).await.has("1 câu trả lời đến sau giờ, Đợt 2"));
    let page = official.get(&format!("{DESK}/muon")).await;
    assert!(
        page.body.contains(&page_of(&hoa)) && page.has("1 phút 15 giây"),
        "{}",
        page.text()
    );
}

#[tokio::test]
async fn every_act_is_a_line_of_a_whole_chain_that_names_nobody() {
    let installation = Installation::new().await;
    let (mut secretary, mut head) = two_officials(&installation).await;
    let (hoa, _) = an_entrant(&installation, "Nguyễn Thị Hòa", Some("0912345678")).await;
    an_attempt(&installation, &hoa, "dot-2", 1).await;
    act(
        &mut secretary,
        &hoa,
        "them-gio",
        &[("phut", "10"), ("them-gio-ly-do", "Bà Hòa bị mất điện")],
    )
    .await;
    act(&mut secretary, &hoa, "he-so", &[("phan-tram", "200")]).await;
    act(&mut secretary, &hoa, "ma-moi", &[]).await;
    let proposal = propose(&mut secretary, &hoa).await;
    decide(&mut head, &proposal, "khong").await;
    let proposal = propose(&mut head, &hoa).await;
    decide(&mut secretary, &proposal, "dong-y").await;
    secretary
        .post(
            &format!("{DESK}/dot/dot-2/dong"),
            &[("dong-ly-do", "Lộ đề trên mạng xã hội"), ("ban", "1")],
        )
        .await;

    let chain = chain(&installation, &hoa).await;
    let acts: Vec<_> = chain.iter().map(|line| line.entry.act.as_str()).collect();
    assert_eq!(
        acts,
        [
            "extra-time",
            "time-factor",
            "entry-code-reissued",
            "disqualification-proposed",
            "disqualification-refused",
            "disqualification-proposed",
            "disqualification-agreed",
            "round-closed",
        ]
    );
    assert_eq!(verify(hoa.contest_id, &chain), Ok(()));
    for line in &chain {
        let detail = &line.entry.detail;
        assert!(
            !detail.contains("Hòa") && !detail.contains("0912345678"),
            "{detail}"
        );
        if !line.entry.act.starts_with("round") {
            assert!(detail.contains(&hoa.number.to_string()), "{detail}");
        }
        assert!(
            !line.entry.actor.contains("Lê") && !line.entry.actor.contains("thu-ky"),
            "{}",
            line.entry.actor
        );
    }
    let page = secretary.get(&format!("{DESK}/nhat-ky")).await;
    assert!(page.has("Sổ nguyên vẹn: đã kiểm tra 8 dòng"), "{}", page.text());
    assert!(page.has("Lê Văn Thư Ký") && page.has("Thêm giờ") && page.has("lý do: Lộ đề trên mạng xã hội"));
    let (_, head_link) = installation
        .app
        .store
        .audit_head(hoa.contest_id)
        .await
        .unwrap()
        .unwrap();
    let printed: String = page
        .body
        .split("class=\"secret\"")
        .nth(1)
        .unwrap()
        .split("</p>")
        .next()
        .unwrap()
        .to_owned();
    let printed: String = printed
        .split("<span>")
        .skip(1)
        .map(|part| part.split('<').next().unwrap())
        .collect();
    assert_eq!(printed, data_encoding::HEXLOWER.encode(&head_link));
}
