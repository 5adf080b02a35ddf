import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { canonicalJson, sha256 } from '../../../domain/journal/journal';
import { type Life, notes, registered, transferred, triaged } from '../../../registry/fixtures/life';
import { createFileArchive } from '../fileArchive';
import { sealDossier, sealSegments } from '../fixtures/sealedLife';
import { formatProblem } from './problem';
import { verifyArchive } from './verifyArchive';

let root: string;
const long = registered({ request: 'long' }).and(triaged(), transferred('H1', 'network'), ...notes(9));
const short = registered({ request: 'short', subject: '账单不对 🙁' });

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'redress-'));
  const archive = createFileArchive(root);
  const segments = await sealSegments(archive, long, [4, 8]);
  const first = await sealDossier(archive, long.upTo(10), 1, segments, null);
  await sealDossier(archive, long, 2, segments, first);
  await sealDossier(archive, short, 1, [], null);
});
afterEach(() => rmSync(root, { recursive: true }));

async function verify(): Promise<{ objects: number; problems: number; told: string[] }> {
  const told: string[] = [];
  return { ...(await verifyArchive(root, (problem) => told.push(formatProblem(problem)))), told };
}

const files = (): string[] =>
  [long, short].flatMap(({ number }) =>
    readdirSync(join(root, number))
      .toSorted()
      .map((name) => join(number, name)),
  );
const named = (life: Life, key: string): string => files().find((file) => file.startsWith(join(life.number, `${key}.`))) ?? '';

function overwrite(file: string, bytes: Uint8Array): void {
  chmodSync(join(root, file), 0o644);
  writeFileSync(join(root, file), bytes);
}

interface Forged {
  sealedAt?: number;
  events?: Record<string, Record<string, unknown>>[];
}

/** Changes an object and gives it the name that its new content asks for, as somebody would who covers his tracks. */
function forge(file: string, change: (content: Forged) => void): string {
  const content = JSON.parse(readFileSync(join(root, file), 'utf8')) as Forged;
  change(content);
  const bytes = Buffer.from(canonicalJson(content));
  overwrite(file, bytes);
  const renamed = file.replace(/\.[0-9a-f]{64}\./, `.${sha256(bytes)}.`);
  renameSync(join(root, file), join(root, renamed));
  return renamed;
}

test('an archive as it was sealed has no problem', async () => {
  expect(await verify()).toEqual({ objects: 5, problems: 0, told: [] });
});

test('any changed byte of any object is found, in the file where it is', async () => {
  const originals = files().map((file) => ({ file, bytes: readFileSync(join(root, file)) }));
  await fc.assert(
    fc.asyncProperty(fc.nat(originals.length - 1), fc.nat(), fc.integer({ min: 1, max: 255 }), async (which, place, flip) => {
      const { file, bytes } = originals[which] ?? { file: '', bytes: Buffer.alloc(1) };
      const changed = Buffer.from(bytes);
      const at = place % bytes.length;
      changed[at] = (changed[at] ?? 0) ^ flip;
      overwrite(file, changed);
      const { problems, told } = await verify();
      overwrite(file, bytes);
      expect(problems).toBe(told.length);
      expect(told).toContainEqual(expect.stringMatching(new RegExp(`^${file}: its content has SHA-256`)));
    }),
    { numRuns: 400 },
  );
}, 120_000);

test('a changed byte in an event names the event', async () => {
  const file = named(long, 'segment-000005-000008');
  const text = readFileSync(join(root, file), 'utf8');
  overwrite(file, Buffer.from(text.replace('note 3', 'note 4')));
  const { told } = await verify();
  expect(told).toContainEqual(`${file}: event 7 (events[2]): its personal part is not what was committed to`);
});

test('a changed byte in the record names the field', async () => {
  const file = named(long, 'dossier-0001');
  const text = readFileSync(join(root, file), 'utf8');
  overwrite(file, Buffer.from(text.replace('"level":"L2"', '"level":"L3"')));
  expect((await verify()).told).toContainEqual(`${file}: complaint.level: is not what the journal makes of it`);
});

