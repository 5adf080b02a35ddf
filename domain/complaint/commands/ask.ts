import { z } from 'zod';
import { prose } from '../fields';
import { refuse } from '../refusal';
import { tooManyUnsettled } from '../unsettled';
import { workingStages } from '../terms';
import { defineCommand } from './definition';

/** Each may be a pause, and pauses are part of the state. */
const questionsAtMost = 60;

export const ask = defineCommand({
  name: 'ask',
  summary: 'Asks the customer for information. Service clocks pause until it came; the statutory one never does.',
  section: '1.1.24',
  roles: ['agent', 'shiftLeader', 'expert', 'serviceManager', 'handler', 'liaison'],
  stages: workingStages,
  fields: z.strictObject({ text: prose(2000) }),
  decide: ({ text }, { state }) => {
    const crowded = tooManyUnsettled(state);
    if (crowded !== null) return crowded;
    if (state.questions.length >= 10) return refuse('plan', 'at most 10 questions open at once');
    if (state.asked >= questionsAtMost) return refuse('plan', `at most ${questionsAtMost} questions`, ['contact']);
    return [{ type: 'asked', data: { question: `Q${state.asked + 1}` }, personal: { text } }];
  },
});
