import type { JournalEvent } from '../../domain/complaint/events';
import type { ComplaintView } from '../../domain/complaint/view';
import type { Page } from '../../registry/queries/cursor';
import type { ComplaintFilter } from '../../registry/queries/listComplaints';
import type { HandOffFilter } from '../../registry/queries/listHandOffs';
import type { ReferralFilter } from '../../registry/queries/listReferrals';
import type { HandOffRow, ReferralRow } from '../../registry/rows';
import { RegistryUnavailable } from '../../registry/unavailable';
import type { ComplaintReads } from '../complaints/reads';

/** A registry in memory that can be away, and remembers what it was asked. */
export class FakeReads implements ComplaintReads {
  readonly views = new Map<string, ComplaintView>();
  readonly journals = new Map<string, JournalEvent[]>();
  readonly listed: ComplaintFilter[] = [];
  readonly handOffRows: HandOffRow[] = [];
  readonly referralRows: ReferralRow[] = [];
  readonly referralsListed: ReferralFilter[] = [];
  next: string | null = null;
  isDown = false;

  async find(number: string): Promise<ComplaintView | null> {
    this.#throwIfDown();
    return this.views.get(number) ?? null;
  }

  async list(filter: ComplaintFilter): Promise<Page<ComplaintView>> {
    this.#throwIfDown();
    this.listed.push(filter);
    return { items: [...this.views.values()], next: this.next };
  }

  async journal(number: string, after: number, limit: number): Promise<JournalEvent[]> {
    this.#throwIfDown();
    return (this.journals.get(number) ?? []).filter(({ seq }) => seq > after).slice(0, limit);
  }

  async handOffs({ department }: HandOffFilter): Promise<Page<HandOffRow>> {
    this.#throwIfDown();
    return { items: this.handOffRows.filter((row) => row.department === department), next: this.next };
  }

  async referrals(filter: ReferralFilter): Promise<Page<ReferralRow>> {
    this.#throwIfDown();
    this.referralsListed.push(filter);
    return { items: this.referralRows, next: this.next };
  }

  #throwIfDown(): void {
    if (this.isDown) throw new RegistryUnavailable('the registry is locked');
  }
}
