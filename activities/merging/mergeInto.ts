import { ApplicationFailure } from '@temporalio/common';
import type { Actor } from '../../domain/complaint/terms';
import { attempting } from '../attempting';
import type { EffectResult, MergeOrder } from '../effect';
import type { OtherComplaints } from './otherComplaints';

/** Carries what a duplicate's customer said over to the complaint that it was merged into (1.1.20). What that one will never take is for a person. */
export function createMergeInto({ complaints }: { readonly complaints: OtherComplaints }) {
  return ({ number, into, subject, facts, requestId }: MergeOrder): Promise<EffectResult> =>
    attempting(`carrying ${number} over to ${into}`, async () => {
      const absorbed = await complaints.absorb(into, { from: number, subject, facts, by: carrier, requestId });
      switch (absorbed.kind) {
        case 'absorbed':
          return done(into);
        case 'refused':
          // An attempt before, or a person by hand, may have brought it there.
          if (await complaints.hasAbsorbed(into, number)) return done(into);
          throw forAPerson(`${into} refused it: ${absorbed.why}`);
        case 'ended':
          throw forAPerson(`${into} has ended for good and takes nothing more: reopen ${number} and handle it by itself`);
        case 'unknown':
          throw forAPerson(`there is no complaint ${into}: reopen ${number} and merge it into the right one`);
      }
    });
}

/** Under this name the product gives commands where a command needs a role that can sign in. */
const carrier: Actor = { role: 'operator', id: 'redress' };

const done = (into: string): EffectResult => ({ outcome: 'done', reference: into });
const forAPerson = (why: string): ApplicationFailure => ApplicationFailure.nonRetryable(why, 'NotAbsorbed');
