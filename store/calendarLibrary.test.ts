import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDate } from '../domain/clocks/civil';
import { isPublished } from '../domain/clocks/workingTime';
import { createCalendarLibrary, type KeptCalendar } from './calendarLibrary';
import { officeTo2027, shippedOffice as office } from './fixtures/officeCalendar';
import { openStore, type Store } from './open';

let folder: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'redress-'));
  store = openStore(join(folder, 'store.db'));
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const reworded = office.replace('en: Office days', 'en: Working days');
const by = { role: 'administrator', id: 'admin-1' } as const;

async function keep(text: string, { id = 'office', at = 1, offsetMinutes = 480 } = {}): Promise<KeptCalendar> {
  const kept = await createCalendarLibrary(store).keep({ id, text, offsetMinutes, by, at });
  if ('problems' in kept) throw new Error(kept.problems.map((p) => p.message).join('\n'));
  return kept;
}
const library = () => createCalendarLibrary(store);

test('nothing is current before something was uploaded', async () => {
  expect(await library().current()).toEqual({});
});

test('a calendar that was kept is current, and is found by its version', async () => {
  const { upload, isNew } = await keep(officeTo2027);
  expect([isNew, upload]).toMatchObject([true, { calendar: 'office', role: 'administrator', by: 'admin-1', at: 1 }]);
  expect(await library().current()).toEqual({ office: upload.hash });
  const calendar = await library().of(upload.hash);
  expect(calendar).toMatchObject({ id: 'office', offsetMinutes: 480 });
  expect(isPublished(calendar, parseDate('2027-06-01') ?? 0)).toBe(true);
  expect(await library().textOf(upload.hash)).toBe(officeTo2027);
});

test('the same content is the same version, however it is written, and nothing new', async () => {
  const first = await keep(office);
  const again = await keep(`# written anew\n${office}`, { at: 2 });
  expect(again).toMatchObject({ isNew: false, upload: first.upload });
});

test('another content, another zone or another id is another version', async () => {
  const versions = [
    await keep(office),
    await keep(reworded),
    await keep(office, { offsetMinutes: 540 }),
    await keep(office, { id: 'always' }),
  ].map(({ upload }) => upload.hash);
  expect(new Set(versions).size).toBe(4);
  expect(await library().of(versions[2] ?? '')).toMatchObject({ offsetMinutes: 540 });
  expect(await library().current()).toEqual({ office: versions[2], always: versions[3] });
});

test('going back to an earlier version is an upload of its own', async () => {
  const first = await keep(office);
  const second = await keep(officeTo2027, { at: 2 });
  const back = await keep(office, { at: 3 });
  expect(back).toMatchObject({ isNew: true, upload: { hash: first.upload.hash, at: 3 } });
  expect(back.upload.position).toBeGreaterThan(second.upload.position);
  expect(await library().current()).toEqual({ office: first.upload.hash });
  expect(await library().uploads()).toEqual([back.upload]);
  expect(await library().of(second.upload.hash)).toMatchObject({ id: 'office' });
});

test('a bad calendar is told with its lines, and nothing is kept', async () => {
  const kept = await library().keep({ id: 'office', text: office.replace('2024-06-10,', '2024-06-31,'), offsetMinutes: 480, by, at: 1 });
  expect(kept).toMatchObject({
    problems: [
      { file: 'office.yaml', path: 'holidays.2024[17]', line: office.split('\n').findIndex((line) => line.includes('2024-06-10')) + 1 },
    ],
  });
  expect(await library().current()).toEqual({});
});

test('a version that was never kept is said to be missing', async () => {
  await expect(library().of('f00')).rejects.toThrow('no calendar version f00 is kept');
  await expect(library().textOf('f00')).rejects.toThrow('no calendar version f00 is kept');
});
