import { replay } from '../../../domain/complaint/evolve';
import type { JournalEvent } from '../../../domain/complaint/events';
import { toView } from '../../../domain/complaint/view';
import { canonicalJson, genesis, verifyJournal } from '../../../domain/journal/journal';
import type { SegmentRef } from '../../effect';
import type { Dossier } from '../dossier';
import { dossierKey, type ObjectName, segmentKey } from '../objectName';
import type { Segment } from '../segment';
import type { Finding } from './problem';

/** An object of one complaint that could be read. */
export interface Sealed<T> {
  readonly name: ObjectName;
  readonly intact: boolean;
  readonly content: T;
}

export type Tell = (name: ObjectName, finding: Finding) => void;

/** Checks a complaint's objects against each other: one journal, in one piece, and records that rest on it. */
export function verifyComplaint(
  number: string,
  segments: readonly Sealed<Segment>[],
  dossiers: readonly Sealed<Dossier>[],
  tell: Tell,
): void {
  const journal = new Map<number, JournalEvent>();
  segments.forEach((segment, i) => verifySegment(number, segment, segments[i - 1] ?? null, tell));
  for (const { name, content } of segments) remember(journal, content.events, 'events', (finding) => tell(name, finding));
  dossiers.forEach((dossier, i) => {
    verifyDossier(number, dossier, dossiers[i - 1] ?? null, segments, tell);
    remember(journal, dossier.content.journal, 'journal', (finding) => tell(dossier.name, finding));
    // What stands in the record is vouched for by the object's own digest; once that is broken, the journal can tell where.
    if (!dossier.intact)
      for (const place of placesThatDiffer(dossier.content, journal))
        tell(dossier.name, { place, what: 'is not what the journal makes of it' });
  });
}

function verifySegment(number: string, { name, content }: Sealed<Segment>, before: Sealed<Segment> | null, tell: Tell): void {
  const expect = expecting((finding) => tell(name, finding));
  const { from, to, events, after, previous, head } = content;
  expect('number', content.number, number);
  expect('name', name.key, segmentKey(from, to));
  expect('from', from, (before?.content.to ?? 0) + 1);
  expect('previous', previous, before?.name.object ?? null);
  expect('after', after, before?.content.head ?? genesis(number));
  expect('to', to, events.at(-1)?.seq ?? 0);
  expect('head', head, events.at(-1)?.hash ?? '');
  tellBreaks(events, after, from, 'events', (finding) => tell(name, finding));
}

function verifyDossier(
  number: string,
  { name, content }: Sealed<Dossier>,
  before: Sealed<Dossier> | null,
  segments: readonly Sealed<Segment>[],
  tell: Tell,
): void {
  const expect = expecting((finding) => tell(name, finding));
  const { n, previous, complaint, head, segments: refs, journal } = content;
  const sealed = refs.at(-1) ?? { head: genesis(number), to: 0 };
  expect('number', content.number, number);
  expect('name', name.key, dossierKey(n));
  expect('n', n, (before?.content.n ?? 0) + 1);
  expect('previous', previous, before?.name.object ?? null);
  refs.forEach((ref, i) =>
    expect(`segments[${i}]`, ref, segments[i] === undefined ? 'a segment that is not in the archive' : refOf(segments[i])),
  );
  tellBreaks(journal, sealed.head, sealed.to + 1, 'journal', (finding) => tell(name, finding));
  expect('head', head, journal.at(-1)?.hash ?? sealed.head);
  expect('complaint.head', complaint.head, head);
  expect('complaint.seq', complaint.seq, journal.at(-1)?.seq ?? sealed.to);
  expect('complaint.number', complaint.number, number);
}

const refOf = ({ name, content: { from, to, after, head } }: Sealed<Segment>): SegmentRef => ({
  from,
  to,
  after,
  head,
  object: name.object,
});

const expecting =
  (tell: (finding: Finding) => void) =>
  (place: string, is: unknown, should: unknown): void => {
    const [given, right] = [canonicalJson(is), canonicalJson(should)];
    if (given !== right) tell({ place, what: `is ${given}, should be ${right}` });
  };

function tellBreaks(events: readonly JournalEvent[], after: string, from: number, list: string, tell: (finding: Finding) => void): void {
  for (const { seq, what } of verifyJournal(events, after, from)) {
    tell({ place: `event ${seq} (${list}[${events.findIndex((event) => event.seq === seq)}])`, what });
  }
}

/** Adds events to what is known of the journal; two objects that tell one event differently are told. */
function remember(
  journal: Map<number, JournalEvent>,
  events: readonly JournalEvent[],
  list: string,
  tell: (finding: Finding) => void,
): void {
  for (const [i, event] of events.entries()) {
    const known = journal.get(event.seq);
    if (known === undefined) journal.set(event.seq, event);
    else if (known.hash !== event.hash)
      tell({ place: `event ${event.seq} (${list}[${i}])`, what: 'is another event than an earlier object has there' });
  }
}

/** Fields of the record that the journal up to its head yields otherwise; none when the journal itself can't be folded. */
function placesThatDiffer({ complaint, head }: Dossier, journal: ReadonlyMap<number, JournalEvent>): string[] {
  const events = [...journal.values()].toSorted((a, b) => a.seq - b.seq);
  const end = events.findIndex(({ hash }) => hash === head);
  const told = end < 0 ? null : fold(events.slice(0, end + 1));
  return told === null ? [] : differences(complaint, told, 'complaint');
}

function fold(events: readonly JournalEvent[]): unknown {
  try {
    const state = replay(events);
    return state && (JSON.parse(canonicalJson(toView(state))) as unknown);
  } catch {
    return null;
  }
}

function differences(is: unknown, should: unknown, path: string): string[] {
  if (canonicalJson(is ?? null) === canonicalJson(should ?? null)) return [];
  if (!isRecord(is) || !isRecord(should)) return [path];
  const keys = new Set([...Object.keys(is), ...Object.keys(should)]);
  return [...keys].flatMap((key) => differences(is[key], should[key], `${path}.${key}`));
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
