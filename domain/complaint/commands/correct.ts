import { z } from 'zod';
import { prose } from '../fields';
import { openStages } from '../terms';
import { defineCommand } from './definition';
import { accountHolder, complainant, contactDetails, content, service } from './registration';
import { refuse } from '../refusal';

export const correct = defineCommand({
  name: 'correct',
  summary: 'Corrects basic information. What stood before stays in the journal.',
  section: '1.1.13',
  roles: ['agent', 'shiftLeader', 'expert', 'liaison'],
  stages: openStages,
  fields: z.strictObject({
    reason: prose(500),
    complainant: complainant.optional(),
    accountHolder: accountHolder.optional(),
    service: service.optional(),
    contact: contactDetails.optional(),
    content: content.optional(),
  }),
  decide: ({ reason, ...corrections }) => {
    const values = Object.fromEntries(Object.entries(corrections).filter(([, value]) => value !== undefined));
    const fields = Object.keys(values);
    if (fields.length === 0) return refuse('malformed', 'give at least one of complainant, accountHolder, service, contact, content');
    return [{ type: 'corrected', data: { fields }, personal: { reason, values } }];
  },
});
