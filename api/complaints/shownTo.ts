import type { ComplaintView } from '../../domain/complaint/view';
import type { Actor } from '../../domain/complaint/terms';

/** What a role is shown of a complaint: channels speak with customers, who are not to know of a confidential referral, nor of its clocks. */
export function shownTo({ role }: Actor, view: ComplaintView): ComplaintView {
  if (role !== 'channel') return view;
  const hidden = new Set(view.referrals.flatMap((r) => (r.confidential ? [r.referral] : [])));
  if (hidden.size === 0) return view;
  return {
    ...view,
    referrals: view.referrals.filter((r) => !hidden.has(r.referral)),
    clocks: view.clocks.filter((c) => !hidden.has(c.clock.split('/')[1] ?? '')),
  };
}
