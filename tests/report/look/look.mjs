// Opens pages at two widths, light and dark; writes a PNG of each and the faults that axe finds.
// Use: node look.mjs CHROMIUM OUT PAGE...
import { mkdtempSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [executablePath, out, ...pages] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const flags = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
const shots = process.env.LOOK_SHOTS !== "no";
mkdirSync(out, { recursive: true });
const report = [];

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1280, 390]) {
    const profile = mkdtempSync(join(tmpdir(), "look-"));
    const browser = await chromium.launchPersistentContext(profile, {
      executablePath, args: flags, headless: true, colorScheme, bypassCSP: false,
      viewport: { width, height: 900 }, deviceScaleFactor: 1,
    });
    for (const file of pages) {
      const page = await browser.newPage();
      const noise = [];
      page.on("console", (message) => { if (message.type() === "error") noise.push(message.text()); });
      page.on("pageerror", (error) => noise.push(String(error)));
      await page.goto(pathToFileURL(resolve(file)).href);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      const cdp = await browser.newCDPSession(page);
      const { frameTree } = await cdp.send("Page.getFrameTree");
      const { executionContextId } = await cdp.send("Page.createIsolatedWorld", { frameId: frameTree.frame.id });
      await cdp.send("Runtime.evaluate", { expression: axe, contextId: executionContextId });
      const { result } = await cdp.send("Runtime.evaluate", {
        expression: "axe.run(document, {resultTypes: ['violations'], preload: false}).then(r => JSON.stringify(r.violations))",
        contextId: executionContextId, awaitPromise: true, returnByValue: true,
      });
      const faults = JSON.parse(result.value).map(({ id, impact, help, nodes }) => ({
        id, impact, help, nodes: nodes.slice(0, 5).map((node) => `${node.html.slice(0, 200)} | ${(node.any[0] || node.all[0] || {}).message || ""}`),
      }));
      const name = `${basename(dirname(resolve(file)))}-${basename(file, ".html")}-${width}-${colorScheme}`;
      if (shots) await page.screenshot({ path: join(out, `${name}.png`), fullPage: true });
      report.push({ page: name, overflow: wide - width, noise, faults });
      await page.close();
    }
    await browser.close();
  }
}
writeFileSync(join(out, "report.json"), JSON.stringify(report, null, 2));
