import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import { isoInstant } from '../domain/clocks/instant';
import type { NextDue } from '../domain/complaint/input';
import type { Complaint } from '../domain/complaint/state';
import type { Instant } from '../domain/complaint/terms';

/** What the operator sees of a complaint in the Temporal UI: search attributes and current details, without personal data. */

const keys = {
  stage: defineSearchAttributeKey('ComplaintStage', SearchAttributeType.KEYWORD),
  level: defineSearchAttributeKey('ComplaintLevel', SearchAttributeType.KEYWORD),
  category: defineSearchAttributeKey('ComplaintCategory', SearchAttributeType.KEYWORD),
  department: defineSearchAttributeKey('ComplaintDepartment', SearchAttributeType.KEYWORD),
  channel: defineSearchAttributeKey('ComplaintChannel', SearchAttributeType.KEYWORD),
  region: defineSearchAttributeKey('ComplaintRegion', SearchAttributeType.KEYWORD),
  rung: defineSearchAttributeKey('EscalationLevel', SearchAttributeType.KEYWORD),
  delivery: defineSearchAttributeKey('ComplaintDelivery', SearchAttributeType.KEYWORD),
  regulatory: defineSearchAttributeKey('Regulatory', SearchAttributeType.BOOL),
  nextDue: defineSearchAttributeKey('NextDue', SearchAttributeType.DATETIME),
};

export class Shown {
  private readonly shown = new Map<string, string>();

  /** Upserts the attributes that changed, in one event at most, and rewrites the details. */
  update(state: Complaint, nextDue: NextDue | null): void {
    setCurrentDetails(detailsOf(state, nextDue));
    const pairs = [
      this.changed('stage', state.stage) && { key: keys.stage, value: state.stage },
      this.changed('level', state.level) && { key: keys.level, value: state.level },
      this.changed('category', state.category) && { key: keys.category, value: state.category },
      this.changed('department', state.department) && { key: keys.department, value: state.department },
      this.changed('channel', state.channel) && { key: keys.channel, value: state.channel },
      this.changed('region', state.region) && { key: keys.region, value: state.region },
      this.changed('rung', state.rung) && { key: keys.rung, value: state.rung },
      this.changed('delivery', deliveryOf(state)) && { key: keys.delivery, value: deliveryOf(state) },
      this.changed('regulatory', String(state.regulatory)) && { key: keys.regulatory, value: state.regulatory },
      this.changed('nextDue', nextDue === null ? null : String(nextDue.at)) && {
        key: keys.nextDue,
        value: nextDue === null ? null : new Date(nextDue.at),
      },
    ].filter((pair) => pair !== false);
    if (pairs.length > 0) upsertSearchAttributes(pairs);
  }

  private changed(name: string, value: string | null): boolean {
    const before = this.shown.get(name) ?? null;
    if (before === value) return false;
    if (value === null) this.shown.delete(name);
    else this.shown.set(name, value);
    return true;
  }
}

/** Whether what should reach others does: the filter for what waits for a person. */
const deliveryOf = (state: Complaint): 'ok' | 'delayed' | 'failed' =>
  state.effects.some((e) => e.state === 'failed' || e.state === 'inDoubt')
    ? 'failed'
    : state.effects.some((e) => e.state === 'delayed')
      ? 'delayed'
      : 'ok';

function detailsOf(state: Complaint, nextDue: NextDue | null): string {
  const running = state.clocks.filter((c) => c.state !== 'stopped');
  const late = running.filter((c) => c.lateSteps > 0).map((c) => c.clock);
  const open = state.handOffs.filter((h) => h.state === 'waiting' || h.state === 'accepted');
  return [
    `**${state.number}** · ${state.stage}${state.outcome === null ? '' : ` (${state.outcome})`} · ${state.level ?? 'level not given'} · ${state.category ?? 'category not given'}`,
    `Escalation: ${state.rung === null ? 'none' : `${state.rung}, ${state.raised.at(-1)?.accountable ?? ''} answers`} · urged ${state.urges} · reopened ${state.reopenings} · journal ${state.seq}`,
    ...(late.length === 0 ? [] : [`Late: **${late.join(', ')}**`]),
    nextDue === null ? 'Nothing comes due.' : `Next warning or due moment: **${nextDue.what}** at ${short(nextDue.at)}`,
    `Owner ${state.owner ?? 'none'} · assignee ${state.assignee ?? 'none'}${state.proposal?.state === 'waiting' ? ` · ${state.proposal.proposal} waits for ${state.proposal.needs ?? 'approval'}` : ''}`,
    ...section(
      'Hand-offs',
      open.map((h) => `${h.handOff} · ${h.department} · ${h.state}`),
    ),
    ...section(
      'Clocks',
      running.map(
        (c) =>
          `${c.clock} · ${c.goal} · due ${short(c.due)}${c.provisional ? ' (provisional)' : ''} · ${c.lateSteps > 0 ? '**late**' : c.state}`,
      ),
    ),
    ...section(
      'Referrals',
      state.referrals.map(
        (r) => `${r.referral} · ${r.kind} · round ${r.round} · ${r.state}${r.due === null ? '' : ` · printed ${short(r.due)}`}`,
      ),
    ),
    ...section('Ahead', [
      ...state.appointments.filter((a) => a.state === 'ahead').map((a) => `appointment ${a.appointment} at ${short(a.at)}`),
      ...state.promises.filter((p) => !p.kept).map((p) => `promise ${p.promise} by ${short(p.due)}`),
      ...state.extensions.filter((e) => e.state === 'requested').map((e) => `extension ${e.extension} by ${e.by} waits for a decision`),
    ]),
    ...section(
      'Effects',
      state.effects.map((e) => `${e.key} ${e.purpose ?? ''} · ${e.state}${e.error === null ? '' : ` · ${e.error}`}`),
    ),
  ].join('\n');
}

/** To the minute, in UTC as everything in that UI. */
const short = (at: Instant): string => `${isoInstant(at).slice(0, 16).replace('T', ' ')} UTC`;

const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', `**${title}**`, '', ...lines.map((text) => `- ${text}`)];
