import fc from 'fast-check';
import type { z } from 'zod';
import { formatDate, dayOf } from '../../domain/clocks/civil';
import { isoInstant } from '../../domain/clocks/instant';
import { commands } from '../../domain/complaint/commands';
import { commandNames, type CommandName } from '../../domain/complaint/commands/names';
import type { Complaint } from '../../domain/complaint/state';
import type { Input } from '../../domain/complaint/input';
import { fieldsOf } from './anyFields';
import { days, hours, type ComplaintCase } from './complaintCase';

/** What makes a command worth trying: without it, it would be refused for sure. */
const needs: Readonly<Partial<Record<CommandName, (state: Complaint) => boolean>>> = {
  accept: (s) => s.handOffs.some((h) => h.state === 'waiting'),
  return: (s) => s.handOffs.some((h) => h.state === 'waiting'),
  answer: (s) => s.handOffs.some((h) => h.state === 'accepted'),
  approve: (s) => s.proposal?.state === 'waiting',
  disapprove: (s) => s.proposal?.state === 'waiting',
  fulfil: (s) => s.remedies.length > 0 || s.promises.length > 0,
  respond: (s) => s.rung !== null,
  assess: (s) => s.rung !== null,
  coordinate: (s) => s.rung !== null,
  track: (s) => s.rung !== null || s.oversights.length > 0,
  deescalate: (s) => s.rung !== null,
  report: (s) => s.highestRung !== null,
  decideExtension: (s) => s.extensions.some((e) => e.state === 'requested'),
  signFor: (s) => s.referrals.some((r) => r.state === 'received'),
  returnReferral: (s) => s.referrals.some((r) => r.state === 'received' || r.state === 'signedFor'),
  requestReferralExtension: (s) => s.referrals.length > 0,
  recordReferralDecision: (s) => s.referrals.some((r) => r.state === 'returned' || r.extensionAsked !== null),
  reportBack: (s) => s.referrals.some((r) => r.state !== 'reportedBack'),
  recordRedo: (s) => s.referrals.some((r) => r.state === 'reportedBack'),
  recordMediation: (s) => s.referrals.length > 0,
  settle: (s) => s.effects.length > 0,
};
/** Commands that end a life early are tried less often than those that make it rich. */
const seldom: readonly CommandName[] = ['withdraw', 'reject', 'merge', 'absorb', 'note', 'preserve', 'link', 'settle', 'assign', 'urge'];

/** A command that may well be taken where the complaint stands now, by a role that may give it, with dates around now. */
export function fittingCommand(complaint: ComplaintCase, seed: number): Input {
  const state = complaint.complaint;
  const names = commandNames.filter((name) => commands[name].stages.includes(state.stage) && (needs[name]?.(state) ?? true));
  // What waits for somebody is what mostly happens next.
  const weight = (name: CommandName): number => (seldom.includes(name) ? 1 : needs[name] === undefined ? 3 : 8);
  const weighted = names.flatMap((name) => Array.from({ length: weight(name) }, () => name));
  const chosen = weighted[seed % weighted.length] ?? 'note';
  const { roles, fields } = commands[chosen];
  const role = roles[Math.floor(seed / 97) % roles.length] ?? 'operator';
  const [sampled] = fc.sample(fieldsOf((fields as z.ZodObject).shape), { numRuns: 1, seed });
  // A new appointment needs both; of all the fields that moving and cancelling take, few go together.
  const made = { purpose: '上门检测', at: '', chosenBy: seed % 2 === 0 ? 'company' : 'customer' };
  const body = chosen === 'schedule' && seed % 3 > 0 ? made : sampled;
  return {
    kind: 'command',
    name: chosen,
    body: { ...aroundNow(complaint, body ?? {}, seed), by: { role, id: `${role}-1` } },
    via: 'update',
  };
}

const ahead = [hours(1), hours(20), days(1), days(2), days(4), days(9), days(20)];

/** Fixed dates would nearly always lie in the past of a life: they are put some time after its now. */
function aroundNow({ now, plan }: ComplaintCase, body: Readonly<Record<string, unknown>>, seed: number): Record<string, unknown> {
  const at = now + (ahead[seed % ahead.length] ?? days(1));
  const later = (key: string, value: unknown): unknown => {
    if (value === undefined || typeof value === 'boolean') return value;
    if (['due', 'at', 'next', 'signForBy', 'returnBy'].includes(key)) return isoInstant(at);
    if (['dueOn', 'until'].includes(key)) return formatDate(dayOf(at, plan.offsetMinutes) + 1);
    return value;
  };
  // Which thing is meant is mostly left out: the command then means the one that waits.
  const meant = (key: string): boolean =>
    seed % 4 === 0 || !['referral', 'extension', 'escalation', 'handOff', 'proposal', 'question'].includes(key);
  const given = Object.entries(body).flatMap(([key, value]) => (meant(key) ? [[key, later(key, value)] as const] : []));
  const { at: when, ...rest } = Object.fromEntries(given);
  return typeof when === 'string' && !('purpose' in rest) ? rest : { ...rest, ...(when === undefined ? {} : { at: when }) };
}
