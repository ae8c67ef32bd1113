import type { Browser, BrowserContext, Page } from "@playwright/test";
import { expectAccessible, violations } from "../support/axe";
import type { Demo } from "../support/demo";
import { expect, test } from "../support/fixtures";
import { DESK, openPerson, signInAsOrganizer } from "../support/organizer";
import {
  CLOSED_ROUND,
  COMING_ROUND,
  CONTEST,
  OPEN_ROUND,
  PRACTICE,
  choose,
  finishPaper,
  register,
  saveAndGoOn,
  startPaper,
} from "../support/resident";
import { routesWithGet } from "../support/routes";
import { oneTimeLink } from "../support/server";

/** Who looks at a page. */
type Visitor = "anybody" | "newcomer" | "sitter" | "finisher" | "organizer";

/** What the addresses of pages are made of. */
interface Scene {
  /** Sign-ins of those who have one. */
  devices: Record<Visitor, BrowserContext>;
  /** A paper that is open, `/c/…/bai/…`. */
  openPaper: string;
  /** A finished paper whose answers are not released. */
  finishedPaper: string;
  /** A finished paper of practice, whose answers are. */
  practicePaper: string;
  /** Public number of an entrant with a finished paper and a proposal to disqualify. */
  entrant: string;
  /** An organizer's unused one-time link. */
  link: string;
}

type Pages = Partial<Record<Visitor, (scene: Scene) => string[]>>;

const paper = (rest: string): Pages => ({ sitter: ({ openPaper }) => [`${openPaper}/${rest}`] });
const desk = (...rest: string[]): Pages => ({ organizer: () => rest.map((path) => `${DESK}${path}`) });

/** For every route of the router that is a page, whose pages of it are looked at. */
const PAGES: Record<string, Pages> = {
  "/": { anybody: () => ["/"] },
  "/c/{slug}": { anybody: () => [CONTEST], newcomer: () => [CONTEST] },
  "/c/{slug}/the-le": { anybody: () => [`${CONTEST}/the-le`] },
  "/c/{slug}/du-lieu-ca-nhan": { anybody: () => [`${CONTEST}/du-lieu-ca-nhan`] },
  "/c/{slug}/bang": { anybody: () => [`${CONTEST}/bang`], newcomer: () => [`${CONTEST}/bang`] },
  "/c/{slug}/bang/{round}": {
    anybody: () =>
      [
        CLOSED_ROUND,
        `${CLOSED_ROUND}?xem=co-quan`,
        `${CLOSED_ROUND}?xem=nguoi&trang=3`,
        `${CLOSED_ROUND}?xem=nhom`,
        OPEN_ROUND,
        COMING_ROUND,
      ].map((board) => `${CONTEST}/bang/${board}`),
    finisher: () => [`${CONTEST}/bang/${OPEN_ROUND}`],
  },
  "/c/{slug}/dot/{round}": {
    newcomer: () => [OPEN_ROUND, PRACTICE, COMING_ROUND, CLOSED_ROUND].map((round) => `${CONTEST}/dot/${round}`),
    sitter: () => [`${CONTEST}/dot/${OPEN_ROUND}`],
  },
  "/c/{slug}/bai/{attempt}/cau/{number}": {
    sitter: ({ openPaper }) => [`${openPaper}/cau/1`, `${openPaper}/cau/2`, `${openPaper}/cau/20`],
  },
  "/c/{slug}/bai/{attempt}/du-doan": paper("du-doan"),
  "/c/{slug}/bai/{attempt}/tong-quan": paper("tong-quan"),
  "/c/{slug}/bai/{attempt}/ket-thuc": paper("ket-thuc"),
  "/c/{slug}/bai/{attempt}/phieu": { finisher: ({ finishedPaper }) => [`${finishedPaper}/phieu`] },
  "/c/{slug}/bai/{attempt}/ket-qua": {
    finisher: ({ finishedPaper, practicePaper }) => [`${finishedPaper}/ket-qua`, `${practicePaper}/ket-qua`],
  },
  "/c/{slug}/dang-ky": { anybody: () => [`${CONTEST}/dang-ky`], newcomer: () => [`${CONTEST}/dang-ky`] },
  "/c/{slug}/dang-ky/ma": { newcomer: () => [`${CONTEST}/dang-ky/ma`], anybody: () => [`${CONTEST}/dang-ky/ma`] },
  "/c/{slug}/vao": { anybody: () => [`${CONTEST}/vao`] },
  "/c/{slug}/cua-toi": {
    newcomer: () => [`${CONTEST}/cua-toi`],
    sitter: () => [`${CONTEST}/cua-toi`],
    finisher: () => [`${CONTEST}/cua-toi`],
  },
  "/to-chuc": { anybody: () => ["/to-chuc"], organizer: () => ["/to-chuc"] },
  "/to-chuc/moi/{token}": { anybody: ({ link }) => [link, "/to-chuc/moi/het-han"] },
  "/to-chuc/c/{slug}": desk(""),
  "/to-chuc/c/{slug}/dot/{round}": desk(`/dot/${OPEN_ROUND}`, `/dot/${CLOSED_ROUND}`, `/dot/${COMING_ROUND}`),
  "/to-chuc/c/{slug}/dot/{round}/luot": desk(`/dot/${CLOSED_ROUND}/luot`, `/dot/${OPEN_ROUND}/luot?mo=1`),
  "/to-chuc/c/{slug}/nguoi": desk("/nguoi"),
  "/to-chuc/c/{slug}/nguoi/{number}": { organizer: ({ entrant }) => [`${DESK}/nguoi/${entrant}`] },
  "/to-chuc/c/{slug}/trung": desk("/trung"),
  "/to-chuc/c/{slug}/muon": desk("/muon"),
  "/to-chuc/c/{slug}/duyet": desk("/duyet"),
  "/to-chuc/c/{slug}/nhat-ky": desk("/nhat-ky"),
};

