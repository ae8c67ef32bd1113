import type { Page } from "@playwright/test";

/** What went wrong in a browser without a test asking for it. */
export class Complaints {
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
