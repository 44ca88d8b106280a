// Every sort of page in Chromium, over http and from the disk: no fault in the console, nothing asked of another host, axe-core without a
// finding, no page wider than the screen; and what the scripts do.
import { readFileSync } from "node:fs";
import { SITE, axe, open, pages, serve } from "./browser.mjs";

const browser = await open();
const { server, origin } = await serve();
const disk = `file://${SITE}/public/`;
let passed = 0;
const failed = [];
const check = (what, is, found = "") => {
  if (is) passed += 1;
  else failed.push(`${what} ${found}`);
};

for (const colorScheme of ["light", "dark"]) {
  for (const [base, width] of [[origin, 1440], [origin, 320], [disk, 800]]) {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, bypassCSP: false });
    for (const path of pages) {
      const what = `${colorScheme} ${width} ${base === disk ? "disk" : "http"} ${path}`;
      const page = await context.newPage();
      const faults = [];
      page.on("console", (message) => ["error", "warning"].includes(message.type()) && faults.push(message.text()));
      page.on("pageerror", (error) => faults.push(error.message));
      page.on("request", (request) => /^(file|data|blob):/.test(request.url()) || request.url().startsWith(origin) || faults.push(`asked ${request.url()}`));
      await page.goto(base + path, { waitUntil: "load" });
      check(what, faults.length === 0, faults.join("; "));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      check(what, wide <= 0, `is ${wide} pixels wider than the screen`);
      const style = await page.evaluate(() => getComputedStyle(document.querySelector("h1")).fontWeight);
      check(what, style === "750", "has no style");
      if (base !== disk) {
        // The policy of the page lets nothing in, so the test's own script comes by the debugger.
        await page.evaluate(readFileSync(axe, "utf8"));
        const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
        const told = violations.map((one) => `${one.id}: ${one.nodes.slice(0, 2).map((node) => node.html.slice(0, 160)).join(" | ")}`);
        check(what, violations.length === 0, told.join("\n  "));
      }
      await page.close();
    }
    await context.close();
  }
}

// What the scripts do, over http and from the disk.
for (const base of [origin, disk]) {
  const name = base === disk ? "disk" : "http";
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 } });
  const page = await context.newPage();
  const shown = (selector) => page.locator(selector).evaluateAll((all) => all.filter((one) => !one.closest("[hidden]")).length);
  await page.goto(base + "index.html");
  await page.fill("#q", "chatgpt plus");
  check(`${name}: a plan leads to its offer`, (await page.locator("#found .offers a").getAttribute("href")) === "tiers/openai/chatgpt.html");
  await page.press("#q", "Enter");
  await page.waitForURL(/tiers\/openai\/chatgpt\.html$/);
  check(`${name}: Enter opens it`, (await page.locator("h1").textContent()) === "ChatGPT");
  await page.goBack();
  check(`${name}: the way back has the search`, (await page.inputValue("#q")) === "chatgpt plus");
  await page.fill("#q", "abridge");
  check(`${name}: a product without a record is said to be one`, /not in the knowledge base/.test(await page.textContent("#found")) && (await shown("#found a")) === 0);
  await page.fill("#q", "which of all these is best for my uncle");
  check(`${name}: what is no name is left to the command line`, /promptfate ask "which of/.test(await page.textContent("#found")) && (await shown("#found a")) === 0);
  await page.fill("#q", "<img src=x onerror=alert(1)>");
  check(`${name}: marks stay text`, (await shown("#found img")) === 0);

  await page.goto(base + "matrix.html");
  const all = await shown("#matrix tbody tr");
  await page.selectOption("[name=training]", "never");
  const some = await shown("#matrix tbody tr");
  check(`${name}: a choice narrows the table`, some > 0 && some < all, `${some} of ${all}`);
  await page.click("th[data-key=retention] button");
  check(`${name}: the state stands in the address`, (await page.url()).endsWith("#training=never&sort=retention"), page.url());
  const order = await page.locator("#matrix tbody tr").evaluateAll((rows) => rows.filter((row) => !row.hidden).map((row) => Number(row.cells[5].dataset.at)));
  check(`${name}: sorted by time`, order.every((at, i) => i === 0 || order[i - 1] <= at));
  const again = await context.newPage();
  await again.goto(page.url());
  check(`${name}: the address brings it back`, (await again.locator("#matrix tbody tr").evaluateAll((rows) => rows.filter((row) => !row.hidden).length)) === some);
  await again.close();
  await page.goto(base + "matrix.html#training=nonsense&sort=nonsense");
  check(`${name}: a word that is none hides nothing`, (await shown("#matrix tbody tr")) === all);

  await page.goto(base + "compare.html#openai/chatgpt,nobody/here,anthropic/claude");
  check(`${name}: two side by side`, (await shown("#choice thead th")) === 3);
  await page.fill("#choose input", "Gemini Apps (Google)");
  await page.press("#choose input", "Enter");
  check(`${name}: a third one`, (await shown("#choice thead th")) === 4 && /google\/gemini$/.test(page.url()), page.url());
  await page.fill("#choose input", "Gemini Ultra Max");
  await page.press("#choose input", "Enter");
  check(`${name}: no offer is called so`, (await shown("#choice thead th")) === 4 && (await page.textContent("#said")) !== "");
  await page.click(".remove >> nth=0");
  check(`${name}: one fewer`, (await shown("#choice thead th")) === 3);

  await page.goto(base + "tools.html");
  await page.fill("#choose input", "ChatGPT (OpenAI)");
  await page.press("#choose input", "Enter");
  check(`${name}: a tool has its steps`, (await page.locator("#choice td a").getAttribute("href")) === "tiers/openai/chatgpt.html#how-to-stop");
  await page.goto("about:blank");
  await page.goto(base + "tools.html");
  check(`${name}: the list is kept`, (await shown("#choice tbody tr")) === 1);
  await context.close();
}

// Without scripts every page says what it has, and nothing that does not work is shown.
const plain = await browser.newContext({ javaScriptEnabled: false });
for (const path of pages.filter((path) => !path.includes("#"))) {
  const page = await plain.newPage();
  await page.goto(origin + path);
  check(`without scripts: ${path}`, (await page.locator("main").innerText()).length > 200);
  check(`without scripts: ${path}: no control that does nothing`, (await page.locator("form:visible").count()) === 0);
  await page.close();
}
await browser.close();
server.close();
failed.forEach((one) => console.log(one));
console.log(`${passed} passed, ${failed.length} failed`);
process.exit(failed.length === 0 ? 0 : 1);
