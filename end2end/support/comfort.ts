import { type Page, expect } from "@playwright/test";

/** The least height of what is tapped, in CSS pixels. */
const TARGET = 44;
/** The narrowest screen that must do: 1280 px at 400 % zoom (WCAG 2.2, 1.4.10). */
const NARROWEST = 320;

/** Controls of navigation and forms, and whatever looks like a button. Links within sentences may be lower. */
const CONTROLS = [
  "nav a",
  "nav button",
  "form button",
  ".button",
  ".overview a",
  "footer .links a",
  "select",
  "textarea",
  "summary",
  "input:not([type=hidden])",
].join(",");

/**
 * Checks that the page fits the width of the screen, on a phone also that of the narrowest one, and that everything
 * to tap is large enough.
 */
export async function expectComfort(page: Page): Promise<void> {
  const screen = page.viewportSize();
  if (!screen) throw new Error("the page has no viewport");
  const where = new URL(page.url()).pathname;
  const widths = screen.width <= 400 ? [screen.width, NARROWEST] : [screen.width];
  for (const width of widths) {
    if (width !== screen.width) await page.setViewportSize({ ...screen, width });
    const { overflow, small } = await page.evaluate(measure, { controls: CONTROLS, target: TARGET });
    expect.soft(overflow, `pixels that stick out to the right at ${width} px: ${where}`).toBe(0);
    expect.soft(small, `targets below ${TARGET} px at ${width} px: ${where}`).toEqual([]);
  }
  await page.setViewportSize(screen);
}

/** Runs in the page. */
function measure({ controls, target }: { controls: string; target: number }): { overflow: number; small: string[] } {
  const small: string[] = [];
  for (const control of document.querySelectorAll<HTMLElement>(controls)) {
    const box = control.getBoundingClientRect();
    const unseen = box.width <= 1 || box.height <= 1 || control.closest("[aria-hidden=true]");
    if (unseen) continue;
    // A radio button or a box is tapped together with its label.
    const labels = control instanceof HTMLInputElement ? [...(control.labels ?? [])] : [];
    const isTicked = control.matches("[type=radio], [type=checkbox]");
    const heights = isTicked ? labels.map((label) => label.getBoundingClientRect().height) : [];
    const height = Math.max(box.height, ...heights);
    if (height < target - 0.5) small.push(`${Math.round(height)} px: ${control.outerHTML.slice(0, 120)}`);
  }
  const { scrollWidth, clientWidth } = document.documentElement;
  return { overflow: Math.max(0, scrollWidth - clientWidth), small };
}
