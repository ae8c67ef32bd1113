import { type Page, expect } from "@playwright/test";

/** The contest of the demo. */
export const CONTEST = "/c/ba-dinh-2019";
/** Its rounds. */
export const OPEN_ROUND = "dot-2";
export const CLOSED_ROUND = "dot-1";
export const COMING_ROUND = "dot-3";
export const PRACTICE = "luyen-tap";

/** What somebody writes into the registration form. */
export interface Newcomer {
  name: string;
  /** Day, month and year; a card may have the year only. */
  born: [string, string, string];
  ward: string;
}

/** Fills in the registration form of a grown-up resident, with the one consent that is needed. */
export async function fillRegistration(page: Page, newcomer: Newcomer): Promise<void> {
  const [day, month, year] = newcomer.born;
  await page.getByLabel("Họ và tên", { exact: true }).fill(newcomer.name);
  await page.getByLabel("Ngày", { exact: true }).fill(day);
  await page.getByLabel("Tháng", { exact: true }).fill(month);
  await page.getByLabel("Năm", { exact: true }).fill(year);
  await page.getByRole("radio", { name: /^Người dân/ }).check();
  await page.getByLabel("Phường nơi ở").selectOption({ label: newcomer.ward });
  await page.getByRole("group", { name: /^Tổ chức cuộc thi/ }).getByRole("checkbox").check();
}

/** Sends the registration form and returns the entry code that is shown then. */
export async function sendRegistration(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Đăng ký và nhận mã dự thi" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Mã dự thi" })).toBeVisible();
  return (await page.locator(".code").innerText()).replace(/\s/g, "");
}

/** Registers somebody, who is then signed in on this device, and returns the entry code. */
export async function register(page: Page, newcomer: Newcomer): Promise<string> {
  await page.goto(`${CONTEST}/dang-ky`);
  await fillRegistration(page, newcomer);
  return sendRegistration(page);
}

/** Signs in with an entry code. */
export async function signIn(page: Page, entryCode: string): Promise<void> {
  await page.goto(`${CONTEST}/vao`);
  await page.getByLabel("Mã dự thi", { exact: true }).fill(entryCode);
  await page.getByRole("main").getByRole("button", { name: "Vào", exact: true }).click();
}

/** Starts a paper of a round and returns its address, without what follows it: `/c/…/bai/…`. */
export async function startPaper(page: Page, round: string): Promise<string> {
  await page.goto(`${CONTEST}/dot/${round}`);
  await page.getByRole("button", { name: "Bắt đầu làm bài" }).click();
  await expect(page.getByText(/^Câu 1 trên \d+$/)).toBeVisible();
  return new URL(page.url()).pathname.replace(/\/cau\/1$/, "");
}

/** Chooses an option of the question that is shown. */
export async function choose(page: Page, letter: "A" | "B" | "C" | "D"): Promise<void> {
  await page.locator(`#answer-${letter.toLowerCase()}`).check();
}

/** Saves the question that is shown and goes on. */
export async function saveAndGoOn(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Lưu, tiếp" }).click();
}

/** Finishes the paper early, from whichever of its pages is shown. */
export async function finishPaper(page: Page, paper: string): Promise<void> {
  await page.goto(`${paper}/ket-thuc`);
  await page.getByRole("button", { name: "Kết thúc bài" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Bài thi đã kết thúc" })).toBeVisible();
}
