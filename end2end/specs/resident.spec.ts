import { expectComfort } from "../support/comfort";
import { expect, test } from "../support/fixtures";
import {
  CONTEST,
  OPEN_ROUND,
  PRACTICE,
  choose,
  fillRegistration,
  finishPaper,
  register,
  saveAndGoOn,
  sendRegistration,
  signIn,
  startPaper,
} from "../support/resident";

const LAN = { name: "Phạm Thị Lan", born: ["", "", "1954"], ward: "Ngọc Hà" } satisfies Parameters<typeof register>[1];

test("a newcomer reads rules and boards, registers after mending mistakes, and gets an entry code", async ({
  page,
  complaints,
}) => {
  complaints.expect(/status of 422/);
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Tìm hiểu dịch vụ công trực tuyến");
  await expectComfort(page);

  await page.getByRole("navigation", { name: "Các trang chính" }).getByRole("link", { name: "Thể lệ" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Thể lệ");
  await expectComfort(page);

  await page.getByRole("navigation", { name: "Các trang chính" }).getByRole("link", { name: "Bảng xếp hạng" }).click();
  await expectComfort(page);
  await page.goto(`${CONTEST}/bang/dot-1`);
  await expect(page.getByRole("table").getByRole("rowheader", { name: "Ngọc Hà" })).toBeVisible();
  await expectComfort(page);

  await page.getByRole("navigation", { name: "Các trang chính" }).getByRole("link", { name: "Đăng ký" }).click();
  await expectComfort(page);
  await fillRegistration(page, { ...LAN, name: "Phạm Thị Lan 54", born: ["31", "02", "1954"] });
  await page.getByLabel("Số điện thoại", { exact: true }).or(page.locator("#dien_thoai")).first().fill("12");
  await page.getByRole("group", { name: /^Tổ chức cuộc thi/ }).getByRole("checkbox").uncheck();
  await page.getByRole("button", { name: "Đăng ký và nhận mã dự thi" }).click();

  await expect(page).toHaveTitle(/^Lỗi: /);
  const summary = page.getByRole("alert");
  await expect(summary).toContainText("Có 4 chỗ cần sửa");
  await expect(summary.getByRole("link")).toHaveCount(4);
  for (const [field, message] of [
    ["ho_ten", "chỉ gồm chữ cái"],
    ["nam_sinh", "không có trong lịch"],
    ["dien_thoai", "Số điện thoại chưa đúng"],
    ["dong_y_to_chuc", "Cần đồng ý mục này"],
  ]) {
    const target = page.locator(`#${field}`);
    await expect(target, field).toHaveAttribute("aria-invalid", "true");
    await expect(target, field).toHaveAccessibleDescription(new RegExp(message));
    await expect(summary.locator(`a[href="#${field}"]`), field).toContainText(message);
  }
  await expect(page.locator("#ho_ten")).toHaveValue("Phạm Thị Lan 54");
  await expect(page.locator("#ngay_sinh")).toHaveValue("31");
  await expect(page.locator("#dien_thoai")).toHaveValue("12");
  await expect(page.getByRole("radio", { name: /^Người dân/ })).toBeChecked();
  await expect(page.locator("#noi_o option:checked")).toHaveText(LAN.ward);
  await expectComfort(page);

  await page.locator("#dien_thoai").fill("0912 345 678");
  await fillRegistration(page, LAN);
  const code = await sendRegistration(page);
  expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  await expect(page.getByRole("main")).toContainText("Phường Ngọc Hà");
  await expectComfort(page);

  await page.getByRole("link", { name: "Đã ghi lại mã, đi tiếp" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Trang của tôi");
  await expect(page.getByRole("main")).toContainText(LAN.name);
  await expectComfort(page);
});

test("a resident answers twenty questions, goes back to one, finishes early, and finds the result again", async ({
  page,
}) => {
  const code = await register(page, LAN);
  await page.getByRole("link", { name: "Đã ghi lại mã, đi tiếp" }).click();
  await page.getByRole("region", { name: "Đợt 2" }).getByRole("link", { name: "Vào thi" }).click();
  await expect(page.getByRole("main")).toContainText("20 câu");
  await expect(page.getByRole("main")).toContainText("Lượt 1 trong 2 lượt");
  await expectComfort(page);
  await page.getByRole("button", { name: "Bắt đầu làm bài" }).click();

  await expectComfort(page);
  for (let number = 1; number <= 20; number++) {
    await expect(page.getByText(`Câu ${number} trên 20`, { exact: true })).toBeVisible();
    await expect(page.getByText("Chưa trả lời")).toBeVisible();
    await choose(page, "ABCD"[number % 4] as "A");
    if (number === 7) await page.getByLabel("Đánh dấu để xem lại").check();
    await saveAndGoOn(page);
  }

  await expect(page.getByText("Chưa trả lời. Nên trả lời trước khi kết thúc.")).toBeVisible();
  await page.getByRole("link", { name: "Trả lời câu hỏi phụ" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Có bao nhiêu người trả lời đúng hết?");
  await expectComfort(page);
  await page.getByLabel("Dự đoán").fill("1.512");
  await page.getByRole("button", { name: "Lưu", exact: true }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Xem lại bài");
  await expect(page.getByText("Đã trả lời 20 trên 20 câu.")).toBeVisible();
  await expect(page.getByText("Dự đoán đã lưu: 1.512")).toBeVisible();
  await expectComfort(page);
  await page.getByRole("link", { name: /^7 .*đã đánh dấu/ }).click();

  // Question 7 was answered with D (7 mod 4 = 3).
  await expect(page.locator("#answer-d")).toBeChecked();
  await expect(page.getByText(/^\s*Đã lưu\s+\d\d:\d\d:\d\d/)).toBeVisible();
  await choose(page, "A");
  await page.getByLabel("Đánh dấu để xem lại").uncheck();
  await saveAndGoOn(page);
  await page.getByRole("button", { name: "Trước" }).click();
  await expect(page.locator("#answer-a")).toBeChecked();
  await expect(page.getByLabel("Đánh dấu để xem lại")).not.toBeChecked();

  await page.getByRole("button", { name: /Đã trả lời\s+20\/20/ }).click();
  await page.getByRole("link", { name: "Kết thúc bài" }).click();
  await expect(page.getByText("Tất cả các câu đã được trả lời.")).toBeVisible();
  await expectComfort(page);
  await page.getByRole("button", { name: "Kết thúc bài" }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Bài thi đã kết thúc");
  const receipt = page.getByRole("region", { name: "Phiếu xác nhận dự thi" });
  await expect(receipt).toContainText("20 trên 20 câu");
  await expect(receipt).toContainText("1.512 người");
  const receiptCode = await receipt.locator(".code").innerText();
  await expectComfort(page);

  await page.getByRole("link", { name: "Xem kết quả" }).click();
  const sentence = /^Đúng \d+ trên 20 câu\.$/;
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(sentence);
  await expect(page.getByText("Đáp án và giải thích được công bố sau khi đợt thi đóng")).toBeVisible();
  await expect(page.getByText("Căn cứ:")).toHaveCount(0);
  const result = await page.getByRole("heading", { level: 1 }).innerText();
  await expectComfort(page);

  await page.getByRole("link", { name: "Về trang của tôi" }).click();
  await expect(page.getByRole("region", { name: "Đợt 2" })).toContainText("Đã dùng 1 trong 2 lượt thi");
  await page.getByRole("button", { name: "Thoát khỏi máy này" }).click();
  await page.goto(`${CONTEST}/cua-toi`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Vào bằng mã dự thi");
  await expectComfort(page);

  await signIn(page, code.toLowerCase().replaceAll("-", " "));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Trang của tôi");
  await page.getByRole("link", { name: /^Kết quả/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(result);
  await page.getByRole("link", { name: "Xem phiếu xác nhận" }).click();
  await expect(page.locator(".receipt .code")).toHaveText(receiptCode, { useInnerText: true });
});

test("a resident who leaves a paper for another device goes on where it was left", async ({ page, anotherDevice }) => {
  const code = await register(page, LAN);
  const paper = await startPaper(page, OPEN_ROUND);
  await choose(page, "B");
  await saveAndGoOn(page);
  await expect(page.getByText("Câu 2 trên 20", { exact: true })).toBeVisible();

  const other = await anotherDevice();
  await signIn(other, code);
  await other.getByRole("region", { name: "Đợt 2" }).getByRole("link", { name: "Làm tiếp" }).click();
  await expect(other.getByText("Đã trả lời 1 trên 20 câu.")).toBeVisible();
  await other.goto(`${paper}/cau/1`);
  await expect(other.locator("#answer-b")).toBeChecked();
});

test("practice explains every answer as soon as it is finished", async ({ page }) => {
  await register(page, LAN);
  const paper = await startPaper(page, PRACTICE);
  for (let number = 1; number <= 9; number++) {
    await choose(page, "A");
    await saveAndGoOn(page);
    await expect(page.getByText(`Câu ${number + 1} trên 10`, { exact: true })).toBeVisible();
  }
  await finishPaper(page, paper);
  await expect(page.getByRole("region", { name: "Phiếu xác nhận dự thi" })).toContainText("9 trên 10 câu");

  await page.getByRole("link", { name: "Xem kết quả" }).click();
  const questions = page.locator(".marked > li");
  await expect(questions).toHaveCount(10);
  await expect(questions.getByText("Đáp án", { exact: true })).toHaveCount(10);
  await expect(questions.getByText(/^Căn cứ: \S/)).toHaveCount(10);
  for (const explanation of await questions.locator(".why").all()) await expect(explanation).not.toBeEmpty();
  await expect(questions.last()).toContainText("Chưa trả lời");
  await expectComfort(page);
});

test("a pupil under 16 registers with a parent, who is asked only then", async ({ page, complaints }) => {
  complaints.expect(/status of 422/);
  const year = String(new Date().getFullYear() - 13);
  await page.goto(`${CONTEST}/dang-ky`);
  await fillRegistration(page, { name: "Đỗ Minh Khôi", born: ["2", "1", year], ward: "Kim Mã" });
  await page.getByRole("button", { name: "Đăng ký và nhận mã dự thi" }).click();
  const summary = page.getByRole("alert");
  await expect(summary).toContainText("Có 3 chỗ cần sửa");
  await expect(summary.getByRole("link", { name: /người giám hộ/ })).toHaveCount(3);
  await expect(page.locator("#ho_ten")).toHaveValue("Đỗ Minh Khôi");

  await page.getByLabel("Họ và tên cha, mẹ hoặc người giám hộ").fill("Đỗ Văn Hùng");
  await page.getByLabel("Số điện thoại của người đó").fill("0987654321");
  await page.getByRole("checkbox", { name: /^Tôi là cha, mẹ/ }).check();
  expect(await sendRegistration(page)).toMatch(/^[0-9A-Z-]{14}$/);
});
