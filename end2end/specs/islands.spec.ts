import { expect, test } from "../support/fixtures";
import { CONTEST, OPEN_ROUND, finishPaper, register, startPaper } from "../support/resident";

const MINH = { name: "Vũ Quang Minh", born: ["5", "9", "1988"], ward: "Điện Biên" } satisfies Parameters<typeof register>[1];

test("the time left counts down on the paper, with nothing fetched from elsewhere", async ({ page, baseURL }) => {
  await register(page, MINH);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url()));
  await startPaper(page, OPEN_ROUND);

  const clock = page.locator(".time-left strong");
  await expect(clock).toHaveText(/^1[45]\sphút \d+\sgiây$/);
  // What the server wrote carries the hour at which it was true; that goes when the clock runs.
  await expect(page.locator(".time-left").getByText("tính lúc")).toBeHidden();
  const first = await seconds(clock);
  await expect.poll(() => seconds(clock), { timeout: 10_000 }).toBeLessThanOrEqual(first - 2);
  expect(await seconds(clock)).toBeGreaterThan(first - 20);

  expect(asked.some((url) => url.endsWith(".wasm"))).toBe(true);
  expect(asked.filter((url) => !url.startsWith(`${baseURL}/`))).toEqual([]);
});

test("a page that was out of sight asks the server how much time is left", async ({ page }) => {
  await register(page, MINH);
  await startPaper(page, OPEN_ROUND);
  await expect(page.locator(".time-left").getByText("tính lúc")).toBeHidden();
  const answer = page.waitForResponse(/\/api\/remaining/);
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
  expect((await answer).status()).toBe(200);
  await expect(page.locator(".time-left strong")).toHaveText(/^1[45]\sphút \d+\sgiây$/);
});

test("pages without a clock carry no script", async ({ page }) => {
  await register(page, MINH);
  await expect(page.locator("script")).toHaveCount(0);
  for (const path of ["", "/the-le", "/du-lieu-ca-nhan", "/bang", "/bang/dot-1", "/cua-toi", `/dot/${OPEN_ROUND}`]) {
    await page.goto(`${CONTEST}${path}`);
    await expect(page.locator("script"), path).toHaveCount(0);
  }
  const paper = await startPaper(page, OPEN_ROUND);
  await expect(page.locator("script")).toHaveCount(1);
  await finishPaper(page, paper);
  await expect(page.locator("script"), "receipt").toHaveCount(0);
  await page.goto(`${paper}/ket-qua`);
  await expect(page.locator("script"), "result").toHaveCount(0);
  await page.context().clearCookies();
  for (const path of [`${CONTEST}/dang-ky`, `${CONTEST}/vao`, "/to-chuc"]) {
    await page.goto(path);
    await expect(page.locator("script"), path).toHaveCount(0);
  }
});

/** The time left that is shown, in seconds. */
async function seconds(clock: import("@playwright/test").Locator): Promise<number> {
  const [minutes, rest] = (await clock.innerText()).match(/\d+/g)!.map(Number);
  return minutes * 60 + rest;
}
