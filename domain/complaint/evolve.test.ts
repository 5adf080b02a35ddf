import { ComplaintCase, hours } from '../../test/support/complaintCase';
import { shippedPlan } from '../../test/support/plan';
import type { JournalEvent } from './events';
import { eventTypes } from './eventTypes';
import { evolve, replay } from './evolve';
import { endStages } from './terms';

const { plan } = shippedPlan();
const complaint = ComplaintCase.inStage(plan, 'investigating');
const { complaint: state } = complaint;
const place = { seq: state.seq + 1, at: state.at, actor: { role: 'agent', id: 'agent-1' }, hash: 'h' };
const event = (type: string, data: object = {}, personal?: object): JournalEvent =>
  ({ ...place, type, data, personal }) as unknown as JournalEvent;

describe('folding the journal', () => {
  it.each(eventTypes.filter((type) => type !== 'registered'))('has a branch for %s', (type) => {
    // Only that the type is known matters here; its fields are what the types of the language look after.
    expect(evolve(state, event(type, { remedies: [], weighed: [], warnAt: [], how: 'drop' }))).toMatchObject({ seq: place.seq, head: 'h' });
  });

  it('refuses a type that there is not, and an event before the registration', () => {
    expect(() => evolve(state, event('vanished'))).toThrow(/unknown journal event.*vanished/);
    expect(() => evolve(null, event('noted'))).toThrow('comes before "registered"');
  });

  it.each(endStages)('of a complaint that is %s gives the state again, from its beginning or from any state between', (stage) => {
    const { journal, complaint: ended } = ComplaintCase.inStage(plan, stage);
    expect(replay(journal)).toEqual(ended);
    for (let i = 1; i < journal.length; i++) expect(replay(journal.slice(i), replay(journal.slice(0, i)))).toEqual(ended);
  });

  it('decides nothing and changes no state that it was given', () => {
    const frozen = JSON.stringify(state);
    evolve(state, event('triaged', { category: 'network.voice', level: 'L4', tags: ['media'], regulatory: true, again: true }));
    expect(JSON.stringify(state)).toBe(frozen);
  });

  it('keeps the first who was asked as the owner (首问负责制)', () => {
    const first = ComplaintCase.registered(plan);
    first.give('triage', { category: 'network.voice', level: 'L2' }, 'agent', 'agent-9');
    first.give('assign', { to: 'expert-1' }, 'supervisor');
    expect(first.complaint).toMatchObject({ owner: 'agent-1', assignee: 'expert-1' });
  });

  it('takes the first contact where there were several, and an exhausted series of attempts as one (1.1.56)', () => {
    const contacted = ComplaintCase.registered(plan);
    contacted.pass(hours(1));
    const first = contacted.now;
    contacted.usual('contact');
    contacted.pass(hours(1));
    contacted.usual('contact');
    expect(contacted.complaint.firstContactAt).toBe(first);
  });
});
