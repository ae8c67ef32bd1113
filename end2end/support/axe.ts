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
    const { violations } = await new AxeBuilder({ page }).options({ rules: ALSO }).withTags(TAGS).analyze();
    const found = violations.flatMap((rule) =>
      rule.nodes.map((node) => `${rule.id}: ${node.html}\n  ${node.failureSummary ?? ""}`),
    );
    expect.soft(found, `${name}, ${colorScheme}`).toEqual([]);
  }
}
