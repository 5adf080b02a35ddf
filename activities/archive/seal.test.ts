import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toView } from '../../domain/complaint/view';
import { canonicalJson, genesis } from '../../domain/journal/journal';
import { noted, notes, refused, registered } from '../../registry/fixtures/life';
import type { ArchiveService } from './archiveService';
import { completeJournals } from './completeJournals';
import { createFileArchive } from './fileArchive';
import { sealDossier, sealedAt, sealSegments } from './fixtures/sealedLife';
import { readSealedJournal } from './readSealedJournal';
import { createFindRequest } from './requestIndex';
import { createSealDossier } from './sealDossier';
import { createSealSegment } from './sealSegment';

let root: string;
let archive: ArchiveService;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'redress-'));
  archive = createFileArchive(root);
});
afterEach(() => rmSync(root, { recursive: true }));

const life = registered().and(...notes(3), refused('close'), ...notes(3));
const { number, events } = life;
const contentOf = async (object: string) => {
  const text = (await archive.read(number, object)).toString();
  expect(canonicalJson(JSON.parse(text))).toBe(text);
  return JSON.parse(text) as unknown;
};
const permanent = (type: string) => expect.objectContaining({ name: 'ApplicationFailure', nonRetryable: true, type });

describe('segments', () => {
  test('are chained to each other and to the journal', async () => {
    const [first, second] = await sealSegments(archive, life, [5, 8]);
    expect(first).toMatchObject({ from: 1, to: 5, after: genesis(number), head: events[4]?.hash });
    expect(second).toMatchObject({ from: 6, to: 8, after: first?.head, head: events[7]?.hash });
    const { object = '', ...ref } = second ?? {};
    expect(await contentOf(object)).toEqual({
      format: 'redress/segment/1',
      number,
      ...ref,
      previous: first?.object,
      events: events.slice(5),
    });
  });

  test('are the same when sealed again', async () => {
    expect(await sealSegments(archive, life, [5, 8])).toEqual(await sealSegments(archive, life, [5, 8]));
    expect(await archive.list(number)).toHaveLength(2);
  });

  test('with other events at the same place are refused until a person has mended the archive', async () => {
    await sealSegments(archive, life, [5]);
    await expect(sealSegments(archive, registered({ secret: 'other' }).and(...notes(4)), [5])).rejects.toMatchObject({
      type: 'KeyTaken',
      nonRetryable: false,
    });
  });

  test('of a journal that does not hold are refused, and stay to be tried', async () => {
    const seal = createSealSegment({ archive });
    const broken = { type: 'BrokenJournal', nonRetryable: false };
    await expect(seal({ number, events: events.slice(1, 4), previous: null })).rejects.toMatchObject(broken);
    await expect(seal({ number, events: [...events.slice(0, 2), ...events.slice(3)], previous: null })).rejects.toMatchObject(broken);
    await expect(seal({ number, events: [], previous: null })).rejects.toMatchObject({ type: 'EmptySegment' });
    expect(await archive.list(number)).toEqual([]);
  });

  test('whose predecessor is not there yet are tried again', async () => {
    const seal = createSealSegment({ archive });
    await expect(seal({ number, events: events.slice(5), previous: 'f'.repeat(64) })).rejects.not.toHaveProperty('nonRetryable');
  });
});

describe('a dossier', () => {
  test('holds the record, the segments, the events after them, and the dossier before', async () => {
    const segments = await sealSegments(archive, life, [5]);
    const first = await sealDossier(archive, life, 1, segments, null);
    expect(await contentOf(first)).toEqual({
      format: 'redress/dossier/1',
      number,
      n: 1,
      sealedAt,
      previous: null,
      complaint: JSON.parse(JSON.stringify(toView(life.state))) as unknown,
      head: life.state.head,
      segments,
      journal: events.slice(5),
    });
    expect(await sealDossier(archive, life, 1, segments, null)).toBe(first);
    const second = await sealDossier(archive, life.and(noted('again')), 2, segments, first);
    expect(await contentOf(second)).toMatchObject({ n: 2, previous: first });
  });

  test('may have all of its journal in segments', async () => {
    const segments = await sealSegments(archive, life, [8]);
    expect(await contentOf(await sealDossier(archive, life, 1, segments, null))).toMatchObject({ head: events[7]?.hash, journal: [] });
  });

  test('whose record and journal end at different events is refused for good', async () => {
    const order = { key: `${number}/dossier/1`, number, n: 1, sealedAt, segments: [], previous: null };
    const seal = createSealDossier({ archive });
    await expect(seal({ ...order, complaint: life.state, tail: events.slice(0, 7) })).rejects.toEqual(permanent('BrokenJournal'));
    await expect(seal({ ...order, complaint: life.state, tail: events.slice(1) })).rejects.toEqual(permanent('BrokenJournal'));
  });
});

describe('a request in the sealed journal', () => {
  test('is found with what it came to', async () => {
    const segments = await sealSegments(archive, life, [4, 8]);
    const find = createFindRequest({ archive });
    const outcomes = await Promise.all(events.map(({ request: digest = '' }) => find({ number, segments, digest })));
    expect(outcomes).toEqual(events.map(({ seq, request }) => ({ request, seq, refusal: seq === 5 ? 'stage' : null })));
    expect(await find({ number, segments, digest: 'unknown' })).toBeNull();
    expect(await find({ number, segments: [], digest: events[0]?.request ?? '' })).toBeNull();
  });

  test('is looked up in memory the second time', async () => {
    const segments = await sealSegments(archive, life, [8]);
    const find = createFindRequest({ archive });
    const digest = events[1]?.request ?? '';
    await find({ number, segments, digest });
    rmSync(join(root, number), { recursive: true });
    expect(await find({ number, segments, digest })).toEqual({ request: digest, seq: 2, refusal: null });
  });
});

describe('whole journals', () => {
  test('are read from segments and the newest dossier once the workflow has ended', async () => {
    const segments = await sealSegments(archive, life, [3]);
    await sealDossier(archive, life.upTo(6), 1, segments, null);
    expect(await readSealedJournal(archive, number)).toEqual(events.slice(0, 6));
    await sealSegments(archive, life, [3, 8]);
    expect(await readSealedJournal(archive, number)).toEqual(events);
  });

  test('with a gap are refused', async () => {
    const [first] = await sealSegments(archive, life, [3, 6]);
    rmSync(join(root, number, `segment-000001-000003.${first?.object}.json`));
    await expect(readSealedJournal(archive, number)).rejects.toThrow('events 1 to 3 are not in the archive');
  });

  test('come from workflows that run and from the archive, each complaint by its own', async () => {
    const segments = await sealSegments(archive, life, [5]);
    const ended = registered({ request: 'ended' }).and(...notes(2));
    await sealSegments(archive, ended, [3]);
    const asked: string[] = [];
    const journals = completeJournals(archive, {
      async *numbers() {
        yield number;
      },
      async read(which) {
        asked.push(which);
        return which === number ? { segments, events: events.slice(5) } : null;
      },
    });
    const all: string[] = [];
    for await (const each of journals.numbers()) all.push(each);
    expect(all.toSorted()).toEqual([number, ended.number].toSorted());
    expect(await journals.read(number)).toEqual(events);
    expect(await journals.read(ended.number)).toEqual(ended.events);
    expect(asked).toEqual([number]);
    expect(await journals.read(ended.number)).toEqual(ended.events);
    expect(asked).toEqual([number, ended.number]);
  });
});
