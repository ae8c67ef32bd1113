import { expectComfort } from "../support/comfort";
import { expect, test } from "../support/fixtures";
import { DESK, openPerson, signInAsOrganizer } from "../support/organizer";
import { CONTEST, OPEN_ROUND, register, signIn, startPaper } from "../support/resident";

test.describe.configure({ timeout: 120_000 });

test("an organizer signs in with password and second factor, and each code works once", async ({
  page,
  signIns,
  complaints,
  anotherDevice,
}) => {
  complaints.expect(/status of 422/);
  const [organizer] = signIns.organizers;
  await page.goto(DESK);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ban tổ chức đăng nhập");
  await expectComfort(page);

  await page.getByLabel("Tên đăng nhập").fill(organizer.login);
  await page.getByLabel("Mật khẩu").fill("không phải mật khẩu");
  await page.getByLabel("Mã xác thực").fill("000000");
  await page.getByRole("button", { name: "Đăng nhập" }).click();
  await expect(page.getByRole("alert")).toContainText("không đúng");
  await expect(page.getByLabel("Tên đăng nhập")).toHaveValue(organizer.login);
  await expect(page.getByLabel("Mật khẩu")).toHaveValue("");

  const other = await anotherDevice();
  const code = await signInAsOrganizer(other, organizer);
  await page.getByLabel("Mật khẩu").fill(organizer.password);
  await page.getByLabel("Mã xác thực").fill(code);
  await page.getByRole("button", { name: "Đăng nhập" }).click();
  await expect(page.getByRole("alert")).toContainText("không đúng");
});

test("an organizer extends the open round with a reason, and everybody reads the new closing time", async ({ page, signIns, complaints }) => {
  complaints.expect(/status of 422/);
  await signInAsOrganizer(page, signIns.organizers[0]);
  await page.getByRole("link", { name: "Tìm hiểu dịch vụ công trực tuyến" }).last().click();
  await expectComfort(page);
  await page.getByRole("main").getByRole("link", { name: "Đợt 2" }).first().click();
  await expectComfort(page);

  const form = page.getByRole("region", { name: "Gia hạn Đợt 2" });
  const [day, month, year] = [form.getByLabel("Ngày"), form.getByLabel("Tháng"), form.getByLabel("Năm")];
  const closes = await Promise.all([year, month, day].map(async (field) => Number(await field.inputValue())));
  const later = new Date(Date.UTC(closes[0], closes[1] - 1, closes[2] + 1));
  await form.getByLabel("Lý do").fill("Mưa lũ");
  await form.getByRole("button", { name: "Gia hạn" }).click();
  await expect(page.getByRole("alert")).toContainText("Giờ đóng mới phải sau");
  await expect(form.getByLabel("Lý do")).toHaveValue("Mưa lũ");

  const reason = "Nhiều nơi mất điện vì bão, không vào thi được.";
  await day.fill(String(later.getUTCDate()));
  await month.fill(String(later.getUTCMonth() + 1));
  await year.fill(String(later.getUTCFullYear()));
  await form.getByLabel("Lý do").fill(reason);
  await form.getByLabel("Số văn bản").fill("125/TB-BTC");
  await form.getByRole("button", { name: "Gia hạn" }).click();
  await expect(page.getByRole("alert")).toHaveCount(0);
  const shown = `ngày ${later.getUTCDate()}/${later.getUTCMonth() + 1}/${later.getUTCFullYear()}`;
  const newest = page.getByRole("region", { name: "Các lần thay đổi" }).getByRole("row").nth(1);
  await expect(newest).toContainText(shown);
  await expect(newest).toContainText(reason);

  await page.goto(`${CONTEST}/the-le`);
  await expect(page.getByText("Quy định của đợt thi này: bản 2.")).toHaveCount(1);
  await expect(page.getByText(new RegExp(`Đợt thi mở từ .* đến .* ${shown}`))).toHaveCount(1);
  await page.goto(CONTEST);
  await expect(page.getByRole("region", { name: "Đợt 2" })).toContainText(shown);
});

