import { z } from 'zod';
import { ladderRoles, runningEscalation } from '../../escalation/runningEscalation';
import { line, prose } from '../fields';
import { isRefusal, refuse, type Refusal } from '../refusal';
import type { Complaint } from '../state';
import { openStages } from '../terms';
import { defineCommand } from './definition';

export const track = defineCommand({
  name: 'track',
  summary: 'Writes a tracking note: the daily one of an escalation, or the answer to an oversight.',
  section: '1.1.39',
  roles: [...ladderRoles, 'legal', 'publicRelations'],
  stages: [...openStages, 'closed'],
  fields: z.strictObject({
    escalation: line(8).optional().describe('Such as X1; the latest if neither it nor an oversight is named.'),
    oversight: line(8).optional().describe('Oversight that it answers, such as O1.'),
    text: prose(),
  }),
  decide: ({ escalation: named, oversight, text }, { state }) => {
    const unknown = oversight === undefined ? null : unknownOversight(state, oversight);
    if (unknown !== null) return unknown;
    const running = oversight !== undefined && named === undefined ? null : runningEscalation(state, named);
    if (running !== null && isRefusal(running)) return running;
    return [{ type: 'tracked', data: { escalation: running?.escalation ?? null, oversight: oversight ?? null }, personal: { text } }];
  },
});

function unknownOversight({ oversights }: Complaint, named: string): Refusal | null {
  const names = oversights.map((o) => o.oversight);
  return names.includes(named) ? null : refuse('reference', `no oversight ${named}`, names);
}
