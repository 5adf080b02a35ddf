import { z } from 'zod';
import { line, prose } from '../fields';
import { levels, workingStages } from '../terms';
import { categoryIds, tagIds, unknownEntry } from '../../plan/entries';
import { defineCommand } from './definition';

export const triage = defineCommand({
  name: 'triage',
  summary: 'Classifies: category, level, tags. Given again, it corrects them and the deadlines with them.',
  section: '1.1.19',
  roles: ['agent', 'shiftLeader', 'expert', 'serviceManager', 'liaison', 'supervisor'],
  stages: workingStages,
  fields: z.strictObject({
    category: line(60).describe('Category of the plan, such as network.voice.'),
    level: z.enum(levels),
    tags: z.array(line(60)).max(20).default([]),
    regulatory: z.boolean().optional().describe('Set late, when a regulator is found to be involved.'),
    remark: prose(2000).optional(),
  }),
  decide: ({ category, level, tags, regulatory, remark }, { state, plan }) =>
    unknownEntry('category', category, categoryIds(plan)) ??
    tags.map((tag) => unknownEntry('tag', tag, tagIds(plan))).find((refusal) => refusal !== null) ?? [
      {
        type: 'triaged',
        data: { category, level, tags: [...new Set(tags)], regulatory: regulatory ?? state.flagged, again: state.level !== null },
        personal: remark === undefined ? {} : { remark },
      },
    ],
});
