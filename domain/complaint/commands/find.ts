import { z } from 'zod';
import { causeIds, responsibilityIds, unknownEntry } from '../../plan/entries';
import { line, prose, reference } from '../fields';
import { defineCommand } from './definition';

export const find = defineCommand({
  name: 'find',
  summary: 'Records the finding: what happened, its cause, who is responsible, and the evidence.',
  section: '1.1.23',
  roles: ['agent', 'shiftLeader', 'expert', 'serviceManager', 'handler', 'departmentHead', 'liaison'],
  stages: ['triaged', 'dispatched', 'investigating', 'resolving', 'replied'],
  fields: z.strictObject({
    cause: line(60).describe('Cause of the plan, such as network.fault.'),
    responsibility: line(60).describe('Such as companyAtFault.'),
    finding: prose(8000),
    element: line(100).optional().describe('Network element, product or dealer that it happened at.'),
    evidence: z.array(reference).max(50).default([]),
  }),
  decide: ({ cause, responsibility, finding, evidence, element }, { plan }) =>
    unknownEntry('cause', cause, causeIds(plan)) ??
    unknownEntry('responsibility', responsibility, responsibilityIds(plan)) ?? [
      { type: 'found', data: { cause, responsibility, evidence, element: element ?? null }, personal: { finding } },
    ],
});
