import { evolve } from '../../domain/complaint/evolve';
import type { EventTypes, JournalEvent } from '../../domain/complaint/events';
import { complaintNumber } from '../../domain/complaint/number';
import type { Complaint } from '../../domain/complaint/state';
import { chain, genesis } from '../../domain/journal/journal';

export const sampleNumber = complaintNumber('phone', 'sample');

/** The first journal entry of an invented complaint. */
export function sampleRegistered(data: Partial<EventTypes['registered']['data']> = {}): JournalEvent {
  const at = Date.UTC(2026, 2, 1, 1, 30);
  const number = data.number ?? sampleNumber;
  return chain(
    {
      type: 'registered',
      data: {
        number,
        channel: 'phone',
        request: 'r',
        fingerprint: 'f',
        receivedAt: at,
        plan: { id: 'telecomCn', version: '1', hash: 'h' },
        language: 'zh',
        relation: 'self',
        authorised: true,
        humanVoiceOnly: false,
        preferred: 'phone',
        region: null,
        tier: null,
        customer: null,
        category: null,
        referral: null,
        referred: null,
        calendars: {},
        ...data,
      },
      personal: {
        complainant: { name: '张三' },
        contact: { phone: '13900000000' },
        content: { subject: '流量费', facts: '多扣 36 元' },
        channel: { callId: 'c-1' },
      },
    },
    { seq: 1, at, actor: { role: 'agent', id: 'agent-1' }, before: genesis(number), secret: 's' },
  );
}

export function sampleState(data: Partial<EventTypes['registered']['data']> = {}, changes: Partial<Complaint> = {}): Complaint {
  return { ...evolve(null, sampleRegistered(data)), ...changes };
}
