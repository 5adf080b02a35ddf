import type { JournalEvent } from '../../domain/complaint/events';
import type { ComplaintView } from '../../domain/complaint/view';
import type { Registry } from '../../registry/open';
import type { Page } from '../../registry/queries/cursor';
import { findComplaint } from '../../registry/queries/findComplaint';
import { type ComplaintFilter, listComplaints } from '../../registry/queries/listComplaints';
import { type HandOffFilter, listHandOffs } from '../../registry/queries/listHandOffs';
import { listJournal } from '../../registry/queries/listJournal';
import { listReferrals, type ReferralFilter } from '../../registry/queries/listReferrals';
import type { HandOffRow, ReferralRow } from '../../registry/rows';

/** What is read of complaints without asking their workflows; each rejects with `RegistryUnavailable`. */
export interface ComplaintReads {
  find(number: string): Promise<ComplaintView | null>;
  list(filter: ComplaintFilter): Promise<Page<ComplaintView>>;
  journal(number: string, after: number, limit: number): Promise<JournalEvent[]>;
  handOffs(filter: HandOffFilter): Promise<Page<HandOffRow>>;
  referrals(filter: ReferralFilter): Promise<Page<ReferralRow>>;
}

export const registryReads = (registry: Registry): ComplaintReads => ({
  find: (number) => findComplaint(registry, number),
  list: (filter) => listComplaints(registry, filter),
  journal: (number, after, limit) => listJournal(registry, number, after, limit),
  handOffs: (filter) => listHandOffs(registry, filter),
  referrals: (filter) => listReferrals(registry, filter),
});
