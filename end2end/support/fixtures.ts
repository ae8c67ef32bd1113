import { type Page, expect, test as base } from "@playwright/test";
import { type SignIns, readSignIns } from "./sign-ins";

/** What went wrong in a browser without a test asking for it. */
class Complaints {
  private readonly found: string[] = [];
  private readonly expected: RegExp[] = [];

  constructor(private readonly origin: string) {}

  /** Lets a test that provokes an error say which complaint belongs to it. */
  expect(complaint: RegExp): void {
    this.expected.push(complaint);
  }

  /** Listens to a page, and to every page opened from it. */
  watch(page: Page): void {
    page.on("console", (message) => {
      if (message.type() === "error") this.found.push(`console: ${message.text()} (${message.location().url})`);
    });
    page.on("pageerror", (error) => this.found.push(`script: ${error.message}`));
    page.on("request", (request) => {
      const url = new URL(request.url());
      const leavesHost = url.protocol !== "data:" && url.protocol !== "blob:" && url.origin !== this.origin;
      if (leavesHost) this.found.push(`request to another host: ${url.href}`);
    });
  }

  /** The complaints that no test expected. */
  unexpected(): string[] {
    return this.found.filter((complaint) => !this.expected.some((pattern) => pattern.test(complaint)));
  }
}

interface Fixtures {
  /** Fails the test at its end if a page complained or spoke to another host. */
  complaints: Complaints;
  /** Who can sign in to the demo. */
  signIns: SignIns;
  /** Are scripts allowed in this project? */
  scripts: boolean;
}

function fromSetup(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: support/server.ts sets it`);
  return value;
}

export const test = base.extend<Fixtures>({
  baseURL: async ({}, use) => use(fromSetup("TIMHIEU_URL")),
  complaints: [
    async ({ context, baseURL }, use) => {
      const complaints = new Complaints(new URL(baseURL!).origin);
      context.on("page", (page) => complaints.watch(page));
      await use(complaints);
      expect(complaints.unexpected(), "complaints of the browser").toEqual([]);
    },
    { auto: true },
  ],
  signIns: async ({}, use) => use(readSignIns(fromSetup("TIMHIEU_DATA"))),
  scripts: async ({ javaScriptEnabled }, use) => use(javaScriptEnabled ?? true),
});

export { expect };