test("the desk finds a caller by name without diacritics, gives extra time and a new entry code", async ({
  page,
  signIns,
  complaints,
  anotherDevice,
}) => {
  complaints.expect(/status of 422/);
  const caller = { name: "Đặng Thị Thược", born: ["1", "6", "1956"], ward: "Đội Cấn" } satisfies Parameters<
    typeof register
  >[1];
  const phone = await anotherDevice();
  const oldCode = await register(phone, caller);
  const paper = await startPaper(phone, OPEN_ROUND);

  await signInAsOrganizer(page, signIns.organizers[0]);
  await openPerson(page, "dang thi thuoc", caller.name);
  await expect(page.getByRole("main")).toContainText("1956");
  await expectComfort(page);
  const extra = page.getByRole("region", { name: "Thêm giờ cho bài đang làm" });
  await extra.getByLabel("Số phút").fill("10");
  await extra.getByLabel("Lý do").fill("Mất điện ở điểm thi của phường.");
  await extra.getByRole("button", { name: "Thêm giờ" }).click();
  await expect(page.getByRole("main")).toContainText("đã cộng thêm 10 phút");
  await phone.goto(`${paper}/cau/1`);
  await expect(phone.locator(".time-left")).toContainText(/Còn\s+2[45]\sphút/);

  await page.getByRole("button", { name: "Cấp mã mới" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Mã dự thi mới");
  const newCode = (await page.locator(".code").innerText()).replace(/\s/g, "");
  expect(newCode).not.toBe(oldCode);
  await expectComfort(page);

  // The phone was signed out; the old code is refused; with the new one the paper is there.
  await phone.goto(`${paper}/cau/1`);
  await expect(phone.getByRole("heading", { level: 1 })).toHaveText("Vào bằng mã dự thi");
  await signIn(phone, oldCode);
  await expect(phone.getByRole("alert")).toContainText("Mã này không dùng được");
  await signIn(phone, newCode);
  await phone.getByRole("region", { name: "Đợt 2" }).getByRole("link", { name: "Làm tiếp" }).click();
  await expect(phone.getByText("Đã trả lời 0 trên 20 câu.")).toBeVisible();
});

test("one organizer proposes to disqualify, only a second one can agree, and the record shows both", async ({
  page,
  signIns,
  anotherDevice,
}) => {
  const [proposer, approver] = signIns.organizers;
  const entrant = { name: "Hồ Văn Thế", born: ["", "", "1979"], ward: "Thành Công" } satisfies Parameters<
    typeof register
  >[1];
  const phone = await anotherDevice();
  const code = await register(phone, entrant);

  await signInAsOrganizer(page, proposer);
  await openPerson(page, code, entrant.name);
  const act = page.getByRole("region", { name: /^Đề nghị hủy kết quả/ });
  await expect(act).toContainText("Cần thêm một người trong ban tổ chức đồng ý");
  await act.getByLabel("Lý do").fill("Thi hộ, đã lập biên bản.");
  await act.getByRole("button", { name: "Gửi đề nghị hủy" }).click();
  await expect(page.getByRole("main")).toContainText("phải do người khác quyết định");
  await expect(page.getByRole("button", { name: "Đồng ý hủy" })).toHaveCount(0);
  await expectComfort(page);
  await phone.goto(`${CONTEST}/cua-toi`);
  await expect(phone.getByRole("main")).not.toContainText("Đã bị loại khỏi cuộc thi");

  const second = await anotherDevice();
  await signInAsOrganizer(second, approver);
  await second.goto(DESK);
  await expect(second.getByRole("main")).toContainText("đề nghị chờ ý kiến");
  await second.getByRole("link", { name: "Đề nghị", exact: true }).click();
  await expect(second.getByRole("main")).toContainText("Thi hộ, đã lập biên bản.");
  await second.getByRole("button", { name: "Đồng ý hủy" }).click();
  await expect(second.getByRole("row", { name: /Hồ Văn Thế.*Đồng ý/s })).toBeVisible();

  await phone.goto(`${CONTEST}/cua-toi`);
  await expect(phone.getByRole("main")).toContainText("Đã bị loại khỏi cuộc thi");
  await expect(phone.getByRole("link", { name: "Vào thi" })).toHaveCount(0);

  await second.getByRole("link", { name: "Sổ ghi việc" }).click();
  await expect(second.getByRole("main")).toContainText(/Sổ nguyên vẹn: đã kiểm tra \d+ dòng/);
  const acts = second.getByRole("table").getByRole("row");
  await expect(acts.nth(1)).toContainText("Đồng ý hủy kết quả");
  await expect(acts.nth(1)).toContainText("Lê Văn Thư Ký");
  await expect(acts.nth(2)).toContainText("Đề nghị hủy kết quả");
  await expect(acts.nth(2)).toContainText("Trần Thị Tổ Chức");
  await expectComfort(second);
});
