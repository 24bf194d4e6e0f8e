// journey.js BASE MODERATOR_LINK AXE MAIL   what tools/journey.sh runs in the browser.
"use strict";
const { chromium } = require("playwright-core");
const fs = require("fs");
const [base, link, axe, mail] = process.argv.slice(2);
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

// Do what leads to another page, or to this one anew, and wait until it is there.
async function leads(page, act) {
  await Promise.all([page.waitForEvent("framenavigated"), act()]);
  await page.waitForLoadState();
}

async function narrow(page, name) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  step(name + " fits 375 pixels", wide <= 375, wide + " wide");
}

// axe-core on a page, narrow and wide, light and dark; and nothing may stick out sideways.
async function accessible(browser, paths, cookies) {
  for (const [width, colorScheme] of [[375, "light"], [1200, "dark"]]) {
    const context = await browser.newContext({ bypassCSP: true, colorScheme, viewport: { width, height: 800 } });
    await context.addCookies(cookies);
    const page = await context.newPage();
    for (const path of paths) {
      await page.goto(base + path);
      await page.addScriptTag({ path: axe });
      const found = await page.evaluate(() => axe.run({ resultTypes: ["violations"] }).then(
        (r) => r.violations.map((v) => v.id + " " + v.nodes[0].target).join("; ")));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      step("axe on " + path + ", " + width + " " + colorScheme, found === "" && wide <= width,
        found || wide + " wide");
    }
    await context.close();
  }
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
  await leads(page, () => page.keyboard.press("Enter"));
  const moved = await page.locator("#moved").inputValue();
  step("what moved, " + with_, moved !== "", moved);
  await page.goto(base + "/d/iran");
  await tabTo(page, () => document.activeElement.name === "accept", "a question about a point");
  const key = await page.evaluate(() => document.activeElement.form.elements.claim.value);
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  if (script) {
    await page.locator("#q-" + key + " .kept", { hasText: "Kept. You can change it." }).waitFor({ timeout: 5000 });
    step("a point rated without leaving the page", page.url() === base + "/d/iran");
    await page.reload();
  } else {
    await tabTo(page, () => document.activeElement.textContent === "Keep", "Keep");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/d/iran#q-*");
  }
  step("a point rated, " + with_, (await page.locator("#q-" + key + " input[name=accept]:checked").count()) === 1);
  await page.goto(base + "/d/iran/claim/" + key);
  step("and on its own page, " + with_, (await page.locator("input[name=accept]:checked").count()) === 1);
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

// Without a net an answer waits on the device, over a new page too, and goes when there is one.
async function offline(browser) {
  const context = await browser.newContext({ viewport: { width: 375, height: 800 } });
  const page = await context.newPage();
  await page.goto(base + "/d/iran");
  const box = page.locator(".rating").first();
  await box.locator("input[name=accept]").first().check();
  await box.locator(".kept", { hasText: "Kept. You can" }).waitFor({ timeout: 5000 });
  await context.setOffline(true);
  await box.locator("input[name=relevance]").nth(1).check();
  await page.locator("#before button[value=no]").click();
  await box.locator(".kept", { hasText: "Kept on this device" }).waitFor({ timeout: 5000 });
  step("without a net it says that the answer waits", true);
  await context.setOffline(false);
  await page.waitForFunction(() => !localStorage.getItem("moot-unsent"), null, { timeout: 20000 }).catch(() => {});
  await page.waitForLoadState();
  const mine = await (await context.request.get(base + "/api/v1/debates/iran/mine")).json();
  step("with one again it is sent", mine.before === "no" && mine.ratings[0].relevance === 4 &&
    mine.ratings[0].accept === 5, JSON.stringify(mine));
  await context.close();
}

// What is kept can be seen and deleted.
async function erase(browser) {
  const context = await browser.newContext({ viewport: { width: 375, height: 800 } });
  const page = await context.newPage();
  await page.goto(base + "/d/iran");
  await page.locator("#before button[value=unsure]").click();
  await page.waitForURL("**/d/iran#cases");
  await page.goto(base + "/d/iran/mine");
  step("a reader sees what is kept", (await page.content()).includes("Not sure"));
  await accessible(browser, ["/d/iran/mine"], await context.cookies());
  await leads(page, () => page.getByRole("button", { name: "Delete my answers" }).click());
  step("and deletes it", (await page.content()).includes("Nothing is kept of you"));
  await context.close();
}

// A vote is confirmed by the link of a message.
async function confirm(browser) {
  const context = await browser.newContext({ viewport: { width: 375, height: 800 } });
  const page = await context.newPage();
  await page.goto(base + "/d/iran");
  await page.locator("#before button[value=yes]").click();
  await page.waitForURL("**/d/iran#cases");
  const cookies = await context.cookies();
  await page.goto(base + "/d/iran/confirm");
  await narrow(page, "the page that asks for an address");
  await accessible(browser, ["/d/iran/confirm"], cookies);
  await page.locator("input[name=address]").fill("reader@example.org");
  await leads(page, () => page.getByRole("button", { name: "Send me the link" }).click());
  step("a message is said to be on its way", (await page.content()).includes("A message is on its way"));
  for (let i = 0; i < 50 && !fs.existsSync(mail); i++)
    await page.waitForTimeout(100);
  const sent = (fs.readFileSync(mail, "utf8").match(/^http.*\/confirm\/.*$/m) || ["none"])[0].trim();
  step("its link leads here", sent.startsWith(base + "/confirm/"), sent);
  await accessible(browser, [sent.slice(base.length)], cookies);
  await page.goto(sent);
  await leads(page, () => page.getByRole("button", { name: "Confirm" }).click());
  step("it confirms the vote", page.url() === base + "/d/iran#after", page.url());
  await context.clearCookies();
  await page.goto(sent);
  await leads(page, () => page.getByRole("button", { name: "Confirm" }).click());
  step("in this browser only", (await page.content()).includes("Another browser"));
  await context.close();
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
  await page.getByText("Choose a point").click();
  await page.locator("#words a", { hasText: "N2" }).click();
  await page.locator("textarea[name=words]").fill("It would trade the sovereignty of Iraq for a gain that does not last.");
  await page.locator("#words input[name=why]").fill("a plainer word");
  await accessible(browser, ["/d/iran/moderate?point=" + new URL(page.url()).searchParams.get("point")], cookies);
  await leads(page, () => page.getByRole("button", { name: "Correct it" }).click());
  const reading = await (await browser.newContext()).newPage();
  for (let i = 0; i < 50; i++) {
    await reading.goto(base + "/d/iran");
    if ((await reading.content()).includes("It would trade the sovereignty")) break;
    await reading.waitForTimeout(100);
  }
  step("a correction is read with the former words", (await reading.locator("#changes del").textContent())
    .includes("It would give away the sovereignty"));
  await accessible(browser, ["/d/iran"], []);
  await page.locator("form:has(button[value=close]) input[name=why]").fill("time is up");
  await leads(page, () => page.getByRole("button", { name: "Close now" }).click());
  step("the log says who closed it and why", (await page.content()).includes("time is up"));
  const other = await (await browser.newContext()).newPage();
  await other.goto(base + "/d/iran");
  step("a reader sees that it is closed", (await other.content()).includes("Voting is closed") &&
    (await other.locator("form").count()) === 0);
  await accessible(browser, ["/d/iran", "/d/iran/results"], []);
  await context.close();
}

(async () => {
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
  const cookies = await reader(browser, true);
  await reader(browser, false);
  await offline(browser);
  await erase(browser);
  await confirm(browser);
  await live(browser);
  const page = await (await browser.newContext()).newPage();
  await page.goto(base + "/d/iran");
  const claim = await page.locator(".rate a").first().getAttribute("href");
  await accessible(browser, ["/", "/d/iran", claim, "/d/iran/mine"], []);
  await accessible(browser, ["/d/iran", "/d/iran/results", claim, "/d/iran/embed", "/privacy", "/nowhere",
    "/d/nowhere", "/d/iran/moderate", "/invite/none"], cookies);
  await moderator(browser);
  await browser.close();
  console.log(failed ? failed + " failed" : "all passed");
  process.exit(failed ? 1 : 0);
})().catch((e) => { console.error(e); process.exit(1); });
