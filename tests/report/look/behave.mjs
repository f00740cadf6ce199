// Uses a page as a reader does, by keyboard and pointer; prints what happened as JSON.
// Use: node behave.mjs CHROMIUM PAGE
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [executablePath, file] = process.argv.slice(2);
const flags = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

async function open(javaScriptEnabled) {
  const browser = await chromium.launchPersistentContext(mkdtempSync(join(tmpdir(), "look-")), {
    executablePath, args: flags, headless: true, javaScriptEnabled, viewport: { width: 1280, height: 900 },
  });
  const page = await browser.newPage();
  await page.goto(pathToFileURL(resolve(file)).href);
  return { browser, page };
}

const seen = {};
const { browser, page } = await open(true);
await page.keyboard.press("Tab");
seen.first_stop = await page.evaluate(() => document.activeElement.textContent);
await page.locator(".drawing").first().focus();
await page.keyboard.press("ArrowRight");
seen.first_point = await page.locator(".readout").first().textContent();
await page.keyboard.press("ArrowRight");
seen.second_point = await page.locator(".readout").first().textContent();
const number = page.locator("main a.n").first();
await number.click();
seen.dialog_opens = await page.locator("dialog[open]").count();
const entry = page.frameLocator("dialog iframe").locator("article:target");
seen.entry = await entry.locator("h2").textContent();
await page.keyboard.press("Escape");
seen.dialog_closes = await page.locator("dialog[open]").count();
seen.focus_returns = await number.evaluate((link) => link === document.activeElement);
await page.locator("#theme").click();
seen.theme = await page.evaluate(() => document.documentElement.dataset.theme);
await page.reload();
seen.theme_kept = await page.evaluate(() => document.documentElement.dataset.theme);
await page.emulateMedia({ media: "print" });
seen.table_is_printed = await page.locator("details.behind td").first().isVisible();
await browser.close();

const plain = await open(false);
seen.theme_button_without_script = await plain.page.locator("#theme").isVisible();
await plain.page.locator("main a.n").first().click();
seen.link_without_script = plain.page.url().split("/").at(-1);
await plain.browser.close();
console.log(JSON.stringify(seen));
