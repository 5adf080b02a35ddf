import { z } from 'zod';
import { handOffIn } from '../handOff';
import { line, prose } from '../fields';
import { isRefusal } from '../refusal';
import { defineCommand } from './definition';

export const answer = defineCommand({
  name: 'answer',
  summary: 'The department answers what was asked of it.',
  section: '1.1.24',
  roles: ['handler', 'departmentHead'],
  stages: ['investigating', 'resolving'],
  fields: z.strictObject({ handOff: line(8).optional(), answer: prose(8000) }),
  decide: ({ handOff, answer: text }, { state }) => {
    const found = handOffIn(state, handOff, ['accepted']);
    if (isRefusal(found)) return found;
    return [{ type: 'handOffAnswered', data: { handOff: found.handOff, department: found.department }, personal: { answer: text } }];
  },
});
