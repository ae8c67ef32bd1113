import { readFileSync } from "node:fs";
import { type Page, expect } from "@playwright/test";

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const CHECKS = {
  /** WCAG 2.2 AA and below. */
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
  /** What axe leaves off unless told: 24 px targets, and contrast of 7:1 (which is AAA). */
  rules: { "target-size": { enabled: true }, "color-contrast-enhanced": { enabled: true } },
  resultTypes: ["violations"],
};

/** The parts of axe's answer that are read here. */
interface Results {
  violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
}

/** Checks a page as it stands, in light and in dark. `name` says which page it is, and whose. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    // Without motion no colour is caught half way.
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect.soft(await violations(page), `${name}, ${colorScheme}`).toEqual([]);
  }
}

/** What axe finds wrong: rule, element, what to do. */
export async function violations(page: Page): Promise<string[]> {
  // Reading axe in takes half as long as a check, so a page does it once.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  const results = await page.evaluate((checks) => {
    const { axe } = window as unknown as { axe: { run(checks: object): Promise<Results> } };
    return axe.run(checks);
  }, CHECKS);
  return results.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.html}\n  ${node.failureSummary ?? ""}`),
  );
}