test('a byte that breaks the form names its place', async () => {
  const file = named(short, 'dossier-0001');
  const bytes = readFileSync(join(root, file));
  const at = bytes.indexOf('"journal"');
  const [quote, colour, face] = [Buffer.from(bytes), Buffer.from(bytes), Buffer.from(bytes)];
  quote[at] = 0x20;
  colour[bytes.indexOf('"head"') + 6] = 0x3b;
  face[bytes.indexOf('🙁')] = 0xff;
  const place = async (changed: Buffer): Promise<string[]> => {
    overwrite(file, changed);
    return (await verify()).told.filter((line) => line.includes(': byte '));
  };
  expect(await place(quote)).toEqual([`${file}: byte ${at}: from here on it is not JSON`]);
  expect(await place(colour)).toEqual([`${file}: byte ${bytes.indexOf('"head"')}: from here on it is not JSON`]);
  expect(await place(face)).toEqual([`${file}: byte ${bytes.indexOf('🙁')}: is not UTF-8`]);
  expect(await place(Buffer.concat([bytes, Buffer.from('\n')]))).toEqual([`${file}: byte ${bytes.length}: is not in canonical form`]);
});

describe('who changes an object and renames it to fit', () => {
  test('is found by the journal', async () => {
    const file = forge(named(long, 'segment-000001-000004'), ({ events }) => Object.assign(events?.[1]?.['data'] ?? {}, { level: 'L4' }));
    expect((await verify()).told).toContainEqual(`${file}: event 2 (events[1]): its content or what precedes it is not what was hashed`);
  });

  test('is found by the objects that refer to it', async () => {
    const file = named(long, 'dossier-0002');
    forge(named(long, 'dossier-0001'), (content) => Object.assign(content, { sealedAt: 1 }));
    expect((await verify()).told).toEqual([
      expect.stringMatching(new RegExp(`^${file}: previous: is "[0-9a-f]{64}", should be "[0-9a-f]{64}"$`)),
    ]);
  });

  test('is found by a key that no event has', async () => {
    const file = forge(named(long, 'segment-000001-000004'), ({ events }) => Object.assign(events?.[1] ?? {}, { remark: 'x' }));
    expect((await verify()).told).toContainEqual(`${file}: event 2 (events[1]): is not an event of a journal`);
  });
});

test('a missing segment is found', async () => {
  rmSync(join(root, named(long, 'segment-000001-000004')));
  const { objects, told } = await verify();
  expect(objects).toBe(4);
  expect(told).toContainEqual(`${named(long, 'segment-000005-000008')}: from: is 5, should be 1`);
});

test('a segment that a dossier needs and nobody else is found missing', async () => {
  rmSync(join(root, named(long, 'segment-000005-000008')));
  expect((await verify()).told).toContainEqual(expect.stringMatching(/dossier-0001.*segments\[1\]: is .*not in the archive/));
});

test('what does not belong into the archive is found, what a crash left among the drafts is not', async () => {
  writeFileSync(join(root, 'stray'), '');
  writeFileSync(join(root, short.number, 'dossier-0001.json'), '');
  mkdirSync(join(root, 'no-number'));
  mkdirSync(join(root, short.number, `dossier-0002.${'0'.repeat(64)}.json`));
  writeFileSync(join(root, '.drafts', 'half'), '');
  const { objects, problems, told } = await verify();
  expect({ objects, problems }).toEqual({ objects: 5, problems: 4 });
  expect(told.every((line) => line.includes('does not belong here'))).toBe(true);
});

test('a second object under one key is found', async () => {
  const file = named(short, 'dossier-0001');
  writeFileSync(join(root, file.replace(/\.[0-9a-f]{64}\./, `.${sha256('{}')}.`)), '{}');
  expect((await verify()).told).toContainEqual(expect.stringContaining('is a second object under the key dossier-0001'));
});

test('a folder that is not there is a fault, not an archive without problems', async () => {
  await expect(verifyArchive(join(root, 'none'), () => undefined)).rejects.toMatchObject({ code: 'ENOENT' });
});
