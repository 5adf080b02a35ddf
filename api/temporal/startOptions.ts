import { defineSearchAttributeKey, SearchAttributeType, TypedSearchAttributes, type SearchAttributePair } from '@temporalio/common';
import { workflowIdOf } from '../../domain/complaint/number';
import type { ComplaintStart } from '../../workflows/contract';

const keyword = (name: string, value: string | null | undefined): SearchAttributePair[] =>
  value === null || value === undefined ? [] : [{ key: defineSearchAttributeKey(name, SearchAttributeType.KEYWORD), value }];

/** How a complaint's workflow is started. Nothing here but the argument may hold personal data: it is not encrypted, and it is searched. */
export function startOptions(start: ComplaintStart, taskQueue: string) {
  const { number, registration } = start;
  const { channel, category, region } = registration;
  return {
    workflowId: workflowIdOf(number),
    taskQueue,
    args: [start] as [ComplaintStart],
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
    staticSummary: `${number} · ${channel} · ${category ?? 'no category yet'}`,
    staticDetails: [
      `**Complaint ${number}**`,
      '',
      `- channel: ${channel}`,
      `- category at registration: ${category ?? 'none'}`,
      `- plan: ${start.plan.id} ${start.plan.version}`,
      `- registered by: ${start.by.role}`,
    ].join('\n'),
    typedSearchAttributes: new TypedSearchAttributes([
      ...keyword('ComplaintStage', 'registered'),
      ...keyword('ComplaintChannel', channel),
      ...keyword('ComplaintRegion', region),
      ...keyword('ComplaintCategory', category),
      { key: defineSearchAttributeKey('Regulatory', SearchAttributeType.BOOL), value: channel === 'referral' },
    ]),
  } as const;
}
