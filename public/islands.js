// Wakes the islands of a page: loads the code that the page's own script tag names, then hands every
// <leptos-island> element to the function that its data-component names (docs/decisions/0003). The same file for
// every page, so that the content security policy needs no inline script.
const tag = document.querySelector('script[src="/islands.js"]');

// `enter` is the function by which an outer island lets its children wake, where there is one.
async function wake(element, code, enter) {
  let inner = enter;
  if (element.localName === "leptos-island") {
    enter?.();
    await code[element.dataset.component]?.(element);
  } else if (element.localName === "leptos-children") {
    inner = element.$$on_hydrate;
  }
  for (const child of element.children) {
    await wake(child, code, inner);
  }
}

async function load() {
  const code = await import(tag.dataset.js);
  await code.default({ module_or_path: tag.dataset.wasm });
  code.hydrate();
  await wake(document.body, code);
}

// A page whose islands do not wake is still the whole page; what failed is for whoever looks at the console.
load().catch((cause) => console.warn("islands", cause));