/** Routes that answer GET with something that nobody looks at as a page. */
const NOT_PAGES = ["/health", "/metrics", "/pkg/{file}"];

const VISITORS: [Visitor, string][] = [
  ["anybody", "pages for everybody"],
  ["newcomer", "pages of somebody who has just registered"],
  ["sitter", "pages of an open paper"],
  ["finisher", "pages of a finished paper"],
  ["organizer", "pages of an organizer"],
];

test("every page of the router is looked at", () => {
  expect([...Object.keys(PAGES), ...NOT_PAGES].sort()).toEqual(routesWithGet().sort());
});

// What is wrong is told in words, and traces of so many pages take their time.
test.use({ trace: "off" });

test("axe finds faults that are planted", async ({ page }) => {
  await page.goto(`${CONTEST}/du-lieu-ca-nhan`);
  expect(await violations(page)).toEqual([]);
  await page.evaluate(() => {
    const planted = document.createElement("div");
    planted.innerHTML = "<button>a</button><button>b</button><p>six to one</p><img src='/favicon.svg'>";
    const [first, second, grey] = planted.children as unknown as HTMLElement[];
    for (const button of [first, second]) button.style.cssText = "display: block; width: 12px; height: 12px; padding: 0";
    grey.style.cssText = "color: rgb(100, 100, 100); background: rgb(255, 255, 255)";
    document.querySelector("main")?.append(planted);
  });
  const rules = (await violations(page)).map((violation) => violation.split(":")[0]);
  expect(new Set(rules)).toEqual(new Set(["color-contrast-enhanced", "image-alt", "target-size"]));
});

