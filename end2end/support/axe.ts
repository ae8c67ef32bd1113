import AxeBuilder from "@axe-core/playwright";
import { type Page, expect } from "@playwright/test";

/** WCAG 2.2 AA and below. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** What axe leaves off unless told: 24 px targets, and contrast of 7:1 (which is AAA). */
const ALSO = { "target-size": { enabled: true }, "color-contrast-enhanced": { enabled: true } };

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
  const builder = new AxeBuilder({ page }).options({ rules: ALSO, resultTypes: ["violations"] }).withTags(TAGS);
  // The pages have no frames. Without the care for frames a check takes half the time.
  const { violations } = await builder.setLegacyMode(true).analyze();
  return violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.html}\n  ${node.failureSummary ?? ""}`),
  );
}
