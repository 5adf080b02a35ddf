import { z } from 'zod';
import { cancelling, making } from '../appointment';
import { instant, line, prose } from '../fields';
import { workingStages } from '../terms';
import { defineCommand } from './definition';

export const schedule = defineCommand({
  name: 'schedule',
  summary: 'Makes, moves or cancels an appointment. For one that the customer chose, service clocks pause until it comes.',
  section: '1.1.24',
  roles: ['channel', 'agent', 'shiftLeader', 'expert', 'serviceManager', 'handler', 'departmentHead'],
  stages: workingStages,
  fields: z.strictObject({
    at: instant.optional().describe('When; needed unless it is cancelled.'),
    purpose: prose(500).optional().describe('What for, such as a visit of the technician; needed unless it is cancelled.'),
    chosenBy: z
      .enum(['customer', 'company'])
      .optional()
      .describe('Who chose the time: the customer if absent, or as before where it moves.'),
    appointment: line(8).optional().describe('The one that is moved or cancelled, such as A1; a new one if absent.'),
    cancel: z.literal(true).optional().describe('It does not take place.'),
    reason: prose(2000).optional().describe('Why it is moved or cancelled; needed of the latter.'),
  }),
  decide: (fields, situation) => (fields.cancel === true ? cancelling(fields, situation) : making(fields, situation)),
});
