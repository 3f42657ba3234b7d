// Makes what the binary carries: one stylesheet, the scripts and the icon, each named by its content, and the assembly
// and table that embed them.
// It takes GOV.UK Frontend's compiled files from node_modules and removes its typeface, its crest and its @font-face
// rules, which councils may not use; it stops the build if any of them is left.
// cmake/assets.cmake runs it: node build.mjs <package> <sources> <output>. src/govuk/assets.h is how the rest sees it.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const [packageFolder, sources, output] = process.argv.slice(2);
const pinned = "6.6.0";
const version = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8")).version;
if (version !== pinned) {
  throw new Error(`govuk-frontend is ${version}; ${pinned} is wanted: run npm ci`);
}

const theirs = (name) => readFileSync(join(packageFolder, "dist/govuk", name), "utf8");
const ours = (name) => readFileSync(join(sources, name), "utf8");
const notice = `/*! Includes GOV.UK Frontend ${version}, copyright Crown Copyright (Government Digital Service), MIT licence */\n`;
const withoutMap = (text) => text.replace(/\n?\/[/*]# sourceMappingURL=.*\s*$/, "\n");

function stylesheet() {
  const govuk = withoutMap(theirs("govuk-frontend.min.css"))
    .replace(/@font-face\{[^}]*\}/g, "")
    .replaceAll("GDS Transport,", "")
    .replace(/background-image:url\([^)]*crest[^)]*\);?/g, "")
    .replace(/[^{}]*\{[^{}]*govuk-crest[^{}]*\}/g, "");
  const whole = notice + govuk + ours("openmash.css");
  for (const refused of [/@font-face/i, /GDS Transport/i, /crest\./i, /crown\./i, /url\(/i]) {
    if (refused.test(whole)) {
      throw new Error(`the stylesheet still holds ${refused}`);
    }
  }
  return whole;
}

const files = [];
function add(name, type, text) {
  const bytes = Buffer.from(text, "utf8");
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 12);
  const dot = name.lastIndexOf(".");
  const hashed = `${name.slice(0, dot)}-${hash}${name.slice(dot)}`;
  files.push({ name, type, hashed, bytes, zipped: gzipSync(bytes, { level: 9 }) });
  return hashed;
}

add("openmash.css", "text/css; charset=utf-8", stylesheet());
const govukScript = add("govuk-frontend.js", "text/javascript; charset=utf-8",
                        notice + withoutMap(theirs("govuk-frontend.min.js")));
const script = ours("openmash.js").replace('"./govuk-frontend.js"', `"./${govukScript}"`);
if (!script.includes(govukScript)) {
  throw new Error("openmash.js no longer imports ./govuk-frontend.js");
}
add("openmash.js", "text/javascript; charset=utf-8", script);
add("icon.svg", "image/svg+xml; charset=utf-8", ours("icon.svg"));

mkdirSync(output, { recursive: true });
let assembly = '  .section .rodata\n';
let table = '#include <array>\n\n#include "govuk/assets.h"\n\nextern "C" {\n';
let rows = "";
files.forEach((file, i) => {
  for (const [kind, bytes] of [["raw", file.bytes], ["gzip", file.zipped]]) {
    const path = join(output, kind === "raw" ? file.hashed : `${file.hashed}.gz`);
    writeFileSync(path, bytes);
    const symbol = `openmash_asset_${i}_${kind}`;
    assembly += `  .global ${symbol}\n  .global ${symbol}_end\n  .balign 16\n`;
    assembly += `${symbol}:\n  .incbin "${path}"\n${symbol}_end:\n  .byte 0\n`;
    table += `extern const unsigned char ${symbol}[];\nextern const unsigned char ${symbol}_end[];\n`;
  }
  rows += `      Asset{.name = "${file.name}",\n            .path = "/assets/${file.hashed}",\n` +
          `            .content_type = "${file.type}",\n` +
          `            .bytes = {openmash_asset_${i}_raw, openmash_asset_${i}_raw_end},\n` +
          `            .gzip = {openmash_asset_${i}_gzip, openmash_asset_${i}_gzip_end}},\n`;
});
assembly += '  .section .note.GNU-stack,"",@progbits\n';
table += `}\n\nnamespace openmash::govuk {\n\nstd::span<const Asset> assets() {\n` +
         `  static const std::array<Asset, ${files.length}> all{\n${rows}  };\n  return all;\n}\n\n` +
         `}  // namespace openmash::govuk\n`;
writeFileSync(join(output, "assets.S"), assembly);
writeFileSync(join(output, "assets_table.cpp"), table);
writeFileSync(join(output, "names.json"),
              JSON.stringify(Object.fromEntries(files.map((f) => [f.name, f.hashed])), null, 2));
