// journey.js BASE MODERATOR_LINK AXE   what tools/journey.sh runs in the browser.
"use strict";
const { chromium } = require("playwright-core");
const [base, link, axe] = process.argv.slice(2);
let failed = 0;

function step(name, fine, more) {
  console.log((fine ? "ok      " : "FAILED  ") + name + (fine || !more ? "" : ": " + more));
  if (!fine) failed++;
}

// Tab until the element with the focus fits, as a reader without a mouse does.
async function tabTo(page, fits, name) {
  for (let i = 0; i < 400; i++) {
    await page.keyboard.press("Tab");
    const there = await page.evaluate(fits);
    if (there) return true;
  }
  step("by keyboard to " + name, false);
  return false;
}

async function narrow(page, name) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  step(name + " fits 375 pixels", wide <= 375, wide + " wide");
}

async function accessible(browser, paths, cookies) {
  const context = await browser.newContext({ bypassCSP: true, viewport: { width: 375, height: 800 } });
  await context.addCookies(cookies);
  const page = await context.newPage();
  for (const path of paths) {
    await page.goto(base + path);
    await page.addScriptTag({ path: axe });
    const found = await page.evaluate(() => axe.run({ resultTypes: ["violations"] }).then(
      (r) => r.violations.map((v) => v.id + " " + v.nodes[0].target).join("; ")));
    step("axe on " + path, found === "", found);
  }
  await context.close();
}

async function reader(browser, script) {
  const with_ = script ? "with script" : "without script";
  const context = await browser.newContext({ javaScriptEnabled: script, viewport: { width: 375, height: 800 } });
  const page = await context.newPage();
  const said = [];
  page.on("console", (m) => m.type() === "error" && said.push(m.text()));
  page.on("request", (r) => r.url().startsWith(base) || said.push("asks " + r.url()));
  await page.goto(base + "/");
  await tabTo(page, () => document.activeElement.getAttribute("href") === "/d/iran", "the debate");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/d/iran");
  if (script) await narrow(page, "the page");
  await tabTo(page, () => document.activeElement.value === "yes", "Yes");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/d/iran#cases");
  step("before reading, " + with_, (await page.content()).includes("Your answer: <b>▲ Yes</b>"));
  await tabTo(page, () => document.activeElement.value === "no" &&
    document.activeElement.closest("section").id === "after", "No after reading");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/d/iran#after");
  step("after reading, " + with_, (await page.content()).includes("What readers answer"));
  await tabTo(page, () => document.activeElement.id === "moved", "the point that moved");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForLoadState();
  const moved = await page.locator("#moved").inputValue();
  step("what moved, " + with_, moved !== "", moved);
  await page.goto(base + "/d/iran");
  await tabTo(page, () => document.activeElement.name === "accept", "a question about a point");
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await tabTo(page, () => document.activeElement.textContent === "Keep", "Keep");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/claim/*");
  step("a point rated, " + with_, (await page.locator("input[name=accept]:checked").count()) === 1);
  if (script) await narrow(page, "a point");
  await page.goto(base + "/d/iran/results");
  step("results, " + with_, (await page.content()).includes("Point by point"));
  if (script) await narrow(page, "the results");
  step("nothing complains and nothing else is asked, " + with_, said.length === 0, said.join("; "));
  const cookies = await context.cookies();
  step("cookies are out of reach, " + with_, cookies.every((c) => c.httpOnly));
  await context.close();
  return cookies;
}

async function live(browser) {
  const a = await (await browser.newContext()).newPage();
  const b = await (await browser.newContext()).newPage();
  await a.goto(base + "/d/iran/results");
  const cell = a.locator('[data-n="after.unsure"]');
  const before = Number(await cell.textContent());
  await b.goto(base + "/d/iran");
  await b.locator("#after button[value=unsure]").click();
  await b.waitForURL("**/d/iran#after");
  await a.waitForFunction((n) => Number(document.querySelector('[data-n="after.unsure"]').textContent) === n + 1,
    before, { timeout: 5000 }).catch(() => {});
  step("one browser sees the other's vote arrive", Number(await cell.textContent()) === before + 1);
  await a.context().close();
  await b.context().close();
}

async function moderator(browser) {
  const context = await browser.newContext({ viewport: { width: 375, height: 800 } });
  const page = await context.newPage();
  await page.goto(link);
  await page.getByRole("button", { name: "Sign in as moderator" }).click();
  await page.waitForURL("**/moderate");
  await narrow(page, "the moderator's page");
  const cookies = await context.cookies();
  await accessible(browser, ["/d/iran/moderate"], cookies);
  await page.locator("input[name=why]").fill("time is up");
  await page.getByRole("button", { name: "Close now" }).click();
  await page.waitForLoadState();
  step("the log says who closed it and why", (await page.content()).includes("time is up"));
  const other = await (await browser.newContext()).newPage();
  await other.goto(base + "/d/iran");
  step("a reader sees that it is closed", (await other.content()).includes("Voting is closed") &&
    (await other.locator("form").count()) === 0);
  await context.close();
}

(async () => {
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
  const cookies = await reader(browser, true);
  await reader(browser, false);
  await live(browser);
  const page = await (await browser.newContext()).newPage();
  await page.goto(base + "/d/iran");
  const claim = await page.locator(".rate a").first().getAttribute("href");
  await accessible(browser, ["/", "/d/iran", "/d/iran/results", claim, "/d/iran/embed", "/nowhere"], cookies);
  await moderator(browser);
  await browser.close();
  console.log(failed ? failed + " failed" : "all passed");
  process.exit(failed ? 1 : 0);
})().catch((e) => { console.error(e); process.exit(1); });
