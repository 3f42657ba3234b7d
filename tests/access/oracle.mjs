// The rules of docs/security/access.md, written a second time, from that page and nothing else.
// It never looks at, calls or is generated from the program it judges: the two share only the page.
// README.md beside this file says how to run it; docs/security/access.md says what the words mean.

import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The fifteen facts in the order of the page's table; in the walk the last changes fastest. */
export const facts = {
  who: ['hub_worker', 'decider', 'representative', 'analyst', 'auditor', 'administrator',
    'inspector', 'guest', 'referrer'],
  session: ['stepped_up', 'live', 'unfit'],
  purpose: ['fits', 'other', 'missing'],
  conflict: ['none', 'conflicted'],
  restriction: ['open', 'listed', 'unlisted'],
  relation: ['allocated', 'on_duty', 'desk', 'asked', 'own', 'none'],
  subject: ['outline', 'contact', 'record', 'request', 'item', 'looked'],
  sealing: ['plain', 'listed', 'unlisted'],
  owner: ['ours', 'theirs'],
  release: ['never', 'live', 'over', 'revoked', 'other_purpose'],
  marker: ['shown', 'silent'],
  erased: ['no', 'yes'],
  glass: ['none', 'live', 'over'],
  members: ['request_only', 'record'],
  verb: ['look', 'work', 'hand_out'],
};

export const level_names = ['absent', 'exists', 'outline', 'read', 'decide'];

const names = Object.keys(facts);
const rows = names.reduce((product, name) => product * facts[name].length, 1);

// The rule that gave the last answer. A variable of the module and not part of the answer, so that
// thirty-eight million answers need no thirty-eight million objects.
let because = '';

function answer(level, rule) {
  because = rule;
  return level;
}

/** D1 to D3, then whoever speaks of the person, then D4. */
function decide(c) {
  if (c.session === 'unfit') return answer(0, 'D1: the session is unfit');
  if (c.purpose === 'missing') return answer(0, 'D1: no purpose, or none the role may have');
  const relation = c.purpose === 'other' ? 'none' : c.relation;

  const own_copy = c.who === 'referrer' && relation === 'own' && c.subject === 'contact';
  const has_link = c.who === 'guest' && relation === 'asked';
  if (c.conflict === 'conflicted' && !own_copy) return answer(0, 'D2: a conflict of interest');
  if (c.restriction === 'unlisted' && !own_copy && !has_link) {
    return answer(0, 'D3: the case is restricted and the person is not on the list');
  }

  const found = found_for(c, relation);
  if (c.erased === 'yes' && found > 1) {
    return answer(1, `D4: erased, so at most 1 (otherwise ${found} by ${because})`);
  }
  return found;
}

function found_for(c, relation) {
  switch (c.who) {
    case 'administrator':
    case 'analyst':
      return answer(0, 'G7a: an administrator or analyst sees no case');
    case 'auditor':
      return c.subject === 'looked'
        ? answer(3, 'G7b: an auditor reads who looked')
        : answer(1, 'G7b: of everything else an auditor sees only that it exists');
    case 'inspector':
      return for_inspector(c, relation);
    case 'referrer':
      return relation === 'own' && c.subject === 'contact'
        ? answer(3, 'G7d: a referrer reads the copy of what they sent')
        : answer(0, 'G7d: a referrer sees nothing but their own copy');
    case 'guest':
      return for_guest(c, relation);
    default:
      return for_stand(c, stand_of(c, relation));
  }
}

function for_inspector(c, relation) {
  if (relation !== 'allocated') return answer(0, 'G7c: an inspector without this case');
  switch (c.subject) {
    case 'outline': return answer(2, 'G7c: an inspector of this case, its outline');
    case 'looked': return answer(0, 'G7c: an inspector does not see who looked');
    case 'item':
      if (c.sealing === 'plain' && c.release === 'live') {
        return answer(3, 'G7c: an inspector, a plain item released to them');
      }
      return c.marker === 'shown'
        ? answer(1, 'G7c: an inspector, an item whose marker is shown')
        : answer(0, 'G7c: an inspector, an item whose marker is silent');
    default: return answer(3, 'G7c: an inspector of this case, its words');
  }
}

function for_guest(c, relation) {
  if (relation !== 'asked') return answer(0, 'G7e: a guest who was not asked');
  if (c.subject === 'request') {
    return c.verb === 'work'
      ? answer(4, 'G7e: a guest answers the request')
      : answer(3, 'G7e: a guest reads the request');
  }
  return c.subject === 'item' && c.owner === 'ours'
    ? answer(3, 'G7e: a guest reads their own answer')
    : answer(0, 'G7e: a guest sees nothing but the request and their own answer');
}

/** Where a hub worker, a decider or a representative stands to the case. */
function stand_of(c, relation) {
  if (relation === 'allocated' || relation === 'on_duty') return 'inside';
  if (c.who === 'representative') {
    if (relation !== 'asked') return 'nowhere';
    return c.members === 'record' ? 'open_member' : 'member';
  }
  if (c.glass === 'live' && c.session === 'stepped_up' && c.restriction === 'open') return 'glass';
  return relation === 'desk' ? 'desk' : 'nowhere';
}

function for_stand(c, stand) {
  return c.subject === 'item' ? for_item(c, stand) : for_case(c, stand);
}

// The table of G1, column by column as on the page.
const g1 = {
  inside: { outline: 2, contact: 3, record: 3, request: 3, looked: 3 },
  glass: { outline: 2, contact: 3, record: 3, request: 3, looked: 0 },
  open_member: { outline: 2, contact: 3, record: 3, request: 3, looked: 0 },
  member: { outline: 0, contact: 0, record: 0, request: 3, looked: 0 },
  desk: { outline: 2, contact: 0, record: 0, request: 0, looked: 0 },
  nowhere: { outline: 0, contact: 0, record: 0, request: 0, looked: 0 },
};

