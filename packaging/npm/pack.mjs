// Writes the npm packages of a version: one for each platform that there is a program of, and one that starts it.
//
//   node packaging/npm/pack.mjs OUT VERSION PLATFORM-ARCH=PROGRAM...
import { chmodSync, copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const [out, version, ...programs] = process.argv.slice(2);
if (!out || !version || programs.length === 0) {
  console.error("usage: pack.mjs OUT VERSION PLATFORM-ARCH=PROGRAM...");
  process.exit(2);
}
const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const about = readFileSync(join(root, "Cargo.toml"), "utf8").match(/^description = "(.*)"$/m)[1];
const common = { version, description: about, license: "MIT OR Apache-2.0", engines: { node: ">=18" } };

const write = (folder, manifest) => {
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  for (const file of ["LICENSE-MIT", "LICENSE-APACHE"]) copyFileSync(join(root, file), join(folder, file));
};

const platforms = programs.map((pair) => {
  const [platform, program] = pair.split("=");
  const [os, cpu] = platform.split("-");
  const folder = join(out, platform);
  const file = os === "win32" ? "promptfate.exe" : "promptfate";
  mkdirSync(join(folder, "bin"), { recursive: true });
  copyFileSync(program, join(folder, "bin", file));
  chmodSync(join(folder, "bin", file), 0o755);
  write(folder, { name: `@promptfate/${platform}`, ...common, os: [os], cpu: [cpu], files: ["bin"] });
  return platform;
});

const main = join(out, "promptfate");
cpSync(join(here, "bin"), join(main, "bin"), { recursive: true });
copyFileSync(join(root, "README.md"), join(main, "README.md"));
write(main, {
  name: "promptfate",
  ...common,
  bin: { promptfate: "bin/promptfate.js" },
  files: ["bin"],
  optionalDependencies: Object.fromEntries(platforms.map((platform) => [`@promptfate/${platform}`, version])),
});
