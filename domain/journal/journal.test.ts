import fc from 'fast-check';
import type { JournalEvent } from '../complaint/events';
import { replay } from '../complaint/evolve';
import { ComplaintCase } from '../../test/support/complaintCase';
import { shippedPlan } from '../../test/support/plan';
import { canonicalJson, genesis, hashOf, sha256, verifyJournal } from './journal';

const { plan } = shippedPlan();
const complaint = ComplaintCase.inStage(plan, 'closed');
const { journal, number } = complaint;
const verify = (events: readonly JournalEvent[]) => verifyJournal(events, genesis(number), 1);
const changed = (seq: number, change: (event: JournalEvent) => object): JournalEvent[] =>
  journal.map((e) => (e.seq === seq ? (change(e) as JournalEvent) : e));
const personalSeq = journal.find((e) => e.type === 'found')?.seq ?? 0;

describe('a complaint’s journal (1.1.16, 1.1.18)', () => {
  it('is numbered without gaps and chained from its number on', () => {
    expect(journal.map((e) => e.seq)).toEqual(journal.map((_, i) => i + 1));
    expect(verify(journal)).toEqual([]);
    expect(complaint.complaint.head).toBe(journal.at(-1)?.hash);
  });

  it('holds from any of its events on, as its segments do', () => {
    expect(verifyJournal(journal.slice(10), journal[9]?.hash ?? '', 11)).toEqual([]);
  });

  it.each<[string, (event: JournalEvent) => object]>([
    ['its data', (e) => ({ ...e, data: { ...e.data, responsibility: 'notAtFault' } })],
    ['its type', (e) => ({ ...e, type: 'noted' })],
    ['its instant', (e) => ({ ...e, at: e.at - 1 })],
    ['who did it', (e) => ({ ...e, actor: { role: 'agent', id: 'agent-2' } })],
    ['whose request it was', (e) => ({ ...e, request: '0123456789abcdef.01234567' })],
    ['the commitment', (e) => ({ ...e, commitment: sha256('other') })],
    ['its hash', (e) => ({ ...e, hash: sha256('other') })],
  ])('tells that %s was changed, and where', (_what, change) => {
    expect(verify(changed(personalSeq, change))[0]?.seq).toBe(personalSeq);
  });

  it('tells that a personal part was changed', () => {
    const breaks = verify(changed(personalSeq, (e) => ({ ...e, personal: { finding: '并无差错' } })));
    expect(breaks).toEqual([{ seq: personalSeq, what: 'its personal part is not what was committed to' }]);
  });

  it('tells that a personal part was put where there was none, or stands without its salt', () => {
    const bare = journal.find((e) => e.commitment === undefined)?.seq ?? 0;
    expect(verify(changed(bare, (e) => ({ ...e, personal: { text: '添加' } })))).toHaveLength(1);
    expect(verify(changed(personalSeq, ({ salt: _salt, ...e }) => e))).toHaveLength(1);
  });

  it('tells that an event is missing, was added, or has moved', () => {
    const second = journal[1] as JournalEvent;
    expect(verify(journal.filter((e) => e.seq !== 5))[0]?.seq).toBe(6);
    expect(verify(journal.slice(1))[0]?.seq).toBe(2);
    expect(verify([...journal.slice(0, 2), second, ...journal.slice(2)])[0]?.seq).toBe(2);
    expect(verify([...journal.slice(0, 4), ...journal.slice(4, 6).toReversed(), ...journal.slice(6)])[0]?.seq).toBe(6);
  });

  it('tells that an event is missing even where all after it were hashed anew', () => {
    let before = genesis(number);
    const forged = journal
      .filter((e) => e.seq !== 5)
      .map((e) => {
        const rehashed = { ...e, hash: hashOf(e, before) };
        before = rehashed.hash;
        return rehashed;
      });
    expect(verify(forged)).toEqual([{ seq: 6, what: 'has number 6 where 5 belongs' }]);
  });

  it('tells that it is another complaint’s', () => {
    expect(verifyJournal(journal, genesis('0000-0000-0000-0'), 1)).toHaveLength(1);
  });

  it('stays verifiable when personal parts and their salts are erased, and says nothing of them any more', () => {
    const erased = journal.map(({ personal: _personal, salt: _salt, ...e }) => e as JournalEvent);
    expect(verify(erased)).toEqual([]);
    expect(JSON.stringify(erased)).not.toMatch(/测试客户|13900000001|计费差错|账单/);
    expect(replay(erased)).toMatchObject({ stage: 'closed', head: journal.at(-1)?.hash });
  });

  it('keeps what was said in words out of the public parts', () => {
    const open = journal.map(({ seq, at, actor, type, data }) => ({ seq, at, actor, type, data }));
    expect(JSON.stringify(open)).not.toMatch(/测试客户|13900000001|计费差错|账单/);
  });

  it('salts every personal part by itself, and gives the same journal to who repeats the step', () => {
    const salts = journal.flatMap((e) => (e.salt === undefined ? [] : [e.salt]));
    expect(new Set(salts).size).toBe(salts.length);
    expect(ComplaintCase.inStage(plan, 'closed').journal).toEqual(journal);
  });
});

describe('canonical JSON', () => {
  it('sorts keys at every depth, keeps lists in their order and has no white space', () => {
    expect(canonicalJson({ b: [2, 1, { d: null, c: 'ü' }], a: true })).toBe('{"a":true,"b":[2,1,{"c":"ü","d":null}]}');
  });

  it('is the same for the same content, however it was put together', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (content) => {
        const reversed = Object.fromEntries(Object.entries(content).toReversed());
        expect(canonicalJson(reversed)).toBe(canonicalJson(content));
        expect(JSON.parse(canonicalJson(content))).toEqual(JSON.parse(JSON.stringify(content)));
      }),
    );
  });

  it.each([
    ['nothing', () => undefined],
    ['a function', () => () => 0],
    ['a big integer', () => ({ n: 1n })],
    ['an infinity', () => ({ n: Infinity })],
    [
      'a circle',
      () => {
        const o: Record<string, unknown> = {};
        o.o = o;
        return o;
      },
    ],
  ])('is refused of %s', (_what, make) => {
    expect(() => canonicalJson(make())).toThrow();
  });
});
