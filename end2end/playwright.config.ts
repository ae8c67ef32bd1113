import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

/** Debian's Chromium where it is installed; elsewhere the one that `playwright install` brings. */
const chromium = "/usr/bin/chromium";

const phone = { width: 360, height: 740 };
const desktop = { width: 1280, height: 900 };

export default defineConfig({
  testDir: "specs",
  globalSetup: "./support/demo.ts",
  outputDir: "test-results",
  reporter: [["list"], ["json", { outputFile: "playwright-report/report.json" }]],
  // Two browsers at a time, each with a server of its own, are what two cores carry.
  workers: 2,
  // A page that works only at the second try does not work.
  retries: 0,
  timeout: 60_000,
  forbidOnly: process.env.CI === "true",
  use: {
    browserName: "chromium",
    locale: "vi-VN",
    timezoneId: "Asia/Ho_Chi_Minh",
    screenshot: "only-on-failure",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: existsSync(chromium) ? chromium : undefined,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  // Islands and axe need scripts. What organizers do changes rounds and takes a while, so it runs on one phone with
  // scripts and one desktop without.
  projects: [
    { name: "scripts-phone", use: { viewport: phone, hasTouch: true } },
    { name: "scripts-desktop", testIgnore: /organizer/, use: { viewport: desktop } },
    {
      name: "no-scripts-phone",
      testIgnore: /accessibility|islands|organizer/,
      use: { viewport: phone, hasTouch: true, javaScriptEnabled: false },
    },
    {
      name: "no-scripts-desktop",
      testIgnore: /accessibility|islands/,
      use: { viewport: desktop, javaScriptEnabled: false },
    },
  ],
});