const stand_words = {
  inside: 'inside the case',
  glass: 'through the glass',
  open_member: 'an open member',
  member: 'a member who is not open',
  desk: 'at the desk',
  nowhere: 'somebody who stands nowhere in the case',
};

const g1_words = {};
for (const stand of Object.keys(g1)) g1_words[stand] = `G1: ${stand_words[stand]}`;

function for_case(c, stand) {
  if (c.verb === 'work' && may_work(c.subject, stand)) {
    return answer(4, 'G1: a step of the role\'s own, from where the person stands');
  }
  if (c.verb === 'hand_out' && stand === 'inside' && c.session === 'stepped_up' &&
      (c.subject === 'contact' || c.subject === 'record')) {
    return answer(4, 'G1: handed out from inside, in a session that has proved itself again');
  }
  if (c.subject === 'looked' && c.who === 'representative') {
    return answer(0, 'G1: a representative does not see who looked');
  }
  return answer(g1[stand][c.subject], g1_words[stand]);
}

function may_work(subject, stand) {
  if (subject === 'looked') return false;
  if (stand === 'inside' || stand === 'glass') return true;
  return subject === 'request' && (stand === 'member' || stand === 'open_member');
}

function for_item(c, stand) {
  if (stand === 'desk' || stand === 'nowhere') {
    return answer(0, 'Items: not inside, not through the glass, not a member');
  }
  const through_glass = stand === 'glass';
  const ours = c.owner === 'ours';

  if (c.sealing === 'listed' && !through_glass) {
    return c.verb === 'work' && ours
      ? answer(4, 'G4: sealed, on its list, a step on one\'s own')
      : answer(3, 'G4: sealed, on its list');
  }
  if (c.sealing === 'plain' && ours) {
    if (c.verb === 'work' && !through_glass) return answer(4, 'G2: a step on one\'s own item');
    if (c.verb === 'hand_out' && !through_glass && c.session === 'stepped_up') {
      return answer(4, 'G2: one\'s own item handed out, in a session that has proved itself again');
    }
    return answer(3, 'G2: one\'s own item');
  }
  if (c.sealing === 'plain' && c.release === 'live' && stand !== 'member') {
    return answer(3, 'G3: another\'s item, released');
  }
  if (c.marker === 'silent') return answer(0, 'G5: the marker is silent');
  return stand === 'member' && !ours
    ? answer(0, 'G5: another\'s item, to a member who is not open')
    : answer(1, 'G5: the marker is shown');
}

/** The level for one case; a fact that is missing, misspelt or unknown is an error, never a 0. */
export function level(c) {
  return explain(c).level;
}

/** The level, and the rule that gave it. */
export function explain(c) {
  for (const name of names) {
    if (!facts[name].includes(c[name])) {
      throw new RangeError(`${name} is "${c[name]}"; it must be one of ${facts[name].join(', ')}`);
    }
  }
  for (const name of Object.keys(c)) {
    if (!names.includes(name)) throw new RangeError(`there is no fact called "${name}"`);
  }
  const found = decide(c);
  return { level: found, rule: because };
}

/** Every row's level, in the order of the table, a chunk of bytes 0 to 4 at a time. */
export function* walk(chunk_rows = 1 << 20) {
  const values = names.map((name) => facts[name]);
  const at = names.map(() => 0);
  const c = {};
  for (const name of names) c[name] = facts[name][0];

  for (let done = 0; done < rows;) {
    const chunk = Buffer.alloc(Math.min(chunk_rows, rows - done));
    for (let row = 0; row < chunk.length; ++row) {
      chunk[row] = decide(c);
      for (let fact = names.length - 1; fact >= 0; --fact) {
        at[fact] = (at[fact] + 1) % values[fact].length;
        c[names[fact]] = values[fact][at[fact]];
        if (at[fact] !== 0) break;
      }
    }
    done += chunk.length;
    yield chunk;
  }
}

async function print_all() {
  for (const chunk of walk()) {
    for (let row = 0; row < chunk.length; ++row) chunk[row] += 0x30;
    if (!process.stdout.write(chunk)) {
      await new Promise((resolve) => process.stdout.once('drain', resolve));
    }
  }
}

function print_count() {
  const count = level_names.map(() => 0);
  for (const chunk of walk()) {
    for (const found of chunk) ++count[found];
  }
  count.forEach((n, found) => console.log(`${found} ${level_names[found].padEnd(8)}${n}`));
  console.log(`  ${'rows'.padEnd(8)}${count.reduce((a, b) => a + b)}`);
}

function print_explanation(words) {
  if (words.length !== names.length) {
    throw new RangeError(`--explain takes ${names.length} words: ${names.join(' ')}`);
  }
  const found = explain(Object.fromEntries(names.map((name, i) => [name, words[i]])));
  console.log(`${found.level} ${level_names[found.level]}\n${found.rule}`);
}

async function main([option, ...words]) {
  if (option === undefined) return print_all();
  if (option === '--count' && words.length === 0) return print_count();
  if (option === '--explain') return print_explanation(words);
  throw new RangeError('usage: oracle.mjs [--count | --explain FACT...]');
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  // Whoever reads us may stop early, as head does: that is no fault of the walk, but no success.
  process.stdout.on('error', () => process.exit(1));
  main(process.argv.slice(2)).catch((error) => {
    console.error(error.message);
    process.exitCode = 2;
  });
}
