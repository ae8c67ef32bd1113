import config from "./playwright.config";

/** Takes the pictures of the documentation: `npm run pictures`. Not a test, and not run with the tests. */
export default {
  ...config,
  testDir: "pictures",
  testMatch: "*.ts",
  reporter: "list",
  workers: 1,
  projects: [{ name: "pictures", use: { trace: "off" } }],
} satisfies typeof config;
