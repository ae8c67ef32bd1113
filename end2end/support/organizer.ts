import { type Page, expect } from "@playwright/test";
import { freshCode } from "./authenticator";
import { CONTEST } from "./resident";
import type { Organizer } from "./sign-ins";

/** The organizers' pages of the demo's contest. */
export const DESK = `/to-chuc${CONTEST}`;

/** Signs in with password and second factor, and returns the code that was used. */
export async function signInAsOrganizer(page: Page, organizer: Organizer): Promise<string> {
  const code = await freshCode(organizer);
  await page.goto("/to-chuc");
  await page.getByLabel("Tên đăng nhập").fill(organizer.login);
  await page.getByLabel("Mật khẩu").fill(organizer.password);
  await page.getByLabel("Mã xác thực").fill(code);
  await page.getByRole("button", { name: "Đăng nhập" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Các cuộc thi" })).toBeVisible();
  return code;
}

/** Finds somebody by name, number, telephone or entry code, and opens their page. */
export async function openPerson(page: Page, asked: string, name: string): Promise<void> {
  await page.goto(`${DESK}/nguoi`);
  await page.getByLabel("Tìm người").fill(asked);
  await page.getByRole("button", { name: "Tìm", exact: true }).click();
  await page.getByRole("link", { name }).first().click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}
