// Pictures of every sort of page at three widths, light and dark, to be looked at.
import { mkdirSync } from "node:fs";
import { SITE, open, pages, serve } from "./browser.mjs";

const browser = await open();
const { server, origin } = await serve();
const folder = `${SITE}/screens`;
mkdirSync(folder, { recursive: true });
let taken = 0;
for (const colorScheme of ["light", "dark"]) {
  for (const width of [320, 800, 1440]) {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 1000 } });
    for (const path of pages) {
      const page = await context.newPage();
      await page.goto(origin + path);
      const name = path.replace(/[^a-z0-9]+/gi, "-").slice(0, 40);
      await page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png` });
      await page.close();
      taken += 1;
    }
    await context.close();
  }
}
await browser.close();
server.close();
console.log(`${taken} pictures in ${folder}`);
