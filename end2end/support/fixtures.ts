import { type BrowserContext, type Page, expect, test as base } from "@playwright/test";
import { Complaints } from "./complaints";
import { type Demo, withDemo } from "./demo";
import type { SignIns } from "./sign-ins";

interface Fixtures {
  /** Fails the test at its end if a page complained or spoke to another host. */
  complaints: Complaints;
  /** Who can sign in to the demo. */
  signIns: SignIns;
  /** Are scripts allowed in this project? */
  scripts: boolean;
  /** Opens a page for another person, on a device of their own. */
  anotherDevice: () => Promise<Page>;
}

interface Shared {
  /** The demo of this worker. */
  demo: Demo;
}

export const test = base.extend<Fixtures, Shared>({
  demo: [async ({}, use) => withDemo(use), { scope: "worker", timeout: 180_000 }],
  baseURL: async ({ demo }, use) => use(demo.url),
  complaints: [
    async ({ context, baseURL }, use) => {
      const complaints = new Complaints(new URL(baseURL!).origin);
      context.on("page", (page) => complaints.watch(page));
      await use(complaints);
      expect(complaints.unexpected(), "complaints of the browser").toEqual([]);
    },
    { auto: true },
  ],
  signIns: async ({ demo }, use) => use(demo.signIns),
  scripts: async ({ javaScriptEnabled }, use) => use(javaScriptEnabled ?? true),
  anotherDevice: async ({ browser, complaints, contextOptions, viewport, javaScriptEnabled, baseURL }, use) => {
    const devices: BrowserContext[] = [];
    await use(async () => {
      const device = await browser.newContext({ ...contextOptions, viewport, javaScriptEnabled, baseURL });
      device.on("page", (page) => complaints.watch(page));
      devices.push(device);
      return device.newPage();
    });
    for (const device of devices) await device.close();
  },
});

export { expect };