test.describe("axe finds nothing", () => {
  test.describe.configure({ timeout: 240_000 });
  let scene: Scene;

  test.beforeAll(async ({ browser, demo }) => {
    test.setTimeout(180_000);
    scene = await set(browser, demo);
  });
  test.afterAll(async () => {
    for (const device of Object.values(scene?.devices ?? {})) await device.close();
  });

  for (const [visitor, title] of VISITORS) {
    test(`on ${title}`, async ({ viewport, complaints }) => {
      complaints.expect(/status of 410 .*het-han/);
      const page = await scene.devices[visitor].newPage();
      complaints.watch(page);
      await page.setViewportSize(viewport!);
      for (const pages of Object.values(PAGES)) {
        for (const address of pages[visitor]?.(scene) ?? []) {
          const answer = await page.goto(address);
          expect(answer?.status(), address).toBeLessThan(500);
          const refused = /\/to-chuc\/moi\/het-han/.test(address);
          if (!refused) expect(answer?.ok(), `${address}: ${answer?.status()}`).toBe(true);
          await expectAccessible(page, `${visitor} at ${address}`);
        }
      }
    });
  }

  test("on a registration with mistakes", async ({ page, complaints }) => {
    complaints.expect(/status of 422/);
    await page.goto(`${CONTEST}/dang-ky`);
    await page.getByLabel("Họ và tên", { exact: true }).fill("Lan 54");
    await page.locator("#dien_thoai").fill("12");
    await page.getByRole("button", { name: "Đăng ký và nhận mã dự thi" }).click();
    await expect(page.getByRole("alert")).toBeVisible();
    await expectAccessible(page, "a registration with mistakes");
  });

  test("on a sign-in that failed, of an entrant and of an organizer", async ({ page, complaints }) => {
    complaints.expect(/status of 422/);
    await page.goto(`${CONTEST}/vao`);
    await page.getByLabel("Mã dự thi", { exact: true }).fill("0000-0000-0000");
    await page.getByRole("main").getByRole("button", { name: "Vào", exact: true }).click();
    await expect(page.getByRole("alert")).toBeVisible();
    await expectAccessible(page, "an entry code that is wrong");
    await page.goto("/to-chuc");
    await page.getByLabel("Tên đăng nhập").fill("ban-to-chuc");
    await page.getByLabel("Mật khẩu").fill("không phải");
    await page.getByRole("button", { name: "Đăng nhập" }).click();
    await expect(page.getByRole("alert")).toBeVisible();
    await expectAccessible(page, "an organizer's password that is wrong");
  });

  test("on an address where nothing is", async ({ page, complaints }) => {
    complaints.expect(/status of 404/);
    expect((await page.goto(`${CONTEST}/khong-co`))?.status()).toBe(404);
    await expectAccessible(page, "nothing there, in a contest");
    expect((await page.goto("/khong-co"))?.status()).toBe(404);
    await expectAccessible(page, "nothing there");
  });

  test("on an answer that came too late, and on the organizers' list of those", async ({ complaints, viewport }) => {
    complaints.expect(/status of 4\d\d/);
    const late = await scene.devices.sitter.newPage();
    await late.setViewportSize(viewport!);
    await late.goto(`${scene.openPaper}/cau/3`);
    await choose(late, "C");
    const early = await scene.devices.sitter.newPage();
    await finishPaper(early, scene.openPaper);
    await saveAndGoOn(late);
    await expect(late.getByRole("heading", { level: 1 })).toHaveText("Câu trả lời đến sau giờ");
    await expectAccessible(late, "an answer that came too late");

    const organizer = await scene.devices.organizer.newPage();
    await organizer.setViewportSize(viewport!);
    await organizer.goto(`${DESK}/muon`);
    await expect(organizer.getByRole("table")).toBeVisible();
    await expectAccessible(organizer, "the list of late answers");
  });

  test("on forms of organizers that are refused", async ({ complaints, viewport }) => {
    complaints.expect(/status of 422/);
    const page = await scene.devices.organizer.newPage();
    await page.setViewportSize(viewport!);
    await page.goto(`${DESK}/dot/${OPEN_ROUND}`);
    await page.getByLabel("Năm", { exact: true }).fill("1990");
    await page.getByRole("button", { name: "Gia hạn", exact: true }).click();
    await expect(page.getByRole("alert")).toBeVisible();
    await expectAccessible(page, "an extension that is refused");
    await page.goto(`${DESK}/nguoi`);
    await page.getByLabel("Tìm người").fill("nguyen");
    await page.getByRole("button", { name: "Tìm", exact: true }).click();
    await expectAccessible(page, "people who were found");
  });
});

/** Brings about what the pages show. */
async function set(browser: Browser, demo: Demo): Promise<Scene> {
  const device = () => browser.newContext({ baseURL: demo.url, locale: "vi-VN" });
  const devices = {
    anybody: await device(),
    newcomer: await device(),
    sitter: await device(),
    finisher: await device(),
    organizer: await device(),
  };
  const born = ["23", "11", "1954"] satisfies [string, string, string];
  const twin = { name: "Trịnh Thị Xuân", born, ward: "Kim Mã" };

  const sitter = await devices.sitter.newPage();
  await register(sitter, twin);
  const openPaper = await startPaper(sitter, OPEN_ROUND);
  await choose(sitter, "B");
  await sitter.getByLabel("Đánh dấu để xem lại").check();
  await saveAndGoOn(sitter);

  const finisher = await devices.finisher.newPage();
  await register(finisher, twin);
  const entrant = await numberOf(finisher);
  const finishedPaper = await answered(finisher, OPEN_ROUND);
  const practicePaper = await answered(finisher, PRACTICE);

  const organizer = await devices.organizer.newPage();
  await signInAsOrganizer(organizer, demo.signIns.organizers[0]);
  await openPerson(organizer, entrant, twin.name);

  // Last, so that the code is still shown when the page is looked at.
  await register(await devices.newcomer.newPage(), { name: "Lê Văn Tám", born: ["", "", "1990"], ward: "Phúc Xá" });
  const link = await oneTimeLink(demo.data, "can-bo-moi", "Ngô Thị Mới");
  return { devices, openPaper, finishedPaper, practicePaper, entrant, link };
}

async function numberOf(page: Page): Promise<string> {
  await page.goto(`${CONTEST}/cua-toi`);
  return page.locator(".lead .num").innerText();
}

/** A paper of which two questions are answered and that is finished. */
async function answered(page: Page, round: string): Promise<string> {
  const paper = await startPaper(page, round);
  for (const letter of ["A", "B"] as const) {
    await choose(page, letter);
    await saveAndGoOn(page);
  }
  await finishPaper(page, paper);
  return paper;
}
