import type { Plan } from '../plan/plan';
import type { Complaint } from './state';
import type { Outcome } from './terms';

/** What still stands in the way of closing, in words; empty when nothing does. Domain rule «Closing needs». */
export function missingForClosing(state: Complaint, outcome: Outcome, plan: Plan): string[] {
  const missing: string[] = [];
  const replyMessage = state.effects.find((e) => e.kind === 'message' && e.purpose === 'reply');
  if (replyMessage !== undefined) missing.push(`the reply is not delivered (${replyMessage.key} is ${replyMessage.state})`);
  if (state.findings === null) missing.push('cause and responsibility are not coded (find)');
  const undated = state.remedies.filter((r) => !r.fulfilled && r.due === null);
  if (undated.length > 0) missing.push(`remedies without order or date: ${undated.map((r) => r.remedy).join(', ')} (fulfil)`);
  if (state.proposal?.state === 'waiting') missing.push(`${state.proposal.proposal} waits for approval (approve, disapprove)`);
  const attemptsExhausted = state.contactAttempts >= plan.file.contact.attempts.count;
  if (!wasSilent(state, outcome, plan) && state.satisfaction === null && !(outcome === 'notConfirmed' && attemptsExhausted)) {
    missing.push('the customer was not asked (rate), nor are the contact attempts exhausted');
  }
  if (outcome.startsWith('agreed') && state.satisfaction === 'dissatisfied') missing.push('a dissatisfied customer has not agreed');
  return missing;
}

/** The plan's time for an answer is over and silence ends it so: the asking itself is not missing any more. */
const wasSilent = (state: Complaint, outcome: Outcome, plan: Plan): boolean =>
  state.clocks.some(
    (clock) =>
      clock.state === 'running' && plan.file.clocks[clock.name]?.late.slice(0, clock.lateSteps).some((step) => step.close === outcome),
  );
