import { mkdir, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Page } from "@playwright/test";
import { expect, test } from "../support/fixtures";
import { DESK, signInAsOrganizer } from "../support/organizer";
import {
  CLOSED_ROUND,
  CONTEST,
  OPEN_ROUND,
  PRACTICE,
  choose,
  finishPaper,
  register,
  saveAndGoOn,
  startPaper,
} from "../support/resident";

const FOLDER = resolve(__dirname, "../../docs/pictures");
/** What a picture in the documentation may weigh, in bytes. */
const LARGEST = 150_000;

const HOA = { name: "Nguyễn Thị Hòa", born: ["23", "11", "1954"], ward: "Ngọc Hà" } satisfies Parameters<
  typeof register
>[1];

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, hasTouch: true });

  test("entry code, paper and result", async ({ page }) => {
    await register(page, HOA);
    await take(page, "entry-code");

    const paper = await startPaper(page, OPEN_ROUND);
    for (let number = 1; number <= 3; number++) {
      await choose(page, "B");
      await saveAndGoOn(page);
    }
    await page.goto(`${paper}/cau/3`);
    await expect(page.locator(".time-left").getByText("tính lúc")).toBeHidden();
    await take(page, "paper-phone");
    await page.goto(`${paper}/tong-quan`);
    await take(page, "overview-phone");

    const practice = await startPaper(page, PRACTICE);
    for (let number = 1; number <= 10; number++) {
      await choose(page, "ABCD"[number % 4] as "A");
      await saveAndGoOn(page);
    }
    await finishPaper(page, practice);
    await page.goto(`${practice}/ket-qua`);
    await take(page, "result");
  });
});

test.describe("on a desktop", () => {
  test.use({ viewport: { width: 1280, height: 760 } });

  test("home and board", async ({ page }) => {
    await page.goto(CONTEST);
    await take(page, "home");
    await page.goto(`${CONTEST}/bang/${CLOSED_ROUND}`);
    await take(page, "board");
  });

  test("the organizers' desk", async ({ page, signIns }) => {
    await signInAsOrganizer(page, signIns.organizers[0]);
    await page.goto(DESK);
    await take(page, "organizer");
  });
});

/** Takes what the screen shows. */
async function take(page: Page, name: string): Promise<void> {
  await mkdir(FOLDER, { recursive: true });
  const path = join(FOLDER, `${name}.png`);
  await page.screenshot({ path });
  expect((await stat(path)).size, path).toBeLessThan(LARGEST);
}
